#pragma once
// Words, sentences and marks of one paragraph. Word boundaries follow UAX #29 on the folded text,
// with two tailorings for posts: '.' and ':' always separate words, and every ideograph is a word
// of its own. URLs, @mentions, #hashtags, numbers, prices, percentages, e-mail addresses and phone
// numbers are single tokens; commas, dashes, quotes and brackets are none.

#include <array>
#include <cstdint>
#include <vector>

#include "text/fold.hpp"

namespace unbroadcast::text {

enum class TokenKind : std::uint8_t {
    stop,
    question,
    exclamation,  ///< a sentence end
    url,
    mention,
    hashtag,
    emoji,
    number,
    price,
    percent,
    email,
    phone,
    word,
};
inline constexpr std::size_t token_kind_count = 13;

[[nodiscard]] constexpr bool is_sentence_end(TokenKind kind) {
    return kind <= TokenKind::exclamation;
}

struct Token {
    std::uint32_t begin = 0;  ///< folded units; a hashtag's `#` is included
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::word;
    bool capital = false;     ///< the first letter is upper case
    bool all_caps = false;    ///< every letter is upper case, at least two
    bool styled = false;      ///< typed in look-alike letters
    bool initial = false;     ///< first word of its sentence
    bool apostrophe = false;  ///< one joins two parts of the word
};

/// Counts that are not tokens.
struct Marks {
    std::int32_t exclamations = 0;
    std::int32_t colons = 0;  ///< followed by a space or the end
    std::int32_t ellipses = 0;
    std::int32_t quoted = 0;  ///< words between double quotation marks
    bool list_item = false;
};

struct Tokens {
    std::vector<Token> items;
    std::vector<Span> sentences;  ///< folded units; together they cover every token
    Marks marks;
};

/// Replaces `out` by the tokens of `folded`.
void tokenize(const Folded& folded, Tokens& out);

}  // namespace unbroadcast::text
