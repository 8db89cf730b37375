// The figures of `unbroadcast eval` against values worked out by hand.

#include "statistics.hpp"

#include <doctest/doctest.h>

#include <vector>

using unbroadcast::cli::Figures;
using unbroadcast::cli::Judged;

namespace {

std::vector<Judged> posts(std::initializer_list<std::pair<double, bool>> scored) {
    std::vector<Judged> result;
    for (const auto& [score, deserves] : scored) {
        result.push_back({.score = score, .deserves = deserves});
    }
    return result;
}

std::vector<Judged> rated(std::initializer_list<std::pair<double, double>> pairs) {
    std::vector<Judged> result;
    for (const auto& [score, rating] : pairs) {
        result.push_back({.score = score, .rating = rating});
    }
    return result;
}

}  // namespace

TEST_CASE("ROC-AUC is the share of pairs in the right order") {
    using unbroadcast::cli::roc_auc;
    struct Row {
        const char* name;
        std::vector<Judged> posts;
        double expected;
    };
    const Row rows[] = {
        {"all in order", posts({{0.1, false}, {0.2, false}, {0.8, true}}), 1.0},
        {"all reversed", posts({{0.9, false}, {0.2, true}}), 0.0},
        // pairs: .4>.1 yes, .4>.35 yes, .35>.1 yes, .35 against .35 half: 3.5 of 4
        {"a tie counts half", posts({{0.1, false}, {0.35, false}, {0.35, true}, {0.4, true}}),
         0.875},
        {"one score for all", posts({{0.5, false}, {0.5, true}, {0.5, true}}), 0.5},
        // positives .8 and .3, negatives .6 .5 .1: .8 wins 3, .3 wins 1: 4 of 6
        {"mixed", posts({{0.8, true}, {0.6, false}, {0.5, false}, {0.3, true}, {0.1, false}}),
         4.0 / 6},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        REQUIRE(roc_auc(row.posts).has_value());
        CHECK(*roc_auc(row.posts) == doctest::Approx(row.expected));
    }
    CHECK_FALSE(roc_auc(posts({{0.5, true}})).has_value());
    CHECK_FALSE(roc_auc(posts({{0.5, false}})).has_value());
    CHECK_FALSE(roc_auc({}).has_value());
}

TEST_CASE("average precision adds precision at each gain of recall") {
    using unbroadcast::cli::average_precision;
    // falling: T F T F: 1/2 x 1/1 + 1/2 x 2/3
    CHECK(*average_precision(posts({{0.9, true}, {0.8, false}, {0.7, true}, {0.1, false}})) ==
          doctest::Approx(0.5 + 1.0 / 3));
    // the tied pair is one step: both positives found within the first three posts
    CHECK(*average_precision(posts({{0.9, false}, {0.5, true}, {0.5, true}, {0.1, false}})) ==
          doctest::Approx(2.0 / 3));
    // the order of tied posts does not matter
    const auto one_way = average_precision(posts({{0.5, true}, {0.5, false}, {0.2, true}}));
    const auto other_way = average_precision(posts({{0.5, false}, {0.5, true}, {0.2, true}}));
    CHECK(*one_way == doctest::Approx(0.5 * 0.5 + 0.5 * 2.0 / 3));
    CHECK(*one_way == doctest::Approx(*other_way));
    CHECK_FALSE(average_precision(posts({{0.9, false}})).has_value());
}

TEST_CASE("Spearman correlates average ranks") {
    using unbroadcast::cli::spearman;
    CHECK(*spearman(rated({{0.1, 0}, {0.2, 1}, {0.9, 4}})) == doctest::Approx(1.0));
    CHECK(*spearman(rated({{0.9, 0}, {0.2, 1}, {0.1, 4}})) == doctest::Approx(-1.0));
    // score ranks 1 2 3 4, rating ranks 1 3 2 4: 1 - 6 x 2 / (4 x 15) = 0.8
    CHECK(*spearman(rated({{0.1, 0}, {0.2, 2}, {0.3, 1}, {0.4, 3}})) == doctest::Approx(0.8));
    // rating ranks 1.5 1.5 3: cov 1.5, variances 2 and 1.5: 1.5 / sqrt(3)
    CHECK(*spearman(rated({{0.1, 0}, {0.2, 0}, {0.3, 4}})) == doctest::Approx(0.8660254));
    CHECK_FALSE(spearman(rated({{0.1, 2}, {0.2, 2}})).has_value());
    CHECK_FALSE(spearman({}).has_value());
}

TEST_CASE("calibration error weighs each tenth by its posts") {
    using unbroadcast::cli::calibration_error;
    // bin 0: mean .05, share 0 (2 posts); bin 9: mean .95, share .5 (2): (2 x .05 + 2 x .45) / 4
    CHECK(*calibration_error(posts({{0.05, false}, {0.05, false}, {0.95, true}, {0.95, false}})) ==
          doctest::Approx(0.25));
    // 1 shares the last bin with .9: |(1 + .9) - 2| / 2
    CHECK(*calibration_error(posts({{1.0, true}, {0.9, true}})) == doctest::Approx(0.05));
    // opposite errors in different bins do not cancel
    CHECK(*calibration_error(posts({{0.25, true}, {0.75, false}})) == doctest::Approx(0.75));
    CHECK_FALSE(calibration_error({}).has_value());
}

TEST_CASE("figures at the threshold count verdicts") {
    const std::vector<Judged> judged = {
        {.score = 0.9, .deserves = true, .warned = true, .reason_hit = true},
        {.score = 0.8, .deserves = true, .warned = true, .reason_hit = false},
        {.score = 0.8, .deserves = true, .warned = true, .reason_hit = std::nullopt},
        {.score = 0.7, .deserves = false, .warned = true, .reason_hit = true},
        {.score = 0.3, .deserves = true, .warned = false, .reason_hit = std::nullopt},
        {.score = 0.2, .deserves = false, .warned = false, .reason_hit = std::nullopt},
        {.score = 0.1, .deserves = false, .warned = false, .reason_hit = std::nullopt},
    };
    const Figures figures = unbroadcast::cli::figures_of(judged);
    CHECK(figures.n == 7);
    CHECK(figures.deserving == 4);
    CHECK(figures.warned == 4);
    CHECK(*figures.precision == doctest::Approx(3.0 / 4));
    CHECK(*figures.recall == doctest::Approx(3.0 / 4));
    CHECK(*figures.f1 == doctest::Approx(3.0 / 4));
    CHECK(*figures.false_warning_rate == doctest::Approx(1.0 / 3));
    CHECK(*figures.reason_share == doctest::Approx(1.0 / 2));
}

TEST_CASE("figures without posts are absent, not zero") {
    const Figures figures = unbroadcast::cli::figures_of({});
    CHECK(figures.n == 0);
    CHECK_FALSE(figures.precision.has_value());
    CHECK_FALSE(figures.recall.has_value());
    CHECK_FALSE(figures.f1.has_value());
    CHECK_FALSE(figures.false_warning_rate.has_value());
    CHECK_FALSE(figures.reason_share.has_value());
}
