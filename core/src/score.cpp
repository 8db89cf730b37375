#include "score.hpp"

#include <algorithm>
#include <array>

namespace unbroadcast {
namespace {

// The first whole millinat at which the score is k, for k = 51 … 100: 1000 ln((k - 0.5) / (100.5 -
// k)), rounded up. The curve is symmetric: 100 - k lies at the negative.
constexpr std::array<std::int32_t, 50> steps = {
    21,   61,   101,  141,  181,  221,  262,  303,  344,  385,  427,  469,  511,
    554,  598,  642,  686,  731,  777,  824,  872,  920,  970,  1021, 1073, 1126,
    1181, 1237, 1296, 1356, 1418, 1483, 1551, 1622, 1696, 1775, 1858, 1946, 2041,
    2143, 2255, 2377, 2513, 2667, 2844, 3056, 3317, 3664, 4185, 5294,
};

}  // namespace

std::int32_t score_of(std::int64_t evidence) {
    const auto reached = [](std::int64_t e) {
        return static_cast<std::int32_t>(std::upper_bound(steps.begin(), steps.end(), e) -
                                         steps.begin());
    };
    return evidence >= 0 ? 50 + reached(evidence) : 50 - reached(-evidence);
}

}  // namespace unbroadcast
