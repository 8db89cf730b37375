// When a rule counts: exceptions, guards, places, surfaces, measures, combinations, wording, own
// names.

#include <doctest/doctest.h>

#include <utility>

#include "support.hpp"

using namespace unbroadcast;
using unbroadcast::test::fired;
using unbroadcast::test::pack_of;

namespace {

std::vector<Evidence> evidence(const std::shared_ptr<const RulePack>& pack,
                               std::u16string_view text) {
    Engine engine({pack});
    return engine.evidence({.text = text, .language = "en"});
}

Report score(const std::shared_ptr<const RulePack>& pack, std::u16string_view text) {
    Engine engine({pack});
    return engine.score({.text = text, .language = "en"});
}

/// One rule "r" and whether it fires on texts.
struct Row {
    std::string name;
    std::u16string text;
    bool fires;
};

void check_rows(const std::string& members, const std::vector<Row>& rows,
                const std::vector<std::string>& lexicons = {}) {
    const auto pack = pack_of({R"("id":"r","weight":1,)" + members}, lexicons);
    for (const Row& row : rows) {
        CAPTURE(members);
        CAPTURE(row.name);
        CHECK(fired(pack, row.text) == (row.fires ? "r" : ""));
    }
}

const std::string order_words = R"({"id":"orders","words":["buy~","sign~ up","order"]})";

}  // namespace

TEST_SUITE_BEGIN("conditions");

TEST_CASE("match: items of the rule language") {
    check_rows(R"("match":["@orders now"])",
               {{"a word", u"order now", true},
                {"an inflected form", u"buying now", true},
                {"several words", u"Signing up now", true},
                {"another word between", u"buy it now", false},
                {"across a line", u"buy\nnow", false},
                {"bold letters", u"𝗕𝘂𝘆 now", true}},
               {order_words});
    check_rows(R"("match":["big ..2 news"])",
               {{"none", u"big news", true},
                {"two", u"big and good news", true},
                {"three", u"big a b c news", false},
                {"an end between", u"big. news", false},
                {"a number and a link count", u"big 10 a.com news", true}});
    check_rows(R"("match":["^ (like|share) (this|if) ..8 ?"])",
               {{"start and end", u"So. Like this or not?", true},
                {"not at the start", u"I like this?", false},
                {"no question", u"Like this.", false},
                {"behind mentions", u"@a @b like this?", true}});
    check_rows(R"("match":["meet <name>"])", {{"name", u"Come meet Ana", true},
                                              {"no name", u"Come meet people", false},
                                              {"I is no name", u"meet I", false}});
    check_rows(
        R"("match":["(<price>|<percent>) off"])",
        {{"price", u"$5 off", true}, {"percent", u"20% off", true}, {"number", u"20 off", false}});
    check_rows(R"("match":["#hiring"])",
               {{"the hashtag", u"we are #Hiring", true}, {"the word", u"we are hiring", false}});
    check_rows(R"("match":["24 7 support"])",
               {{"numbers as words", u"24 7 support", true}, {"others", u"23 7 support", false}});
}

TEST_CASE("match: no pattern crosses a line break, of whatever kind") {
    const auto pack = pack_of({R"("id":"r","match":["buy now"],"weight":1)"});
    for (const char16_t line_break : u"\n\v\f\r\u0085\u2028\u2029") {
        if (line_break == u'\0') break;  // the literal's end
        CAPTURE(static_cast<int>(line_break));
        CHECK(fired(pack, u"buy" + std::u16string(1, line_break) + u"now") == "");
    }
    CHECK(fired(pack, u"buy\tnow") == "r");
}

TEST_CASE("unless: a match that overlaps an exception is dropped, others stay") {
    check_rows(R"("match":["sign up"],"unless":["do not sign up","sign up sheet"])",
               {{"plain", u"sign up here", true},
                {"exception before", u"do not sign up", false},
                {"exception behind", u"the sign up sheet", false},
                {"one of two", u"do not sign up. Or sign up!", true}});
}

