#pragma once
// The rule language's patterns, parsed: a small tree of items. Grammar in core/rules/README.md.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokenize.hpp"

namespace unbroadcast::pattern {

enum class ItemType : std::uint8_t {
    word,          ///< `text`, with all inflected forms when `inflected`
    lexicon,       ///< `text` is the lexicon's id
    hashtag,       ///< `text` without '#'
    kind,          ///< any token of `kind`
    any_word,      ///< <word>
    name,          ///< <name>: capitalised, not because a sentence starts
    title,         ///< <title>: capitalised, wherever it stands
    caps,          ///< <caps>
    sentence_end,  ///< ^ $ . (any kind) or ? ! (`kind`)
    gap,           ///< up to `count` tokens, no sentence end
    sequence,
    alternatives,
};

struct Item {
    ItemType type = ItemType::sequence;
    bool optional = false;
    bool inflected = false;
    bool any_end = false;  ///< sentence_end: of any kind
    text::TokenKind kind = text::TokenKind::word;
    std::uint8_t count = 0;
    std::uint32_t id = 0;  ///< word, hashtag, lexicon: what the pack compiler knows it by
    std::u16string text;   ///< folded
    std::vector<Item> items;
};

inline constexpr std::uint8_t max_gap = 8;

struct Parsed {
    Item item;                          ///< a sequence
    std::vector<std::string> problems;  ///< empty if and only if `item` may be used
};

/// Parses one pattern (UTF-8). `plain` = a lexicon entry: words, optional parts and alternatives
/// only.
[[nodiscard]] Parsed parse(std::string_view pattern, bool plain);

}  // namespace unbroadcast::pattern
