#pragma once
// The forms of a word that a `~` in a rule stands for. Generous on purpose: a form that does not
// exist ("buyed") costs nothing, a missing one costs a finding.

#include <string>
#include <string_view>
#include <vector>

namespace unbroadcast::pattern {

/// `word` first, then its inflected forms, sorted and unique. Languages without a table: the word
/// alone.
[[nodiscard]] std::vector<std::u16string> inflect(std::string_view language,
                                                  const std::u16string& word);

}  // namespace unbroadcast::pattern
