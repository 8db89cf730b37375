#include "thresholds.hpp"

#include <algorithm>
#include <cstdlib>

namespace unbroadcast::fit {
namespace {

constexpr std::int32_t highest = 100;
constexpr double balanced_precision = 0.88;
constexpr double balanced_false_warnings = 0.04;
constexpr double gentle_false_warnings = 0.02;
constexpr double strict_recall = 0.75;
constexpr double mixed_rating = 2;
constexpr double mixed_majority = 0.6;
constexpr std::int32_t nearby = 5;

/// The lowest threshold at which, and from there up, the level is as wanted.
template <typename Wanted>
std::int32_t lowest(std::span<const Scored> posts, Wanted wanted) {
    std::int32_t threshold = highest;
    while (threshold > 1 && wanted(level_at(posts, threshold - 1))) --threshold;
    return threshold;
}

/// Share of the posts scored about so that were rated mixed or worse; 0 when there are none.
double mixed_share(std::span<const Scored> posts, std::int32_t score) {
    double all = 0;
    double rated = 0;
    for (const Scored& post : posts) {
        if (std::abs(post.score - score) > nearby) continue;
        all += 1;
        rated += post.rating >= mixed_rating ? 1 : 0;
    }
    return all == 0 ? 0 : rated / all;
}

}  // namespace

Level level_at(std::span<const Scored> posts, std::int32_t threshold) {
    double warned = 0;
    double right = 0;
    double deserving = 0;
    for (const Scored& post : posts) {
        deserving += post.deserves ? 1 : 0;
        if (post.score < threshold) continue;
        warned += 1;
        right += post.deserves ? 1 : 0;
    }
    const double undeserving = static_cast<double>(posts.size()) - deserving;
    return {.threshold = threshold,
            .precision = warned == 0 ? 1 : right / warned,
            .recall = deserving == 0 ? 0 : right / deserving,
            .false_warnings = undeserving == 0 ? 0 : (warned - right) / undeserving};
}

Level level_of_false_warnings(std::span<const Scored> posts, double share) {
    return level_at(posts,
                    lowest(posts, [&](const Level& l) { return l.false_warnings <= share; }));
}

Thresholds choose_thresholds(std::span<const Scored> posts) {
    Thresholds chosen;
    // Precision is jumpy where few posts are warned of, so false warnings bound the search from
    // above.
    chosen.balanced = level_of_false_warnings(posts, balanced_false_warnings).threshold;
    while (chosen.balanced < highest &&
           level_at(posts, chosen.balanced).precision < balanced_precision)
        ++chosen.balanced;
    chosen.gentle =
        std::max(chosen.balanced, level_of_false_warnings(posts, gentle_false_warnings).threshold);
    chosen.strict = chosen.balanced;
    while (chosen.strict > 2 && level_at(posts, chosen.strict).recall < strict_recall)
        --chosen.strict;
    chosen.mixed = chosen.strict - 1;
    while (chosen.mixed > 1 && mixed_share(posts, chosen.mixed - 1) >= mixed_majority)
        --chosen.mixed;
    return chosen;
}

}  // namespace unbroadcast::fit
