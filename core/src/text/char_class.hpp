#pragma once
// What the tokenizer needs to know of one code point. ASCII comes from a table, the rest from ICU's
// Unicode properties (Word_Break, General_Category, emoji), so native and WebAssembly agree.

#include <array>
#include <cstdint>

namespace unbroadcast::text {

enum class CharClass : std::uint8_t {
    other,       ///< symbols and marks that neither join nor separate anything
    space,       ///< white space
    letter,      ///< Word_Break ALetter, Hebrew_Letter, and combining/format marks
    digit,       ///< Word_Break Numeric
    underscore,  ///< Word_Break ExtendNumLet
    apostrophe,  ///< ' between two letters stays inside the word
    ideograph,   ///< Han, kana, and scripts written without spaces: a word by itself
    stop,        ///< . and its full-width and ideographic kin
    question,
    exclamation,
    colon,
    quote,   ///< double quotation marks of all shapes
    closer,  ///< brackets and single quotes that may follow a sentence end
    currency,
    bullet,  ///< marks that start list items
};

namespace detail {
constexpr std::array<CharClass, 128> make_ascii_table() {
    std::array<CharClass, 128> table{};
    for (char c = 'a'; c <= 'z'; ++c) table[static_cast<unsigned char>(c)] = CharClass::letter;
    for (char c = 'A'; c <= 'Z'; ++c) table[static_cast<unsigned char>(c)] = CharClass::letter;
    for (char c = '0'; c <= '9'; ++c) table[static_cast<unsigned char>(c)] = CharClass::digit;
    for (char c : {' ', '\t'}) table[static_cast<unsigned char>(c)] = CharClass::space;
    for (char c : {')', ']', '}'}) table[static_cast<unsigned char>(c)] = CharClass::closer;
    for (char c : {'-', '*', '>'}) table[static_cast<unsigned char>(c)] = CharClass::bullet;
    table['_'] = CharClass::underscore;
    table['\''] = CharClass::apostrophe;
    table['.'] = CharClass::stop;
    table['?'] = CharClass::question;
    table['!'] = CharClass::exclamation;
    table[':'] = CharClass::colon;
    table['"'] = CharClass::quote;
    table['$'] = CharClass::currency;
    return table;
}

inline constexpr std::array<CharClass, 128> ascii_table = make_ascii_table();
}  // namespace detail

[[nodiscard]] CharClass class_beyond_ascii(char32_t c);

/// The class of a code point of *folded* text (after NFKC_Casefold).
[[nodiscard]] inline CharClass class_of(char32_t c) {
    return c < 0x80 ? detail::ascii_table[c] : class_beyond_ascii(c);
}

/// Upper or title case, asked of the code point as typed.
[[nodiscard]] bool is_upper(char32_t c);

/// Look-alike letters and digits people "style" posts with: mathematical alphanumerics, full-width
/// forms, enclosed alphanumerics.
[[nodiscard]] bool is_styled(char32_t c);

/// Length in UTF-16 units of the emoji sequence (UTS #51: ZWJ sequences, modifiers, flags, keycaps,
/// tags) that starts at `text[0]`, or 0. `text` must not be null when `size` > 0.
[[nodiscard]] std::uint32_t emoji_length(const char16_t* text, std::uint32_t size);

/// The scripts that tell a language by themselves.
enum class ScriptHint : std::uint8_t {
    latin,
    han,
    kana,
    hangul,
    cyrillic,
    arabic,
    hebrew,
    greek,
    devanagari,
    thai,
    none
};
[[nodiscard]] ScriptHint script_of(char32_t c);

}  // namespace unbroadcast::text
