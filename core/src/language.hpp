#pragma once
// Which language a text is in, from scripts and a few dozen function words of each language.
// Votes are taken per paragraph, so that they are cached with it, and added up per post.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/char_class.hpp"

namespace unbroadcast {

inline constexpr std::size_t latin_language_count = 7;  ///< en de es fr pt nl it
inline constexpr std::size_t script_hint_count = 11;

struct LanguageVotes {
    std::array<std::int32_t, latin_language_count> words{};  ///< function words of each language
    std::array<std::int32_t, script_hint_count> letters{};   ///< by script (one a word)

    void put(const LanguageVotes& more);
    void take(const LanguageVotes& less);
    /// `hash` is pattern::hash_word of the word.
    void count(std::u16string_view folded_word, std::uint32_t hash);
};

/// A primary language tag; `fallback` for Latin text without function words; "und" without letters.
[[nodiscard]] std::string language_of(const LanguageVotes& votes, const std::string& fallback);

}  // namespace unbroadcast
