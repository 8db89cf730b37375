#pragma once
// The rule files of the built-in English pack, as they were when the program was built.

#include <vector>

#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast {

/// Pack, lexicons and rules, sorted by path. Names start with "core/rules/en/".
[[nodiscard]] std::vector<SourceFile> builtin_files();

}  // namespace unbroadcast
