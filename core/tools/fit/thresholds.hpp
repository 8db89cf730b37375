#pragma once
// From which score on a draft is warned of, by sensitivity: chosen on scores that posts got from
// weights fitted without them.

#include <cstdint>
#include <span>

#include "rule_files.hpp"

namespace unbroadcast::fit {

struct Scored {
    std::int32_t score = 0;  ///< 0-100, out of fold
    double rating = 0;       ///< 0-4
    bool deserves = false;
};

/// What warning from `threshold` up means.
struct Level {
    std::int32_t threshold = 0;
    double precision = 0;  ///< 1 when nothing is warned of
    double recall = 0;
    double false_warnings = 0;  ///< warned share of the posts that deserve none
};

[[nodiscard]] Level level_at(std::span<const Scored> posts, std::int32_t threshold);

/// The lowest threshold (1-100) from which on no more than `share` of undeserving posts are warned
/// of.
[[nodiscard]] Level level_of_false_warnings(std::span<const Scored> posts, double share);

/// - balanced: the lowest threshold with precision >= 0.88 and false warnings <= 4 %
/// - gentle: the lowest with false warnings <= 2 %, at least balanced
/// - strict: the highest with recall >= 0.75, at most balanced
/// - mixed: below strict, the lowest score down to which at least 60 % of the posts that score
/// about so (within 5)
///   were rated 2, "mixed", or more
/// Precondition: posts of both kinds.
[[nodiscard]] Thresholds choose_thresholds(std::span<const Scored> posts);

}  // namespace unbroadcast::fit