TEST_CASE("unless: overlapping is sharing a word, from either end") {
    check_rows(R"("match":["sign up"],"unless":["up north","today","never sign"])",
               {{"exception that starts inside", u"sign up north", false},
                {"exception that ends inside", u"never sign up", false},
                {"exception right behind", u"sign up today", true}});
}

TEST_CASE("guard: a word close before it, in the same sentence") {
    check_rows(R"("match":["announce~"],"guard":{"before":["not","@orders"],"within":3})",
               {{"none", u"we announce it", true},
                {"right before", u"not announce", false},
                {"three before", u"not going to announce", false},
                {"four before", u"not going right to announce", true},
                {"in the sentence before", u"Why not? Announce it", true},
                {"a lexicon word", u"order and announce", false},
                {"behind it", u"announce not", true}},
               {order_words});
}

TEST_CASE("where: platforms and surfaces") {
    const auto pack = pack_of(
        {R"("id":"li","match":["hi"],"weight":1,"where":{"platforms":["linkedin"]})",
         R"("id":"reply","match":["hi"],"weight":1,"where":{"surfaces":["reply","message"]})",
         R"("id":"x-post","match":["hi"],"weight":1,"where":{"platforms":["x"],"surfaces":["post"]})"});
    struct PlaceRow {
        Platform platform;
        Surface surface;
        const char* expected;
    };
    const PlaceRow rows[] = {{Platform::linkedin, Surface::post, "li"},
                             {Platform::linkedin, Surface::message, "li reply"},
                             {Platform::x, Surface::post, "x-post"},
                             {Platform::x, Surface::reply, "reply"},
                             {Platform::other, Surface::article, ""}};
    for (const PlaceRow& row : rows) {
        CHECK(fired(pack, Post{.text = u"hi",
                               .platform = row.platform,
                               .surface = row.surface,
                               .language = "en"}) == row.expected);
    }
    CHECK(platform_from("twitter") == Platform::x);
    CHECK(platform_from("LinkedIn?") == Platform::other);
    CHECK(surface_from("comment") == Surface::reply);
    CHECK(surface_from("") == Surface::post);
}

TEST_CASE("where: position in the post") {
    const auto rule = [](const std::string& place) {
        return R"("match":["hi"],"where":{"position":")" + place + "\"}";
    };
    check_rows(rule("first"), {{"only paragraph", u"hi", true},
                               {"first of two", u"hi\nbye", true},
                               {"second", u"bye\nhi", false},
                               {"behind a line of emoji", u"\U0001F680\n\nhi\nbye", true}});
    check_rows(rule("last"), {{"only paragraph", u"hi", true},
                              {"first of two", u"hi\nbye", false},
                              {"second", u"bye\nhi", true},
                              {"before a line of hashtags", u"bye\nhi\n#a #b", true}});
    check_rows(rule("alone"), {{"only paragraph", u"hi", true}, {"one of two", u"hi\nbye", false}});
    std::u16string fourteen, forty;
    for (int i = 0; i < 14; ++i) fourteen += u"w ";
    for (int i = 0; i < 40; ++i) forty += u"w ";
    check_rows(rule("opening"), {{"the fifteenth word", fourteen + u"hi", true},
                                 {"the sixteenth", fourteen + u"w hi", false},
                                 {"over two paragraphs", fourteen + u"\nw hi", false}});
    check_rows(rule("closing"), {{"39 words behind it", u"hi\n" + forty.substr(2), true},
                                 {"40 words behind it", u"hi " + forty, false}});
}

