// Compiles a bundle of rules into the bytes that core/src/pack_image.hpp describes.
// Usage: unbroadcast_compile_pack PACK.json OUTPUT.pack
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>

#include "pack_image.hpp"
#include "unbroadcast/rule_pack.hpp"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "usage: unbroadcast_compile_pack PACK.json OUTPUT.pack\n");
        return 2;
    }
    std::ifstream in(argv[1], std::ios::binary);
    const unbroadcast::SourceFile bundle{argv[1], {std::istreambuf_iterator<char>(in), {}}};
    const unbroadcast::LoadResult loaded = unbroadcast::load_pack({&bundle, 1});
    for (const unbroadcast::Diagnostic& problem : loaded.problems)
        std::fprintf(stderr, "%s\n", to_string(problem).c_str());
    if (loaded.pack == nullptr) return 1;
    const std::string image = unbroadcast::write_image(loaded.pack->compiled());
    // What cannot be read back is not written.
    if (unbroadcast::read_image(image) == nullptr) {
        std::fprintf(stderr, "%s: the rules are beyond what a compiled pack may hold\n", argv[1]);
        return 1;
    }
    std::ofstream out(argv[2], std::ios::binary);
    out << image;
    return out.flush() ? 0 : 1;
}
