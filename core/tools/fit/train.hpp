#pragma once
// Weights from rated posts: logistic regression with an L2 penalty (liblinear's trust-region Newton
// method, which draws no random numbers), under two constraints that keep the rules explainable: a
// rule never counts for the other side, and a plain order is worth at least its floor.

#include <cstdint>
#include <span>
#include <vector>

#include "columns.hpp"

namespace unbroadcast::fit {

struct Row {
    Values values;
    bool deserves = false;  ///< a warning would be right
};

/// In millinats, as rule files hold them.
struct Weights {
    std::int32_t base = 0;
    std::vector<std::int32_t>
        columns;  ///< 0 to largest_weight; the sign comes from the column's side
};

inline constexpr std::int32_t largest_weight = 6000;  ///< what the rule format allows

struct Fitted {
    Weights weights;
    std::vector<std::uint32_t>
        dropped;  ///< columns that would have counted for the other side; ascending
};

/// Columns whose weight has the wrong sign are dropped and the rest is fitted again until none is
/// left. Then weights are rounded, raised to `floors` (millinats by column, 0 for none), and the
/// base is set so that the mean probability equals the share of deserving rows. Preconditions: rows
/// of both kinds; one floor a column.
[[nodiscard]] Fitted train(std::span<const Row* const> rows, std::span<const Column> columns,
                           std::span<const std::int32_t> floors);

}  // namespace unbroadcast::fit
