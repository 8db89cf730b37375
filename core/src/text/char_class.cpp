#include "text/char_class.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <array>

namespace unbroadcast::text {
namespace {

CharClass punctuation_class(char32_t c) {
    switch (c) {
        case U'\u3002':
        case U'\uFF61':
        case U'\u0964':
            return CharClass::stop;
        case U'\u061F':
        case U'\u203D':
        case U'\u00BF':
            return CharClass::question;
        case U'\u00A1':
            return CharClass::exclamation;
        case U'\u201C':
        case U'\u201D':
        case U'\u201E':
        case U'\u00AB':
        case U'\u00BB':
            return CharClass::quote;
        case U'\u2018':
        case U'\u2019':
        case U'\u201A':
            return CharClass::closer;
        case U'\u2022':
        case U'\u25CF':
        case U'\u25E6':
        case U'\u2023':
        case U'\u25AA':
        case U'\u25B8':
        case U'\u25BA':
        case U'\u2013':
        case U'\u2014':
        case U'\u2192':
        case U'\u21B3':
        case U'\u00B7':
        case U'\u2043':
        case U'\u25A0':
        case U'\u27A4':
        case U'\u279C':
        case U'\u2794':
        case U'\u2713':
        case U'\u2717':
            return CharClass::bullet;
        default:
            return CharClass::other;
    }
}

bool is_emoji_component(char32_t c, UProperty property) {
    return c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), property);
}

/// Reads code points of a UTF-16 buffer one at a time; 0 at the end.
struct Reader {
    const char16_t* text;
    std::uint32_t size;
    std::uint32_t at = 0;

    [[nodiscard]] char32_t peek() const {
        if (at >= size) return 0;
        std::uint32_t next = at;
        UChar32 c;
        U16_NEXT(text, next, size, c);
        return static_cast<char32_t>(c);
    }
    void skip(char32_t c) { at += c > 0xFFFF ? 2 : 1; }
};

constexpr char32_t zwj = 0x200D, vs16 = 0xFE0F, keycap = 0x20E3;

bool is_regional(char32_t c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
}
bool is_tag(char32_t c) {
    return c >= 0xE0020 && c <= 0xE007F;
}

/// One emoji element: a pictograph with its modifier, variation selector, keycap or tags.
bool skip_element(Reader& in) {
    const char32_t first = in.peek();
    if (is_regional(first)) {
        in.skip(first);
        if (is_regional(in.peek())) in.skip(in.peek());
        return true;
    }
    const bool shown = is_emoji_component(first, UCHAR_EMOJI_PRESENTATION);
    if (!shown && !is_emoji_component(first, UCHAR_EXTENDED_PICTOGRAPHIC)) return false;
    in.skip(first);
    const char32_t second = in.peek();
    // Signs such as (c), (r), tm and arrows are pictographs only when a selector asks for it.
    if (!shown && first < 0x2600 && second != vs16) return false;
    if (second == vs16 || is_emoji_component(second, UCHAR_EMOJI_MODIFIER)) in.skip(second);
    while (is_tag(in.peek())) in.skip(in.peek());
    return true;
}

}  // namespace

CharClass class_beyond_ascii(char32_t c) {
    const auto code = static_cast<UChar32>(c);
    switch (u_charType(code)) {
        case U_SPACE_SEPARATOR:
        case U_LINE_SEPARATOR:
        case U_PARAGRAPH_SEPARATOR:
            return CharClass::space;
        case U_CURRENCY_SYMBOL:
            return CharClass::currency;
        case U_END_PUNCTUATION:
            return CharClass::closer;
        default:
            break;
    }
    switch (u_getIntPropertyValue(code, UCHAR_WORD_BREAK)) {
        case U_WB_ALETTER:
        case U_WB_HEBREW_LETTER:
        case U_WB_EXTEND:
        case U_WB_FORMAT:
        case U_WB_ZWJ:
            return CharClass::letter;
        case U_WB_NUMERIC:
            return CharClass::digit;
        case U_WB_EXTENDNUMLET:
            return CharClass::underscore;
        default:
            break;
    }
    if (u_isUAlphabetic(code)) return CharClass::ideograph;
    return punctuation_class(c);
}

bool is_upper(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const auto type = u_charType(static_cast<UChar32>(c));
    return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}

bool is_styled(char32_t c) {
    return (c >= 0x1D400 && c <= 0x1D7FF) || (c >= 0xFF10 && c <= 0xFF5A) ||
           (c >= 0x2460 && c <= 0x24FF) || (c >= 0x1F110 && c <= 0x1F189) ||
           (c >= 0x2100 && c <= 0x214F && u_isUAlphabetic(static_cast<UChar32>(c)));
}

std::uint32_t emoji_length(const char16_t* text, std::uint32_t size) {
    Reader in{text, size};
    const char32_t first = in.peek();
    if ((first >= '0' && first <= '9') || first == '#' || first == '*') {
        in.skip(first);
        if (in.peek() == vs16) in.skip(vs16);
        if (in.peek() != keycap) return 0;
        in.skip(keycap);
        return in.at;
    }
    if (!skip_element(in)) return 0;
    while (in.peek() == zwj) {
        Reader after = in;
        after.skip(zwj);
        if (!skip_element(after)) break;
        in = after;
    }
    return in.at;
}

ScriptHint script_of(char32_t c) {
    if (c < 0x80)
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z' ? ScriptHint::latin : ScriptHint::none;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(static_cast<UChar32>(c), &status)) {
        case USCRIPT_LATIN:
            return ScriptHint::latin;
        case USCRIPT_HAN:
            return ScriptHint::han;
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return ScriptHint::kana;
        case USCRIPT_HANGUL:
            return ScriptHint::hangul;
        case USCRIPT_CYRILLIC:
            return ScriptHint::cyrillic;
        case USCRIPT_ARABIC:
            return ScriptHint::arabic;
        case USCRIPT_HEBREW:
            return ScriptHint::hebrew;
        case USCRIPT_GREEK:
            return ScriptHint::greek;
        case USCRIPT_DEVANAGARI:
            return ScriptHint::devanagari;
        case USCRIPT_THAI:
            return ScriptHint::thai;
        default:
            return ScriptHint::none;
    }
}

}  // namespace unbroadcast::text
