// Folds, weights, thresholds and rule files of the fit, on rows small enough to work out by hand.

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "fit/folds.hpp"
#include "fit/rule_files.hpp"
#include "fit/thresholds.hpp"
#include "fit/train.hpp"

using namespace unbroadcast;
using namespace unbroadcast::fit;

TEST_SUITE_BEGIN("fitting");

TEST_CASE(
    "folds: a group is never split, sizes are even, and the order of the posts does not matter") {
    std::vector<std::string> groups;
    for (const auto& [group, size] :
         std::map<std::string, int>{{"a", 5}, {"b", 4}, {"c", 3}, {"d", 1}, {"e", 1}})
        groups.insert(groups.end(), static_cast<std::size_t>(size), group);
    const std::vector<std::size_t> folds = folds_by_group(groups, 3);
    std::map<std::string, std::size_t> fold_of;
    std::map<std::size_t, int> load;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        CHECK(fold_of.try_emplace(groups[i], folds[i]).first->second == folds[i]);
        ++load[folds[i]];
    }
    CHECK(load == std::map<std::size_t, int>{{0, 5}, {1, 5}, {2, 4}});
    std::reverse(groups.begin(), groups.end());
    const std::vector<std::size_t> again = folds_by_group(groups, 3);
    for (std::size_t i = 0; i < groups.size(); ++i) CHECK(again[i] == fold_of[groups[i]]);
}

namespace {

/// `count` rows on which these columns fire fully.
void add_rows(std::vector<Row>& rows, int count, bool deserves,
              std::vector<std::uint32_t> columns) {
    Row row{{}, deserves};
    for (const std::uint32_t column : columns) row.values.emplace_back(column, 1.0);
    rows.insert(rows.end(), static_cast<std::size_t>(count), row);
}

std::vector<const Row*> pointers(const std::vector<Row>& rows) {
    std::vector<const Row*> out;
    for (const Row& row : rows) out.push_back(&row);
    return out;
}

const std::vector<Column> two_sides = {
    {"pitch", -1, true}, {"praise", -1, true}, {"question", -1, false}, {"rare", -1, true}};

/// "pitch" is found on deserving posts, "question" on others, "praise" (wrongly) on others, too.
std::vector<Row> sample() {
    std::vector<Row> rows;
    add_rows(rows, 40, true, {0});
    add_rows(rows, 10, false, {0});
    add_rows(rows, 40, false, {2});
    add_rows(rows, 10, true, {2});
    add_rows(rows, 5, true, {1});
    add_rows(rows, 45, false, {1});
    add_rows(rows, 10, true, {});
    add_rows(rows, 10, false, {});
    return rows;
}

double mean_probability(const std::vector<Row>& rows, const Weights& weights) {
    double sum = 0;
    for (const Row& row : rows) {
        double evidence = weights.base;
        for (const auto& [column, value] : row.values)
            evidence += (two_sides[column].broadcasting ? 1 : -1) * value * weights.columns[column];
        sum += 1 / (1 + std::exp(-evidence / 1000));
    }
    return sum / static_cast<double>(rows.size());
}

}  // namespace

TEST_CASE(
    "weights: a rule that would count for the other side is dropped, the others keep theirs") {
    const std::vector<Row> rows = sample();
    const Fitted fitted = train(pointers(rows), two_sides, std::vector<std::int32_t>(4, 0));
    CHECK(fitted.dropped == std::vector<std::uint32_t>{1});
    CHECK(fitted.weights.columns[0] > 500);
    CHECK(fitted.weights.columns[1] == 0);
    CHECK(fitted.weights.columns[2] > 0);
    CHECK(fitted.weights.columns[3] == 0);
    const double deserving = 65.0 / 170.0;
    CHECK(mean_probability(rows, fitted.weights) == doctest::Approx(deserving).epsilon(0.001));
}

TEST_CASE("weights: the order of the rows does not matter, nor does a second fit") {
    std::vector<Row> rows = sample();
    const std::vector<std::int32_t> none(4, 0);
    const Fitted first = train(pointers(rows), two_sides, none);
    std::reverse(rows.begin(), rows.end());
    const Fitted second = train(pointers(rows), two_sides, none);
    CHECK(first.weights.columns == second.weights.columns);
    CHECK(first.weights.base == second.weights.base);
}

TEST_CASE("floors hold a weight up, and the base makes room for it") {
    const std::vector<Row> rows = sample();
    const Fitted free = train(pointers(rows), two_sides, std::vector<std::int32_t>(4, 0));
    const Fitted held = train(pointers(rows), two_sides, {{0, 700, 0, 2500}});
    CHECK(held.weights.columns[1] == 700);
    CHECK(held.weights.columns[3] == 2500);
    CHECK(held.weights.columns[0] == free.weights.columns[0]);
    CHECK(held.weights.base < free.weights.base);
    CHECK(mean_probability(rows, held.weights) == doctest::Approx(65.0 / 170.0).epsilon(0.001));
}

