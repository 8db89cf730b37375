// Our words against ICU's own word breaks (UAX #29), with the two tailorings that tokenize.hpp
// states:
// '.' and ':' always separate, and every ideograph is a word of its own.

#include <doctest/doctest.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "support.hpp"
#include "text/tokenize.hpp"

using unbroadcast::to_utf8;
using unbroadcast::text::Folded;
using unbroadcast::text::Token;
using unbroadcast::text::TokenKind;
using unbroadcast::text::Tokens;

namespace {

using Words = std::vector<std::string>;

/// Letters of scripts that are written without spaces: ICU looks these up in dictionaries.
bool stands_alone(UChar32 c) {
    const auto kind = u_getIntPropertyValue(c, UCHAR_WORD_BREAK);
    return u_isUAlphabetic(c) && (kind == U_WB_OTHER || kind == U_WB_KATAKANA);
}

/// One of ICU's words, cut as the tailorings demand. An apostrophe that then stands at an edge
/// joins nothing; nor does the geresh that Hebrew words may end in.
void add_tailored(std::u16string_view segment, Words& out) {
    std::u16string word;
    const auto close = [&] {
        while (word.ends_with(u'\'')) word.pop_back();
        word.erase(0, std::min(word.find_first_not_of(u'\''), word.size()));
        if (!word.empty()) out.push_back(to_utf8(word));
        word.clear();
    };
    const auto size = static_cast<std::int32_t>(segment.size());
    for (std::int32_t at = 0; at < size;) {
        const std::int32_t begin = at;
        UChar32 c;
        U16_NEXT(segment.data(), at, size, c);
        const auto unit = static_cast<std::size_t>(begin);
        if (c == '.' || c == ':') {
            close();
            continue;
        }
        if (stands_alone(c)) close();
        word += segment.substr(unit, static_cast<std::size_t>(at - begin));
        if (stands_alone(c)) close();
    }
    close();
}

Words words_by_icu(const std::u16string& folded) {
    UErrorCode status = U_ZERO_ERROR;
    UBreakIterator* breaks = ubrk_open(UBRK_WORD, "en", folded.data(),
                                       static_cast<std::int32_t>(folded.size()), &status);
    REQUIRE(U_SUCCESS(status));
    Words out;
    std::int32_t begin = ubrk_first(breaks);
    for (std::int32_t end = ubrk_next(breaks); end != UBRK_DONE;
         begin = end, end = ubrk_next(breaks)) {
        if (ubrk_getRuleStatus(breaks) < UBRK_WORD_NONE_LIMIT) continue;
        add_tailored(std::u16string_view(folded).substr(static_cast<std::size_t>(begin),
                                                        static_cast<std::size_t>(end - begin)),
                     out);
    }
    ubrk_close(breaks);
    return out;
}

Words our_words(const Folded& folded) {
    Tokens tokens;
    unbroadcast::text::tokenize(folded, tokens);
    Words out;
    for (const Token& token : tokens.items) {
        if (token.kind == TokenKind::word || token.kind == TokenKind::number) {
            out.push_back(to_utf8(folded.text().substr(token.begin, token.end - token.begin)));
        }
    }
    return out;
}

void check_same(const std::u16string& text) {
    CAPTURE(to_utf8(text));
    Folded folded;
    folded.assign(text);
    const Words ours = our_words(folded), icus = words_by_icu(folded.text());
    CHECK(ours.size() == icus.size());
    for (std::size_t i = 0; i < std::min(ours.size(), icus.size()); ++i) CHECK(ours[i] == icus[i]);
}

bool same(const Token& a, const Token& b) {
    return a.begin == b.begin && a.end == b.end && a.kind == b.kind && a.capital == b.capital &&
           a.all_caps == b.all_caps && a.styled == b.styled && a.initial == b.initial;
}

}  // namespace

TEST_SUITE_BEGIN("word-break");

