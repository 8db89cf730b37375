#include "score.hpp"

#include <algorithm>
#include <array>

namespace unbroadcast {
namespace {

// Evidence from which the score is at least k, for k = 51 … 100: 1000 ln((k - 0.5) / (100.5 - k)),
// rounded. The curve is symmetric: 100 - k lies at the negative.
constexpr std::array<std::int32_t, 50> steps = {
    20, 60, 100, 140, 180, 221, 261, 302, 343, 385,
    426, 468, 511, 554, 597, 641, 686, 731, 777, 824,
    871, 920, 969, 1020, 1072, 1125, 1180, 1237, 1295, 1355,
    1418, 1483, 1551, 1621, 1696, 1774, 1857, 1946, 2041, 2143,
    2254, 2376, 2512, 2666, 2844, 3055, 3317, 3664, 4185, 5293,
};

}  // namespace

std::int32_t score_of(std::int64_t evidence) {
    const auto reached = [](std::int64_t e) {
        return static_cast<std::int32_t>(std::upper_bound(steps.begin(), steps.end(), e) - steps.begin());
    };
    return evidence >= 0 ? 50 + reached(evidence) : 50 - reached(-evidence);
}

}  // namespace unbroadcast
