#pragma once
// The things a post is measured by, under the names that rule files use (core/rules/README.md).

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace unbroadcast {

enum class Count : std::uint8_t {
    words,
    sentences,
    paragraphs,
    characters,
    urls,
    mentions,
    hashtags,
    emoji,
    numbers,
    prices,
    percents,
    emails,
    phones,
    names,
    self,
    i,
    you,
    caps,
    styled,
    long_words,
    questions,
    exclamations,
    list_items,
    quoted,
    colons,
    ellipses,
    leading_mentions,
    trailing_urls,
    repeated_lines,
    url_lines,
    lower_starts,
    camel_hashtags,
    no_end_mark,
    ends_open,
    inline_hashtags,
    inline_mentions,
    contractions,
};
inline constexpr std::size_t count_count = 37;

inline constexpr std::array<std::string_view, count_count> count_names = {
    "words",
    "sentences",
    "paragraphs",
    "characters",
    "urls",
    "mentions",
    "hashtags",
    "emoji",
    "numbers",
    "prices",
    "percents",
    "emails",
    "phones",
    "names",
    "self",
    "i",
    "you",
    "caps",
    "styled",
    "long-words",
    "questions",
    "exclamations",
    "list-items",
    "quoted",
    "colons",
    "ellipses",
    "leading-mentions",
    "trailing-urls",
    "repeated-lines",
    "url-lines",
    "lower-starts",
    "camel-hashtags",
    "no-end-mark",
    "ends-open",
    "inline-hashtags",
    "inline-mentions",
    "contractions",
};

[[nodiscard]] constexpr std::optional<Count> count_from(std::string_view name) {
    for (std::size_t i = 0; i < count_count; ++i) {
        if (count_names[i] == name) return static_cast<Count>(i);
    }
    return std::nullopt;
}

/// Per what a measure is taken.
enum class Per : std::uint8_t { post, hundred_words, sentence };

}  // namespace unbroadcast