TEST_CASE("measures") {
    check_rows(R"("measure":{"count":"hashtags","from":2,"to":4})",
               {{"two", u"#a #b", false}, {"three", u"#a #b #c", true}});
    check_rows(
        R"("measure":{"count":"self","per":"100-words","from":20,"to":50})",
        {{"one in four", u"we go home now", true}, {"one in five", u"we go home now then", false}},
        {R"({"id":"self","words":["we","our"]})"});
    check_rows(R"("measure":{"count":"questions","per":"sentence","from":0.4,"to":1})",
               {{"half", u"Why? Because.", true}, {"a third", u"Why? Because. So.", false}});
    check_rows(R"("measure":{"count":"words","from":5,"to":2})",
               {{"few", u"three words here", true}, {"many", u"one two three four five", false}});
    check_rows(R"("measure":{"count":"@orders","from":0,"to":1})",
               {{"a lexicon", u"I order tea", true}, {"none", u"I make tea", false}},
               {order_words});
    check_rows(R"("measure":{"count":"urls","from":0,"to":1,"min_words":3,"max_words":4})",
               {{"too short", u"see this a.com", false},
                {"within", u"see this one a.com", true},
                {"too long", u"a b c d e a.com", false}});
    struct CountRow {
        std::string count;
        std::u16string text;
    };
    const CountRow rows[] = {{"caps", u"so BIG"},
                             {"styled", u"𝗕𝗶𝗴 it"},
                             {"exclamations", u"go!"},
                             {"list-items", u"- one"},
                             {"emoji", u"\U0001F680 go"},
                             {"quoted", u"\"so\" he said"},
                             {"colons", u"so: yes"},
                             {"ellipses", u"so... yes"},
                             {"long-words", u"multiplication"},
                             {"leading-mentions", u"@ana hi"},
                             {"trailing-urls", u"see a.com #x"},
                             {"url-lines", u"hi\na.com"},
                             {"ends-open", u"look:"},
                             {"no-end-mark", u"so it goes"},
                             {"lower-starts", u"so it goes"},
                             {"camel-hashtags", u"#BigSale"},
                             {"inline-hashtags", u"so #big sale"},
                             {"inline-mentions", u"so @ana says"},
                             {"contractions", u"it's"},
                             {"repeated-lines", u"one two three four\none two three four"},
                             {"emails", u"a@b.org"},
                             {"phones", u"+442079460958"},
                             {"prices", u"$5"},
                             {"percents", u"5%"},
                             {"numbers", u"5 of"}};
    for (const CountRow& row : rows) {
        check_rows(R"("measure":{"count":")" + row.count + R"(","from":0,"to":1})",
                   {{row.count, row.text, true}, {"a plain draft", u"Just a word.", false}});
    }
}

TEST_CASE("a measure's strength rises along its ramp") {
    const auto pack =
        pack_of({R"("id":"r","measure":{"count":"hashtags","from":1,"to":5},"weight":2)"});
    const std::int32_t expected[] = {0, 0, 250, 500, 750, 1000, 1000};
    std::u16string text = u"so";
    for (const std::int32_t strength : expected) {
        const auto found = evidence(pack, text);
        CHECK((found.empty() ? 0 : found[0].strength) == strength);
        CHECK((found.empty() ? 0 : found[0].contribution) == strength * 2);
        text += u" #tag";
    }
}

TEST_CASE("when: combinations of what fired") {
    const std::vector<std::string> rules = {
        R"("id":"buy","match":["buy"],"weight":1)",
        R"("id":"win","match":["win"],"signal":"B4","weight":1)",
        R"("id":"thanks","side":"conversation","signal":"C4","match":["thanks"],"weight":1)",
        R"("id":"all","when":{"all":["buy","signal:B4"]},"weight":1)",
        R"("id":"any","when":{"any":["buy","win"]},"weight":1)",
        R"("id":"none","when":{"any":["side:broadcasting"],"none":["side:conversation"]},"weight":1)",
        R"("id":"reply","when":{"all":["buy","surface:reply"]},"weight":1)",
        R"("id":"short","when":{"measures":[{"count":"words","min":2,"max":2}]},"weight":1)"};
    const auto pack = pack_of(rules);
    CHECK(fired(pack, u"hello") == "");
    CHECK(fired(pack, u"buy win it") == "all any buy none win");
    CHECK(fired(pack, u"please do win it") == "any none win");
    CHECK(fired(pack, u"thanks for the win") == "any thanks win");
    CHECK(fired(pack, u"two words") == "short");
    CHECK(fired(pack, Post{.text = u"buy", .surface = Surface::reply, .language = "en"}) ==
          "any buy none reply");
}

