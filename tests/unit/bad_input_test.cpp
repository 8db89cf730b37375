// Anything can be in a draft, and anything can be said of its place: never a crash, always a sound
// report.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "support.hpp"
#include "unbroadcast/unicode.hpp"

using namespace unbroadcast;
using unbroadcast::test::ExactText;

namespace {

std::u16string repeat(std::u16string_view piece, std::size_t units) {
    std::u16string out;
    while (out.size() < units) out += piece;
    return out;
}

void check_sound_everywhere(std::u16string_view text) {
    const ExactText exact(text);
    Engine engine({test::english()});
    for (const Platform platform : {Platform::linkedin, Platform::x, Platform::other}) {
        for (const Surface surface :
             {Surface::post, Surface::reply, Surface::message, Surface::article}) {
            const Report report = engine.score(
                {.text = exact.view(), .platform = platform, .surface = surface, .language = "en"});
            test::check_sound(*test::english(), report, text);
            CHECK(nlohmann::json::accept(to_json(report)));
        }
    }
    CHECK(nlohmann::json::accept(to_json(engine.score({.text = exact.view()}))));
}

}  // namespace

TEST_SUITE_BEGIN("bad-input");

TEST_CASE("odd drafts") {
    struct Row {
        std::string name;
        std::u16string text;
    };
    const Row rows[] = {
        {"empty", u""},
        {"white space", u" \t\u00A0\u3000 "},
        {"line breaks of all kinds", u"\n\r\n\r\v\f\u0085\u2028\u2029\n"},
        {"NUL", std::u16string(u"\0Follow\0 us\0", 12)},
        {"control characters", u"\x01\x02 buy \x7F\x80 now \x1B[0m"},
        {"lone high surrogate", u"\xD83D"},
        {"lone low surrogate at the end", u"Follow us \xDE00"},
        {"surrogates the wrong way round", u"\xDE00\xD83D\xDE00\xD83D"},
        {"a keycap cut short", u"1\uFE0F"},
        {"joiners without emoji", u"\u200D\u200D\uFE0F\u20E3"},
        {"an emoji sequence cut short", u"\U0001F469\u200D"},
        {"many joined emoji", repeat(u"\U0001F469\u200D", 900)},
        {"right to left with marks",
         u"\u202E\u05E9\u05DC\u05D5\u05DD \u200Ffollow us\u202C \u0645\u0631\u062D\u0628\u0627"},
        {"noncharacters and private use", u"\uFFFF\uFFFE\uFDD0\uE000"},
        {"a thousand accents on one letter", u"e" + repeat(u"\u0301", 1000)},
        {"one character that folds to eighteen", repeat(u"\uFDFA", 500)},
        {"one very long word", repeat(u"a", 50'000)},
        {"a long run of marks", repeat(u"?!.", 3000)},
        {"a long run of dots in a link", u"a" + repeat(u".com", 3000)},
        {"nothing but at signs and hashes", repeat(u"@#", 3000)},
        {"digits and separators", repeat(u"1-", 3000)},
        {"quotes and brackets", repeat(u"\"('[", 3000)},
        {"lines of one letter", repeat(u"a\n", 3000)},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        check_sound_everywhere(row.text);
    }
}

TEST_CASE("every single unit, and every unit behind a letter") {
    Engine engine({test::english()});
    for (std::uint32_t unit = 0; unit <= 0xFFFF; ++unit) {
        const std::u16string text = {u'a', static_cast<char16_t>(unit), u'b',
                                     static_cast<char16_t>(unit)};
        const ExactText exact(text);
        const Report report = engine.score({.text = exact.view(), .language = "en"});
        REQUIRE(report.base + report.rest <= report.evidence + 100'000);
        for (const Finding& finding : report.findings) REQUIRE(finding.span.end <= text.size());
    }
}

TEST_CASE("long text is read up to a limit, and says so") {
    Engine engine({test::english()});
    const std::u16string sentence = u"We are proud of our new product, follow us.\n";
    const std::u16string whole = repeat(sentence, 1U << 20U);  // 1 MiB of units
    const Report long_report = engine.score({.text = whole, .language = "en"});
    CHECK(long_report.truncated);
    test::check_sound(*test::english(), long_report, whole.substr(0, max_scored_units));

    std::u16string exact = repeat(u"ab ", max_scored_units);
    exact.resize(max_scored_units);
    CHECK_FALSE(engine.score({.text = exact, .language = "en"}).truncated);
    exact += u'!';
    CHECK(engine.score({.text = exact, .language = "en"}).truncated);

    // A pair that the limit would cut is left out whole.
    std::u16string cut(max_scored_units - 1, u'a');
    cut += u"\U0001F680";
    const auto full = test::pack_of(
        {R"("id":"r","measure":{"count":"characters","from":119999,"to":120000},"weight":1)"});
    CHECK(test::fired(full, exact) == "r");
    CHECK(test::fired(full, cut) == "");
    CHECK(engine.score({.text = cut, .language = "en"}).truncated);
}

// Each of these once took time quadratic in its length (tens of seconds): a recogniser read on to
// the end of the text at every word. The test has no clock; the runner's time limit is what it
// would meet.
TEST_CASE("long runs of one thing are read in linear time") {
    Engine engine({test::english()});
    for (const std::u16string_view piece :
         {u"1 ", u"(1)", u"+1 ", u"1,", u"a.", u"a-", u"a@", u"a+", u"Follow us. ", u"\u0301"}) {
        const std::u16string text = repeat(piece, max_scored_units);
        CAPTURE(unbroadcast::to_utf8(piece));
        test::check_sound(*test::english(), engine.score({.text = text, .language = "en"}), text);
    }
}

TEST_CASE("what stands behind the limit does not count") {
    const std::u16string start =
        repeat(u"plain words in a row\n", max_scored_units).substr(0, max_scored_units);
    Engine one({test::english()}), other({test::english()});
    const std::u16string a = start + u"Follow us! Buy now!", b = start + u"What do you think?";
    CHECK(to_json(one.score({.text = a, .language = "en"})) ==
          to_json(other.score({.text = b, .language = "en"})));
}

TEST_CASE("an empty draft starts from the base and is never warned") {
    Engine engine({test::english()});
    for (const auto* text : {u"", u" ", u"\n\n", u"\u200B"}) {
        const Report report = engine.score({.text = text});
        CHECK(report.verdict == Verdict::conversation);
        CHECK(report.findings.empty());
        CHECK(report.evidence == report.base);
        CHECK(report.language == "und");
    }
}

TEST_CASE("unknown words for language, platform and kind") {
    Engine engine({test::english()});
    for (const std::string& language : std::initializer_list<std::string>{
             "", "auto", "xx", "EN", "e", "en-", "-", "klingon", "\xFF\xFE", "en\n"}) {
        CAPTURE(language);
        const Report report = engine.score({.text = u"Follow us for more", .language = language});
        CHECK(nlohmann::json::accept(to_json(report)));
    }
    CHECK(platform_from("") == Platform::other);
    CHECK(platform_from("mastodon") == Platform::other);
    CHECK(surface_from("story") == Surface::post);
}

TEST_SUITE_END();
