// Words, sentences and marks of one paragraph.

#include "text/tokenize.hpp"

#include <doctest/doctest.h>

#include <array>

#include "support.hpp"

using unbroadcast::to_utf8;
using unbroadcast::test::ExactText;
using unbroadcast::text::Folded;
using unbroadcast::text::Token;
using unbroadcast::text::TokenKind;
using unbroadcast::text::Tokens;

namespace {

struct Read {
    explicit Read(std::u16string_view text) : typed(text) {
        folded.assign(text);
        unbroadcast::text::tokenize(folded, tokens);
    }
    /// "kind:text" for everything but words, separated by spaces.
    [[nodiscard]] std::string list() const {
        constexpr std::array names = {"stop",    "question", "exclamation", "url",   "mention",
                                      "hashtag", "emoji",    "number",      "price", "percent",
                                      "email",   "phone",    "word"};
        std::string out;
        for (const Token& token : tokens.items) {
            if (!out.empty()) out += ' ';
            if (token.kind != TokenKind::word) out += names[static_cast<std::size_t>(token.kind)];
            if (token.kind == TokenKind::emoji) continue;
            if (token.kind != TokenKind::word) out += ':';
            out += to_utf8(folded.text().substr(token.begin, token.end - token.begin));
        }
        return out;
    }
    [[nodiscard]] std::string sentences() const {
        std::string out;
        for (const auto& s : tokens.sentences) {
            const auto span = folded.typed(s.begin, s.end);
            out +=
                (out.empty() ? "" : "|") + to_utf8(typed.substr(span.begin, span.end - span.begin));
        }
        return out;
    }
    std::u16string_view typed;
    Folded folded;
    Tokens tokens;
};

}  // namespace

TEST_SUITE_BEGIN("tokenize");

TEST_CASE("tokens") {
    struct Row {
        std::string name;
        std::u16string input;
        const char* expected;
    };
    const Row rows[] = {
        {"plain words", u"We ship on Friday", "we ship on friday"},
        {"punctuation is no token", u"fast, award-winning (really) \"new\"; yes",
         "fast award winning really new yes"},
        {"apostrophes stay inside", u"don't, we\u2019re, dogs' x", "don't we're dogs x"},
        {"sentence ends", u"Why? Stop! Fine.", "why question:? stop exclamation:! fine stop:."},
        {"a run of marks is one end", u"What?! Go!!! Hm...",
         "what question:?! go exclamation:!!! hm stop:..."},
        {"abbreviation", u"Ask Dr. Ng of Acme Inc. today", "ask dr ng of acme inc today"},
        {"full stop inside a word separates", u"see node.js and v.good", "see node js and v good"},
        {"link in full", u"Read https://example.com/a?b=c, then",
         "read url:https://example.com/a?b=c then"},
        {"bare domains", u"lnkd.in/abc or example.com.",
         "url:lnkd.in/abc or url:example.com stop:."},
        {"mention, hashtag", u"@ana_b loves #C4D and #1",
         "mention:@ana_b loves hashtag:#c4d and number:1"},
        {"numbers", u"10k, 1,000 and 2nd at 10:30",
         "number:10k number:1,000 and number:2nd at number:10:30"},
        {"a word with digits", u"B2B and 3D", "b2b and 3d"},
        {"prices", u"$5, 5 \u20AC, EUR 20", "price:$5 price:5 \u20AC price:eur 20"},
        {"percent", u"15% off, 3 % more", "percent:15% off percent:3 % more"},
        {"address and phone", u"a.b@example.org or +44 20 7946 0958",
         "email:a.b@example.org or phone:+44 20 7946 0958"},
        {"emoji are one token each", u"hi \U0001F469\u200D\U0001F467\U0001F680 you",
         "hi emoji emoji you"},
        {"ideographs one by one", u"今日は go", "今 日 は go"},
        {"styled letters", u"\U0001D5D5\U0001D602\U0001D606 now", "buy now"},
        {"list mark is no token", u"\u2022 first point", "first point"},
        {"numbered list mark", u"2) second point", "second point"},
        {"only marks", u"?!", "question:?!"},
        {"only space", u" \t ", ""},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const ExactText input(row.input);
        CHECK(Read(input.view()).list() == row.expected);
    }
}