TEST_CASE("wording: each phrase once, capped, told by the heaviest") {
    const auto pack = pack_of(
        {R"("id":"r","wording":{"proud of our":0.3,"solutions":0.2,"synergy":0.9},"weight":1)"});
    const std::u16string text = u"solutions, solutions, so proud of our solutions";
    const Report some = score(pack, text);
    CHECK(some.evidence == 2 * 500);
    CHECK(test::words_of(some, text) == "proud of our+solutions+solutions+solutions");
    const Report capped = score(pack, u"proud of our solutions and synergy");
    CHECK(capped.evidence == 2 * 1000);
    REQUIRE(capped.findings.size() == 1);
    CHECK(capped.findings[0].contribution == 2 * 1000);
}

TEST_CASE("the second hit counts half, the third a quarter, the fourth an eighth") {
    const auto pack = pack_of({R"("id":"r","match":["buy"],"weight":2)"});
    const std::int32_t expected[] = {0, 2000, 3000, 3500, 3750, 3750, 3750};  // in a long post
    std::u16string text = u"so";
    for (const std::int32_t sum : expected) {
        CHECK(score(pack, text).evidence == 2 * sum);
        text += u" buy";
    }
}

TEST_CASE("a hit counts double in a short post, and once in a long one; a measure as it is") {
    const auto pack =
        pack_of({R"("id":"r","match":["buy"],"weight":1)",
                 R"("id":"urls","measure":{"count":"urls","from":0,"to":1},"weight":0.1)"});
    std::u16string text = u"buy a.com";
    const std::pair<int, std::int32_t> expected[] = {
        {1, 2000}, {25, 2000}, {50, 1500}, {250, 1100}, {25'000, 1001}};
    int words = 1;
    for (const auto& [length, contribution] : expected) {
        for (; words < length; ++words) text += u" so";
        const Report report = score(pack, text);
        CHECK(report.evidence == contribution + 100);
        CHECK(report.findings[0].contribution == contribution);
    }
}

TEST_CASE("own names count as self") {
    const std::vector<std::string> rules = {
        R"("id":"meets-self","match":["<self> helps"],"weight":1)",
        R"("id":"self-count","measure":{"count":"self","from":0,"to":1},"weight":1)"};
    const auto pack =
        pack_of(rules, {R"({"id":"self","words":["we"]})"},
                {.own_names = {"Calder", "Blue Heron Tea", "", "!!", "Ünal 3"}, .muted_rules = {}});
    CHECK(fired(pack, u"Calder helps") == "meets-self self-count");
    CHECK(fired(pack, u"Our friend Calder's shop") == "self-count");
    CHECK(fired(pack, u"BLUE HERON TEA helps") == "meets-self self-count");
    CHECK(fired(pack, u"ünal 3 helps") == "meets-self self-count");
    CHECK(fired(pack, u"a blue heron helps") == "");
    CHECK(fired(pack, u"we rest") == "self-count");
}

TEST_CASE("muted rules count for nothing, nor in combinations") {
    const std::vector<std::string> rules = {
        R"("id":"buy","match":["buy"],"weight":1)",
        R"("id":"urls","measure":{"count":"urls","from":0,"to":1},"weight":1)",
        R"("id":"both","when":{"all":["buy"]},"weight":1)"};
    CHECK(fired(pack_of(rules), u"buy a.com") == "both buy urls");
    CHECK(fired(pack_of(rules, {}, {.own_names = {}, .muted_rules = {"buy", "no-such-rule"}}),
                u"buy a.com") == "urls");
    CHECK(score(pack_of(rules, {}, {.own_names = {}, .muted_rules = {"buy", "urls"}}), u"buy a.com")
              .evidence == 0);
}

TEST_CASE("sensitivity chooses the threshold") {
    const auto pack = pack_of({R"("id":"r","match":["buy"],"weight":0.1)"});  // score 55
    Engine engine({pack});
    const auto verdict = [&](Sensitivity s) {
        return engine.score({.text = u"buy", .language = "en", .sensitivity = s}).verdict;
    };
    CHECK(verdict(Sensitivity::gentle) == Verdict::mixed);
    CHECK(verdict(Sensitivity::balanced) == Verdict::broadcasting);
    CHECK(verdict(Sensitivity::strict) == Verdict::broadcasting);
}

TEST_SUITE_END();
