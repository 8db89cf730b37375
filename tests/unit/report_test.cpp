// Evidence to score, and the report as JSON.

#include "unbroadcast/report.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "score.hpp"
#include "support.hpp"

using namespace unbroadcast;

TEST_SUITE_BEGIN("report");

TEST_CASE("the score is the rounded logistic curve, at every millinat") {
    for (std::int64_t evidence = -12'000; evidence <= 12'000; ++evidence) {
        const double exact = 100.0 / (1.0 + std::exp(-static_cast<double>(evidence) / 1000.0));
        CAPTURE(evidence);
        REQUIRE(score_of(evidence) == std::lround(exact));
    }
    CHECK(score_of(INT32_MAX) == 100);
    CHECK(score_of(INT32_MIN) == 0);
}

TEST_CASE("contributions are printed as the shortest decimal") {
    struct Row {
        std::int32_t millinats;
        const char* expected;
    };
    const Row rows[] = {{0, "0"},       {1, "0.001"},     {10, "0.01"},   {100, "0.1"},
                        {1000, "1"},    {1250, "1.25"},   {-500, "-0.5"}, {-2000, "-2"},
                        {-1, "-0.001"}, {12345, "12.345"}};
    for (const Row& row : rows) {
        Report report;
        report.evidence = row.millinats;
        CHECK(to_json(report).find("\"evidence\":" + std::string(row.expected) + ",") !=
              std::string::npos);
    }
}

TEST_CASE("the whole report, keys in their order") {
    Report report{.score = 81,
                  .verdict = Verdict::broadcasting,
                  .language = "en",
                  .truncated = true,
                  .evidence = 1450,
                  .base = -1500,
                  .rest = 20,
                  .findings = {},
                  .way_out = {0, 1},
                  .way_out_score = 40};
    CHECK(
        to_json(Report{}) ==
        R"({"score":0,"verdict":"conversation","lang":"","truncated":false,"evidence":0,"base":0,"rest":0,"findings":[],"way_out":[],"way_out_score":0})");
    report.findings.push_back({.rule = 3,
                               .id = "big-news",
                               .side = Side::broadcasting,
                               .span = {0, 20},
                               .also = {{30, 33}, {40, 41}},
                               .contribution = 1250,
                               .score_without = 40});
    report.findings.push_back({.rule = 4,
                               .id = "thanks",
                               .side = Side::conversation,
                               .span = {},
                               .also = {},
                               .contribution = -300,
                               .score_without = 81});
    CHECK(
        to_json(report) ==
        R"({"score":81,"verdict":"broadcasting","lang":"en","truncated":true,"evidence":1.45,"base":-1.5,"rest":0.02,"findings":[)"
        R"({"rule":"big-news","side":"broadcasting","begin":0,"end":20,"also":[[30,33],[40,41]],"contribution":1.25,)"
        R"("message":"big-news.message","suggestion":"big-news.try","score_without":40},)"
        R"({"rule":"thanks","side":"conversation","begin":0,"end":0,"contribution":-0.3,)"
        R"("message":"thanks.message","suggestion":"thanks.try","score_without":81}],"way_out":[0,1],"way_out_score":40})");
    CHECK(to_string(Verdict::mixed) == "mixed");
}

TEST_CASE("UTF-8 and UTF-16, ill-formed too") {
    CHECK(to_utf8(u"a\u00E9\u5B57\U0001F680") == "a\xC3\xA9\xE5\xAD\x97\xF0\x9F\x9A\x80");
    CHECK(to_utf16("a\xC3\xA9\xE5\xAD\x97\xF0\x9F\x9A\x80") == u"a\u00E9\u5B57\U0001F680");
    CHECK(to_utf8(u"\xD83D!\xDE00") == "\xEF\xBF\xBD!\xEF\xBF\xBD");
    CHECK(to_utf16("\xFFz\xE5\xAD") == u"\uFFFDz\uFFFD");      // a cut sequence is one
    CHECK(to_utf16("\xED\xA0\x80") == u"\uFFFD\uFFFD\uFFFD");  // a surrogate has no UTF-8
    CHECK(to_utf16("") == u"");
}

TEST_SUITE_END();
