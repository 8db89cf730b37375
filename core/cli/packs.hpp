#pragma once
// Where the command gets its rules from: built in, or a folder like core/rules/en.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast::cli {

struct PackChoice {
    std::string folder;  ///< "" = the rules this command was built with
    std::vector<std::string> own_names;
};

/// The whole file as bytes; nullopt when it cannot be read (errno says why). "-" is standard input.
[[nodiscard]] std::optional<std::string> read_file(const std::string& path);

/// The files of the choice in a fixed order: pack.json, lexicons and rules. A folder that cannot be
/// read, or a file in it, becomes a problem.
[[nodiscard]] std::vector<SourceFile> pack_files(const std::string& folder,
                                                 std::vector<Diagnostic>& problems);

/// Loads the pack, prints every problem to standard error as compilers do; null on an error.
[[nodiscard]] std::shared_ptr<const RulePack> load_or_complain(const PackChoice& choice);

/// Prints problems to standard error, one line each; true when one is an error.
bool complain(const std::vector<Diagnostic>& problems);

/// "unbroadcast: <what>" on standard error, and the exit status of an error.
int fail(const std::string& what);

}  // namespace unbroadcast::cli