namespace {

/// A deserving and an undeserving share at each score, so that figures can be counted off.
std::vector<Scored> ladder() {
    std::vector<Scored> posts;
    const auto add = [&](int score, int right, int wrong) {
        for (int i = 0; i < right; ++i) posts.push_back({score, 4, true});
        for (int i = 0; i < wrong; ++i) posts.push_back({score, score >= 30 ? 2.0 : 0.0, false});
    };
    add(90, 40, 1);  // from here: precision .98, recall .40, false warnings  1 %
    add(80, 20, 2);  // .95 .60 3 %
    add(70, 10, 1);  // .95 .70 4 %
    add(60, 10, 6);  // .89 .80 10 %
    add(50, 10, 20);
    add(10, 10, 70);
    return posts;
}

}  // namespace

TEST_CASE("figures at a threshold") {
    const Level level = level_at(ladder(), 71);
    CHECK(level.precision == doctest::Approx(60.0 / 63));
    CHECK(level.recall == doctest::Approx(0.6));
    CHECK(level.false_warnings == doctest::Approx(0.03));
    CHECK(level_at(ladder(), 100).precision == 1);
    CHECK(level_of_false_warnings(ladder(), 0.04).threshold == 61);
    CHECK(level_of_false_warnings(ladder(), 0.0).threshold == 91);
}

TEST_CASE("thresholds follow their rules") {
    const Thresholds chosen = choose_thresholds(ladder());
    CHECK(chosen.balanced == 61);  // precision would allow less, 4 % false warnings do not
    CHECK(chosen.gentle == 81);    // 2 % false warnings
    CHECK(chosen.strict == 60);    // recall .75
    CHECK(chosen.mixed == 45);     // 50 lies within 5, and there all were rated 2
}

TEST_CASE("precision raises balanced where false warnings would allow less") {
    std::vector<Scored> posts = ladder();
    for (int i = 0; i < 900; ++i) posts.push_back({0, 0, false});  // false warnings become tenths
    CHECK(choose_thresholds(posts).balanced == 51);
    for (int i = 0; i < 4; ++i) posts.push_back({60, 1, false});
    CHECK(choose_thresholds(posts).balanced == 61);
}

namespace {

const std::vector<SourceFile> files = {
    {"pack.json", R"({"language":"en","name":"English","base":-1,"thresholds":)"
                  R"({"gentle":70,"balanced":60,"strict":50,"mixed":40}})"},
    {"lexicons/words.json", R"({"id":"words","words":["a"]})"},
    {"brochure.json",
     R"({"id":"brochure","signal":"B21","wording":{"zeal":0.5,"apex":1},"weight":2})"},
    {"pitch.json", R"({"id":"pitch","signal":"B8","match":["buy"],"weight":1.5,"message":"m"})"}};
const std::vector<Column> columns = {
    {"brochure", 0, true}, {"brochure", 1, true}, {"pitch", -1, true}};

}  // namespace

TEST_CASE("rule files: numbers are replaced and told, all else stays") {
    const Weighted result =
        with_weights(files, columns, {-2345, {250, 4000, 1500}}, Thresholds{80, 60, 50, 30});
    CHECK(result.files[0].text.find("\"base\": -2.345,") != std::string::npos);
    CHECK(result.files[0].text.find("\"gentle\": 80,") != std::string::npos);
    CHECK(result.files[1].text.find("\"words\": [\n    \"a\"\n  ]") != std::string::npos);
    CHECK(result.files[2].text.find("\"zeal\": 4,\n    \"apex\": 0.25\n  },\n  \"weight\": 4.25") !=
          std::string::npos);
    CHECK(result.files[3].text.find("\"weight\": 1.5,\n  \"message\": \"m\"\n}\n") !=
          std::string::npos);
    std::set<std::string> names;
    for (const Change& change : result.changes) names.insert(change.name);
    CHECK(names == std::set<std::string>{"base", "brochure", "brochure: apex", "brochure: zeal",
                                         "thresholds.gentle", "thresholds.mixed"});
    const Weighted again =
        with_weights(result.files, columns, {-2345, {250, 4000, 1500}}, Thresholds{80, 60, 50, 30});
    CHECK(again.changes.empty());
    CHECK(again.files[2].text == result.files[2].text);
}

TEST_CASE("rule files: the cap of a wording rule stays within what the format allows") {
    const Weighted result = with_weights(files, columns, {0, {5000, 5000, 0}}, {});
    CHECK(result.files[2].text.find("\"weight\": 6\n") != std::string::npos);
    CHECK(result.files[0].text.find("\"gentle\": 70,") != std::string::npos);
}

TEST_SUITE_END();
