// Folding for comparison, and the way back to what was typed.

#include "text/fold.hpp"

#include <doctest/doctest.h>
#include <unicode/unorm2.h>

#include "support.hpp"

using unbroadcast::Span;
using unbroadcast::to_utf8;
using unbroadcast::test::ExactText;
using unbroadcast::test::Random;
using unbroadcast::text::Folded;

TEST_SUITE_BEGIN("fold");

TEST_CASE("folding reads through what letters are dressed in") {
    struct Row {
        std::string name;
        std::u16string input, expected;
    };
    const std::u16string emoji(1, unbroadcast::text::emoji_mark);
    const Row rows[] = {
        {"nothing", u"", u""},
        {"ASCII capitals", u"Hello, World_1!", u"hello, world_1!"},
        {"mathematical bold", u"\U0001D5E7\U0001D5F5\U0001D5FF\U0001D5F6", u"thri"},
        {"mathematical italic digits and script", u"\U0001D4D1\U0001D4E4\U0001D4E8 \U0001D7DA",
         u"buy 2"},
        {"ligature", u"ﬁnally", u"finally"},
        {"full width", u"ＢＵＹ　ＮＯＷ！", u"buy now!"},
        {"circled", u"①ⓐ", u"1a"},
        {"zero-width space inside a word", u"fr\u200Bee", u"free"},
        {"zero-width joiner inside a word", u"fr\u200Dee", u"free"},
        {"byte-order mark and soft hyphen", u"\uFEFFan\u00ADnounce", u"announce"},
        {"combining accent composes", u"cafe\u0301", u"caf\u00E9"},
        {"capital with accent", u"\u00C9COLE", u"\u00E9cole"},
        {"sharp s grows", u"Straße", u"strasse"},
        {"typographic apostrophe", u"we\u2019re", u"we're"},
        {"typographic double quotes", u"\u201CHi\u201D", u"\"hi\""},
        {"trade mark does not join the name", u"Acme\u2122 Cloud\u2120", u"acme cloud"},
        {"family of three joined by ZWJ", u"a \U0001F469\u200D\U0001F469\u200D\U0001F467 b",
         u"a " + emoji + u" b"},
        {"skin tone", u"\U0001F44D\U0001F3FD", emoji},
        {"flag", u"\U0001F1E9\U0001F1EA", emoji},
        {"keycap", u"1\uFE0F\u20E3", emoji},
        {"copyright sign is no emoji by itself", u"\u00A9", u"\u00A9"},
        {"copyright sign shown as emoji", u"\u00A9\uFE0F", emoji},
        {"high surrogate alone", u"a\xD83Dz", u"a\uFFFDz"},
        {"low surrogate alone, at the end", u"a\xDE00", u"a\uFFFD"},
        {"swapped surrogates", u"\xDE00\xD83D", u"\uFFFD\uFFFD"},
        {"the placeholder itself, typed", u"\uFDD0", u"\uFFFD"},
        {"NUL", std::u16string(u"a\0B", 3), std::u16string(u"a\0b", 3)},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const ExactText input(row.input);
        Folded folded;
        folded.assign(input.view());
        CHECK(to_utf8(folded.text()) == to_utf8(row.expected));
        CHECK(unbroadcast::text::fold_word(input.view()) == folded.text());
    }
}

TEST_CASE("a folded word leads back to the units as typed") {
    struct Row {
        std::string name;
        std::u16string input, folded, typed;
    };
    const Row rows[] = {
        {"ASCII", u"Please Buy now", u"buy", u"Buy"},
        {"mathematical bold: two units a letter", u"go \U0001D5D5\U0001D602\U0001D606 now", u"buy",
         u"\U0001D5D5\U0001D602\U0001D606"},
        {"a ligature is not cut", u"so ﬁnally here", u"f", u"ﬁ"},
        {"a word that starts with a ligature", u"so ﬁnally here", u"finally", u"ﬁnally"},
        {"zero-width units inside belong to it", u"get fr\u200Bee stuff", u"free", u"fr\u200Bee"},
        {"accents belong to their letter", u"Cafe\u0301 ok", u"caf\u00E9", u"Cafe\u0301"},
        {"behind an emoji sequence", u"\U0001F469\u200D\U0001F467 hi", u"hi", u"hi"},
        {"behind a dropped sign", u"Acme\u2122 rocks", u"rocks", u"rocks"},
        {"behind a lone surrogate", u"\xD83D sale", u"sale", u"sale"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Folded folded;
        folded.assign(row.input);
        const std::size_t at = folded.text().find(row.folded);
        REQUIRE(at != std::u16string::npos);
        const auto begin = static_cast<std::uint32_t>(at);
        const Span typed =
            folded.typed(begin, begin + static_cast<std::uint32_t>(row.folded.size()));
        CHECK(to_utf8(row.input.substr(typed.begin, typed.end - typed.begin)) ==
              to_utf8(row.typed));
    }
}

TEST_CASE("capitals and look-alike letters are known by their typed form") {
    Folded folded;
    folded.assign(u"aB\u00C9\U0001D5D5");
    CHECK_FALSE(folded.upper(0));
    CHECK(folded.upper(1));
    CHECK(folded.upper(2));
    CHECK(folded.styled(3));
    CHECK_FALSE(folded.styled(2));
    folded.assign(u"aB");  // the ASCII path keeps no table
    CHECK_FALSE(folded.upper(0));
    CHECK(folded.upper(1));
}

namespace {

/// NFKC_Casefold by ICU, all at once.
std::u16string whole_folding(const std::u16string& text) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* normalizer = unorm2_getNFKCCasefoldInstance(&status);
    std::u16string out(text.size() * 20 + 20, u'\0');
    const auto length =
        unorm2_normalize(normalizer, text.data(), static_cast<std::int32_t>(text.size()),
                         out.data(), static_cast<std::int32_t>(out.size()), &status);
    REQUIRE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

}  // namespace

TEST_CASE("folding by segments equals folding as a whole") {
    const std::u16string pieces[] = {u"a",      u"E",          u"Z ",     u"\u0301", u"\u0323",
                                     u"ﬁ",      u"ß",          u"\u1100", u"\u1161", u"\u11A8",
                                     u"Ａ",     u"\U0001D5D5", u"Ω",      u"א",      u"字",
                                     u"\u0130", u"1"};
    Random random(7);
    for (int round = 0; round < 2000; ++round) {
        std::u16string text;
        for (std::uint32_t n = random.below(12); n > 0; --n) {
            text += pieces[random.below(std::size(pieces))];
        }
        Folded folded;
        folded.assign(text);
        CHECK(to_utf8(folded.text()) == to_utf8(whole_folding(text)));
        for (std::uint32_t i = 0; i < folded.text().size(); ++i) {
            const Span one = folded.typed(i, i + 1);
            REQUIRE(one.begin < one.end);
            REQUIRE(one.end <= text.size());
            REQUIRE((i == 0 || folded.typed(i - 1, i).begin <= one.begin));
        }
    }
}

TEST_SUITE_END();
