#include "train.hpp"

#include <linear.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace unbroadcast::fit {
namespace {

// Chosen by cross-validation; the optimum is flat (half and double change ROC-AUC by less than
// 0.002).
constexpr double cost = 0.25;
// Far below the three decimals that are kept, so that another BLAS rounds to the same weights.
constexpr double tolerance = 1e-9;
// The intercept is a column of this value: so large that the penalty hardly holds it.
constexpr double intercept = 5;

void say_nothing(const char* /*text*/) {}

struct FreeModel {
    void operator()(model* m) const { free_and_destroy_model(&m); }
};

/// The rows restricted to some columns, as liblinear wants them: numbered from 1, -1 at the end.
class Problem {
public:
    Problem(std::span<const Row* const> rows, const std::vector<int>& number_of, int count) {
        std::vector<std::size_t> starts;
        for (const Row* row : rows) {
            starts.push_back(nodes_.size());
            labels_.push_back(row->deserves ? 1 : -1);
            for (const auto& [column, value] : row->values)
                if (number_of[column] != 0) nodes_.push_back({number_of[column], value});
            nodes_.push_back({count + 1, intercept});
            nodes_.push_back({-1, 0});
        }
        for (const std::size_t start : starts) rows_.push_back(&nodes_[start]);
        data_ = {static_cast<int>(rows_.size()), count + 1, labels_.data(), rows_.data(), -1};
    }

    [[nodiscard]] const problem* get() const { return &data_; }

private:
    std::vector<feature_node> nodes_;
    std::vector<double> labels_;
    std::vector<feature_node*> rows_;
    problem data_{};
};

/// Weights of the active columns in order, then the intercept's. Positive speaks for a warning.
std::vector<double> solve(std::span<const Row* const> rows, std::span<const std::uint32_t> active,
                          std::size_t column_count) {
    std::vector<int> number_of(column_count, 0);
    for (std::size_t i = 0; i < active.size(); ++i) number_of[active[i]] = static_cast<int>(i) + 1;
    const Problem data(rows, number_of, static_cast<int>(active.size()));
    parameter how{};
    how.solver_type = L2R_LR;
    how.C = cost;
    how.eps = tolerance;
    set_print_string_function(say_nothing);
    const std::unique_ptr<model, FreeModel> found(::train(data.get(), &how));
    const double sign = found->label[0] > 0 ? 1 : -1;
    std::vector<double> weights(found->w, found->w + active.size() + 1);
    for (double& weight : weights) weight *= sign;
    return weights;
}

double probability(double evidence) {
    return 1 / (1 + std::exp(-evidence));
}

/// The base at which the mean probability of the rows equals their share of deserving ones; by
/// bisection.
std::int32_t balanced_base(std::span<const Row* const> rows, std::span<const Column> columns,
                           const std::vector<std::int32_t>& weights) {
    std::vector<double> evidence;
    double deserving = 0;
    for (const Row* row : rows) {
        double sum = 0;
        for (const auto& [column, value] : row->values)
            sum += (columns[column].broadcasting ? 1 : -1) * value * weights[column] / 1000;
        evidence.push_back(sum);
        deserving += row->deserves ? 1 : 0;
    }
    double low = -50;
    double high = 50;
    for (int step = 0; step < 60; ++step) {
        const double middle = (low + high) / 2;
        double expected = 0;
        for (const double sum : evidence) expected += probability(middle + sum);
        (expected < deserving ? low : high) = middle;
    }
    return static_cast<std::int32_t>(std::lround(low * 1000));
}

}  // namespace

Fitted train(std::span<const Row* const> rows, std::span<const Column> columns,
             std::span<const std::int32_t> floors) {
    Fitted fitted;
    std::vector<std::uint32_t> active;
    for (std::uint32_t c = 0; c < columns.size(); ++c) active.push_back(c);
    std::vector<double> weights;
    for (bool again = true; again;) {
        weights = solve(rows, active, columns.size());
        std::vector<std::uint32_t> kept;
        for (std::size_t i = 0; i < active.size(); ++i) {
            const bool wrong = columns[active[i]].broadcasting ? weights[i] < 0 : weights[i] > 0;
            (wrong ? fitted.dropped : kept).push_back(active[i]);
        }
        again = kept.size() != active.size();
        if (again) active = std::move(kept);
    }
    std::sort(fitted.dropped.begin(), fitted.dropped.end());
    fitted.weights.columns.assign(columns.size(), 0);
    for (std::size_t i = 0; i < active.size(); ++i)
        fitted.weights.columns[active[i]] =
            static_cast<std::int32_t>(std::lround(std::abs(weights[i]) * 1000));
    for (std::size_t c = 0; c < columns.size(); ++c)
        fitted.weights.columns[c] =
            std::clamp(fitted.weights.columns[c], floors[c], largest_weight);
    fitted.weights.base = balanced_base(rows, columns, fitted.weights.columns);
    return fitted;
}

}  // namespace unbroadcast::fit
