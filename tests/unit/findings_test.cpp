// From evidence to what is told: merging, order, caps, and sums that hold on every sample.

#include <doctest/doctest.h>

#include "support.hpp"

using namespace unbroadcast;
using unbroadcast::test::pack_of;
using unbroadcast::test::words_of;

namespace {

Report score(const std::shared_ptr<const RulePack>& pack, std::u16string_view text) {
    Engine engine({pack});
    Report report = engine.score({.text = text, .language = "en"});
    for (Finding& finding : report.findings) {
        // Ids live as long as the engine.
        finding.id = pack->rules()[finding.rule].id;
    }
    test::check_sound(*pack, report, text);
    return report;
}

std::string ids(const Report& report) {
    std::string out;
    for (const Finding& finding : report.findings)
        out += (out.empty() ? "" : " ") + std::string(finding.id);
    return out;
}

}  // namespace

TEST_SUITE_BEGIN("findings");

TEST_CASE("the stronger of two overlapping findings keeps its words and takes the other's weight") {
    const auto pack = pack_of({R"("id":"buy-now","match":["buy now"],"weight":1)",
                               R"("id":"now-only","match":["now only today"],"weight":0.4)"});
    const std::u16string text = u"So buy now only today";
    const Report report = score(pack, text);
    CHECK(ids(report) == "buy-now");
    CHECK(words_of(report, text) == "buy now");
    CHECK(report.findings[0].contribution == 2 * 1400);
}

TEST_CASE("findings of two sides may share words") {
    const auto pack = pack_of(
        {R"("id":"buy-now","match":["buy now"],"weight":1)",
         R"("id":"asks","signal":"C1","side":"conversation","match":["now or later"],"weight":0.4)"});
    const std::u16string text = u"Should I buy now or later?";
    const Report report = score(pack, text);
    CHECK(ids(report) == "buy-now asks");
    CHECK(words_of(report, text) == "buy now|now or later");
    CHECK(report.findings[1].contribution == 2 * -400);
}

TEST_CASE("equal findings stand in the order of the text; a measure points at its tokens") {
    const auto pack =
        pack_of({R"("id":"a-late","match":["later"],"weight":1)",
                 R"("id":"z-early","match":["sooner"],"weight":1)",
                 R"("id":"tags","measure":{"count":"hashtags","from":0,"to":2},"weight":0.5)",
                 R"("id":"short","measure":{"count":"words","from":9,"to":1},"weight":0.1)"});
    const std::u16string text = u"sooner than later #a #b";
    const Report report = score(pack, text);
    CHECK(ids(report) == "z-early a-late tags short");
    CHECK(words_of(report, text) == "sooner|later|#a+#b|");
}

TEST_CASE("words that can be looked at come before the whole draft, unless it is twice as strong") {
    const auto pack =
        pack_of({R"("id":"buy","match":["buy"],"weight":1)",
                 R"("id":"short","measure":{"count":"words","from":9,"to":1},"weight":2.4)",
                 R"("id":"shorter","measure":{"count":"words","from":12,"to":4},"weight":4.8)"});
    const std::u16string text = u"buy";
    const Report report = score(pack, text);
    CHECK(ids(report) == "shorter buy short");
    CHECK(words_of(report, text) == "buy|");
}

TEST_CASE("what says little by itself is told by what says more, and after it") {
    const auto pack = pack_of({R"("id":"buy-now","match":["buy now"],"weight":0.3)",
                               R"("id":"orders","match":["buy","get"],"weight":1,"scope":"broad")",
                               R"("id":"today","match":["today"],"weight":0.4)"});
    const std::u16string text = u"buy now, get it today";
    const Report report = score(pack, text);
    CHECK(ids(report) == "buy-now today orders");
    CHECK(words_of(report, text) == "buy now|today|get");
    CHECK(report.findings[0].contribution == 2 * (300 + 1000));
}

TEST_CASE("whose words are taken by several gives its weight to the strongest of them") {
    const auto pack = pack_of({R"("id":"early","match":["one two"],"weight":0.6)",
                               R"("id":"late","match":["three four"],"weight":0.9)",
                               R"("id":"middle","match":["two three"],"weight":0.5)"});
    const std::u16string text = u"one two three four";
    const Report report = score(pack, text);
    CHECK(ids(report) == "late early");
    CHECK(report.findings[0].contribution == 2 * 1400);
}

TEST_CASE("at most five a side are told; the rest is summed up") {
    std::vector<std::string> rules;
    std::u16string text;
    for (int i = 0; i < 8; ++i) {
        const std::string word(3, static_cast<char>('a' + i));
        rules.push_back(R"("id":"r)" + std::to_string(i) + R"(","match":[")" + word +
                        R"("],"weight":)" + std::to_string(i + 1) + "e-1");
        text += to_utf16(word) + u" ";
    }
    rules.push_back(
        R"("id":"kind","signal":"C5","side":"conversation","match":["please"],"weight":1)");
    const auto pack = pack_of(rules);
    const Report report = score(pack, text + u"please");
    CHECK(ids(report) == "r7 r6 r5 r4 r3 kind");
    CHECK(report.rest == 2 * (100 + 200 + 300));
    CHECK(report.evidence == 2 * (3600 - 1000));
}

TEST_CASE("what a combination is told by") {
    const auto pack =
        pack_of({R"("id":"weak","match":["maybe"],"weight":0.2)",
                 R"("id":"strong","match":["surely"],"weight":0.3)",
                 R"("id":"both","when":{"all":["weak","strong"]},"weight":2)",
                 R"("id":"talks","when":{"measures":[{"count":"words","min":1}]},"weight":0.1)"});
    const std::u16string text = u"maybe, surely";
    const Report report = score(pack, text);
    CHECK(ids(report) == "both weak talks");
    CHECK(words_of(report, text) == "surely|maybe|");
    CHECK(report.findings[0].contribution == 2 * 2300);
}

TEST_CASE("every sample's report adds up") {
    Engine engine({test::english()});
    const auto samples = test::samples_of(*test::english());
    REQUIRE(samples.size() > 280);
    for (const test::Sample& sample : samples) {
        CAPTURE(to_utf8(sample.text));
        test::check_sound(*test::english(), engine.score(sample.post()), sample.text);
    }
    for (const std::u16string& draft : test::drafts()) {
        CAPTURE(to_utf8(draft));
        test::check_sound(*test::english(), engine.score({.text = draft, .language = "en"}), draft);
    }
}

TEST_CASE("evidence lists every hit and sums to the same") {
    Engine engine({test::english()});
    for (const test::Sample& sample : test::samples_of(*test::english())) {
        CAPTURE(to_utf8(sample.text));
        const Report report = engine.score(sample.post());
        std::int32_t sum = report.base;
        std::uint32_t last = 0;
        for (const Evidence& e : engine.evidence(sample.post())) {
            CHECK(e.rule >= last);
            last = e.rule;
            sum += e.contribution;
        }
        CHECK(sum == report.evidence);
    }
}

TEST_SUITE_END();
