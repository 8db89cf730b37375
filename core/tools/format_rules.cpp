// Rewrites rule files in canonical form:  unbroadcast_format_rules SCHEMA.json FILE...
// Prints the names of the files that it changed.

#include <cstdio>
#include <exception>
#include <fstream>

#include "canonical.hpp"

int main(int argc, char** argv) try {
    using namespace unbroadcast::tools;
    if (argc < 3) {
        std::fprintf(stderr, "usage: unbroadcast_format_rules SCHEMA.json FILE...\n");
        return 2;
    }
    const auto schema = nlohmann::ordered_json::parse(read_file(argv[1]), nullptr, false);
    int status = 0;
    for (int i = 2; i < argc; ++i) {
        const std::string before = read_file(argv[i]);
        const auto after = canonical(before, schema);
        if (!after) {
            std::fprintf(stderr, "%s is not JSON\n", argv[i]);
            status = 2;
        } else if (*after != before) {
            std::ofstream(argv[i], std::ios::binary) << *after;
            std::puts(argv[i]);
        }
    }
    return status;
} catch (const std::exception& error) {
    std::fprintf(stderr, "unbroadcast_format_rules: %s\n", error.what());
    return 2;
}
