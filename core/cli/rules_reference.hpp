#pragma once
// core/rules/RULES.md: every rule of a pack for people who want to know what is judged, and why.

#include <string>

#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast::cli {

/// Markdown, broadcasting rules before conversation rules, by signal and id; ends in a newline.
[[nodiscard]] std::string rules_reference(const RulePack& pack);

}  // namespace unbroadcast::cli
