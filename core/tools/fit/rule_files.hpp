#pragma once
// Weights into rule files: the same files with other numbers, in canonical form as long as they
// were in it.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "columns.hpp"
#include "train.hpp"

namespace unbroadcast::fit {

struct Thresholds {
    std::int32_t gentle = 0, balanced = 0, strict = 0, mixed = 0;  ///< scores, 1-100
    friend bool operator==(const Thresholds&, const Thresholds&) = default;
};

/// A number that with_weights() wrote over another one.
struct Change {
    std::string
        name;  ///< "follow-order", "brochure-words: (growth|success)", "base", "thresholds.mixed"
    std::int32_t before = 0, after = 0;  ///< thousandths; thresholds: scores
    bool threshold = false;
};

struct Weighted {
    std::vector<SourceFile> files;  ///< those that were handed in, in that order
    std::vector<Change> changes;    ///< in the order of the files
};

/// Writes base, weights and, if given, thresholds. The weight of a wording rule caps the sum of its
/// phrases; it becomes that sum (at most largest_weight), so that what was fitted is what counts.
/// Precondition: the files load, and `columns` are those of the loaded pack.
[[nodiscard]] Weighted with_weights(std::span<const SourceFile> files,
                                    std::span<const Column> columns, const Weights& weights,
                                    const std::optional<Thresholds>& thresholds);

/// The same files with every weight 1. What fires must not depend on the weights of an earlier fit:
/// a wording rule whose phrases weigh nothing would not fire, and combinations that build on it
/// neither.
[[nodiscard]] std::vector<SourceFile> with_equal_weights(std::span<const SourceFile> files,
                                                         std::span<const Column> columns);

}  // namespace unbroadcast::fit
