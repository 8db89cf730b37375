#pragma once
// A report as a compiler would print it, for people.

#include <string>
#include <string_view>

#include "unbroadcast/report.hpp"
#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast::cli {

struct TextStyle {
    bool color = false;
    int columns = 100;  ///< of the terminal; longer lines are cut around the words that matter
};

/// Each finding with its line underlined, message, why and try; then score, verdict and way out.
/// Positions are "name:line:column", 1-based, columns counted in characters as a person sees them.
/// `text` is what was scored; `pack` is the one that scored it. Ends with a line end.
[[nodiscard]] std::string text_report(std::string_view name, std::u16string_view text,
                                      const Report& report, const RulePack& pack,
                                      const TextStyle& style);

}  // namespace unbroadcast::cli
