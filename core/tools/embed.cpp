// Writes a C++ file that holds every JSON file below a folder: what core/src/builtin.hpp promises.
// Usage: unbroadcast_embed FOLDER NAME_PREFIX OUTPUT.cpp
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

// Compilers limit the length of one literal, so texts are written in pieces.
constexpr std::size_t piece = 12'000;

void write_text(std::ofstream& out, const std::string& text) {
    for (std::size_t at = 0; at < text.size() || at == 0; at += piece) {
        out << "\n    R\"json~(" << text.substr(at, piece) << ")json~\"";
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "usage: unbroadcast_embed FOLDER NAME_PREFIX OUTPUT.cpp\n");
        return 2;
    }
    const fs::path folder = argv[1];
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.path().extension() == ".json") files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    std::ofstream out(argv[3], std::ios::binary);
    out << "// Made by core/tools/embed.cpp from the rule files; do not edit.\n#include "
           "\"builtin.hpp\"\n\n"
           "namespace unbroadcast {\n\nstd::vector<SourceFile> builtin_files() {\n    "
           "std::vector<SourceFile> files;\n";
    for (const fs::path& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in),
                               std::istreambuf_iterator<char>()};
        out << "    files.push_back({\"" << argv[2] << '/'
            << fs::relative(file, folder).generic_string() << "\",";
        write_text(out, text);
        out << "});\n";
    }
    out << "    return files;\n}\n\n}  // namespace unbroadcast\n";
    out.close();
    if (!out) {
        std::fprintf(stderr, "unbroadcast_embed: cannot write %s\n", argv[3]);
        return 2;
    }
    return 0;
}
