#include "packs.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <system_error>

#include "builtin.hpp"
#include "exit_status.hpp"

namespace unbroadcast::cli {
namespace {

namespace fs = std::filesystem;

Diagnostic unreadable(const std::string& path, const std::string& why) {
    Diagnostic problem;
    problem.code = "unreadable";
    problem.file = path;
    problem.message = "cannot be read: " + why + "; check the path and its permissions";
    return problem;
}

void read_json_files(const fs::path& folder, std::vector<SourceFile>& files,
                     std::vector<Diagnostic>& problems) {
    std::error_code error;
    std::vector<std::string> paths;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end;
         entry.increment(error)) {
        if (entry->path().extension() == ".json") paths.push_back(entry->path().string());
    }
    if (error) problems.push_back(unreadable(folder.string(), error.message()));
    std::sort(paths.begin(), paths.end());
    for (const std::string& path : paths) {
        if (auto text = read_file(path)) {
            files.push_back({path, std::move(*text)});
        } else {
            problems.push_back(unreadable(path, std::strerror(errno)));
        }
    }
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
    errno = 0;
    if (path == "-") {
        return std::string(std::istreambuf_iterator<char>(std::cin), {});
    }
    std::error_code ignored;
    if (fs::is_directory(path, ignored)) {  // opening one succeeds, reading it does not
        errno = EISDIR;
        return std::nullopt;
    }
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    std::string text(std::istreambuf_iterator<char>(file), {});
    if (file.bad()) return std::nullopt;
    return text;
}

std::vector<SourceFile> pack_files(const std::string& folder, std::vector<Diagnostic>& problems) {
    if (folder.empty()) {
        const auto files = builtin_files();
        return {files.begin(), files.end()};
    }
    std::vector<SourceFile> files;
    read_json_files(folder, files, problems);
    const fs::path lexicons = fs::path(folder) / "lexicons";
    std::error_code ignored;
    if (fs::is_directory(lexicons, ignored)) read_json_files(lexicons, files, problems);
    return files;
}

std::shared_ptr<const RulePack> load_or_complain(const PackChoice& choice) {
    std::vector<Diagnostic> problems;
    const std::vector<SourceFile> files = pack_files(choice.folder, problems);
    if (complain(problems)) return nullptr;
    PackOptions options;
    options.own_names = choice.own_names;
    LoadResult result = load_pack(files, options);
    complain(result.problems);
    return result.pack;
}

bool complain(const std::vector<Diagnostic>& problems) {
    for (const Diagnostic& problem : problems) std::cerr << to_string(problem) << '\n';
    return std::any_of(problems.begin(), problems.end(),
                       [](const Diagnostic& d) { return d.severity == Severity::error; });
}

int fail(const std::string& what) {
    std::cerr << "unbroadcast: " << what << '\n';
    return exit_failed;
}

}  // namespace unbroadcast::cli