TEST_CASE("words are ICU's words") {
    const std::u16string texts[] = {
        u"The quick (brown) fox can't jump 32 feet, right?",
        u"snake_case, kebab-case; rock'n'roll: 'quoted' words' end",
        u"École à côté: l'été, naïve façade, über-groß",
        u"Привет, мир! Как дела у всех?",
        u"Γειά σου Κόσμε, τι κάνεις;",
        u"שלום עולם, מה שלומך היום",
        u"مرحبا بالعالم، كيف حالك اليوم؟",
        u"안녕하세요 여러분, 오늘도 좋은 하루",
        u"今日は新しい製品を発表します。カタカナも、ひらがなも",
        u"ภาษาไทย และ English ผสมกัน",
        u"नमस्ते दुनिया, आप कैसे हैं",
        u"co2 b2b 3d h264 x",
        u"e\u0301cole a\u0308b zero\u200Bwidth soft\u00ADhyphen",
        u"Mixed: node.js and a:b and v.good",
        u"𝗕𝗼𝗹𝗱 words ﬁnally ＷＩＤＥ",
        u"Việt Nam đẹp lắm, Đà Nẵng ơi",
    };
    for (const auto& text : texts) check_same(text);
}

TEST_CASE("random letters, marks and spaces are cut as ICU cuts them") {
    const std::u16string pieces[] = {u"a",       u"Bc", u"é", u"'",  u" ", u",",  u"a_b",
                                     u"-",       u"ß",  u"д", u"ל",  u"ع", u"字", u"か",
                                     u"o\u0301", u"!",  u"(", u" x", u"न", u"ก"};
    unbroadcast::test::Random random(11);
    for (int round = 0; round < 1500; ++round) {
        // The word in front keeps list marks out of the way. Hangul is not among the pieces: next
        // to other letters ICU's rules cut it off, UAX #29 does not.
        std::u16string text = u"w ";
        for (std::uint32_t n = random.below(14); n > 0; --n)
            text += pieces[random.below(std::size(pieces))];
        check_same(text);
    }
}

TEST_CASE("the ASCII path and the other path give the same tokens") {
    const std::u16string texts[] = {
        u"Hello World. We're LIVE!! Visit www.example.com/a-b, mail me@example.org or call (020) "
        u"7946 0958.",
        u"- Save 20% on 3 plans: $5, 10k users, EUR 20 (\"really\") #Deal @shop",
        u"1) first. then second... Dr. No said so? NO! ok",
        u"tab\there, it's 5pm; x=1 & y/2 * 3 ~ {z} [q] <w> `e` ^ | \\ end",
    };
    for (const auto& text : texts) {
        CAPTURE(to_utf8(text));
        Folded plain, dressed;
        Tokens expected, tokens;
        plain.assign(text);
        unbroadcast::text::tokenize(plain, expected);
        // A zero-width space at the end folds to nothing, but leaves the ASCII path.
        const std::u16string with_invisible = text + u"\u200B";
        dressed.assign(with_invisible);
        REQUIRE(dressed.text() == plain.text());
        unbroadcast::text::tokenize(dressed, tokens);
        REQUIRE(tokens.items.size() == expected.items.size());
        for (std::size_t i = 0; i < tokens.items.size(); ++i)
            CHECK(same(tokens.items[i], expected.items[i]));
        CHECK(tokens.sentences == expected.sentences);
        // What follows does not change the tokens before it.
        for (const char16_t* more : {u" \U0001F680", u" É", u" 字"}) {
            const std::u16string longer = text + more;
            dressed.assign(longer);
            unbroadcast::text::tokenize(dressed, tokens);
            REQUIRE(tokens.items.size() == expected.items.size() + 1);
            for (std::size_t i = 0; i < expected.items.size(); ++i)
                CHECK(same(tokens.items[i], expected.items[i]));
        }
    }
}

TEST_SUITE_END();