TEST_CASE("sentences") {
    struct Row {
        std::string name;
        std::u16string input;
        const char* expected;  ///< sentences between bars: together the whole text
    };
    const Row rows[] = {
        {"three", u"One. Two! Three?", "One.| Two!| Three?"},
        {"closing quote and bracket go along", u"He said \"no.\" Then (yes.) Ok",
         "He said \"no.\"| Then (yes.)| Ok"},
        {"abbreviations and initials", u"Dr. A. Ng met Mr. Li. Good.",
         "Dr. A. Ng met Mr. Li.| Good."},
        {"decimal and domain", u"Up 3.5 points at example.com today. Ok",
         "Up 3.5 points at example.com today.| Ok"},
        {"a pause, not an end", u"Well... maybe not", "Well... maybe not"},
        {"no capitals by habit", u"it works. mostly. yes", "it works.| mostly.| yes"},
        {"emoji in place of a space", u"Done.\U0001F680 Next", "Done.|\U0001F680 Next"},
        {"ideographic stop", u"今日。明日。", "今日。|明日。"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        CHECK(Read(row.input).sentences() == row.expected);
    }
}

TEST_CASE("emoji sequences count once") {
    struct Row {
        std::string name;
        std::u16string input;
        int expected;
    };
    const Row rows[] = {
        {"none", u"plain text :-)", 0},
        {"three in a row", u"\U0001F680\U0001F680\U0001F680", 3},
        {"woman technologist", u"\U0001F469\u200D\U0001F4BB", 1},
        {"family of four", u"\U0001F468\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466", 1},
        {"skin tones", u"\U0001F44D\U0001F3FD\U0001F44D\U0001F3FF", 2},
        {"two flags", u"\U0001F1E9\U0001F1EA\U0001F1EB\U0001F1F7", 2},
        {"flag of Wales: tags",
         u"\U0001F3F4\U000E0067\U000E0062\U000E0077\U000E006C\U000E0073\U000E007F", 1},
        {"keycaps", u"1\uFE0F\u20E32\uFE0F\u20E3", 2},
        {"heart as emoji and as text", u"\u2764\uFE0F \u00A9 \u2122", 1},
        {"digits are none", u"1 2 3 # *", 0},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        int count = 0;
        for (const Token& token : Read(row.input).tokens.items) {
            count += token.kind == TokenKind::emoji ? 1 : 0;
        }
        CHECK(count == row.expected);
    }
}

TEST_CASE("looks of words") {
    const Read read(u"Hello NASA and A Nice \U0001D5D5\U0001D602\U0001D606 iPhone. Then");
    const auto& t = read.tokens.items;
    REQUIRE(t.size() == 9);
    CHECK((t[0].capital && t[0].initial && !t[0].all_caps));
    CHECK((t[1].all_caps && !t[1].initial));
    CHECK_FALSE(t[2].capital);
    CHECK((t[3].capital && !t[3].all_caps));  // one letter does not shout
    CHECK((t[5].styled && t[5].capital));
    CHECK_FALSE(t[6].capital);
    CHECK(t[8].initial);
}

TEST_CASE("marks that are not tokens") {
    CHECK(Read(u"Go! Go!! Now").tokens.marks.exclamations == 3);
    CHECK(Read(u"Here: a ratio 3:1, and:").tokens.marks.colons == 2);
    CHECK(Read(u"Wait... and more\u2026 ok").tokens.marks.ellipses == 2);
    CHECK(Read(u"He said \"two words\" aloud").tokens.marks.quoted == 2);
    CHECK(Read(u"a 5\" screen and more").tokens.marks.quoted == 0);  // an inch, not a quotation
    CHECK(Read(u"- item").tokens.marks.list_item);
    CHECK(Read(u"3. item").tokens.marks.list_item);
    CHECK(Read(u"\U0001F449 item").tokens.marks.list_item);
    CHECK_FALSE(Read(u"3.5 items").tokens.marks.list_item);
    CHECK_FALSE(Read(u"well-known").tokens.marks.list_item);
}

TEST_CASE("the sentences cover every token, in order") {
    for (const std::u16string& draft : unbroadcast::test::drafts()) {
        const Read read(draft);
        std::uint32_t end = 0;
        for (const auto& s : read.tokens.sentences) {
            CHECK(s.begin == end);
            end = s.end;
        }
        CHECK(end == read.folded.text().size());
    }
}

TEST_SUITE_END();
