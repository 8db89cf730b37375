#pragma once
// "Without these two sentences: conversation." Scores the draft with sentences taken out, exactly:
// the shortened paragraphs are read like any other (and remembered), and the rest is only added up
// again.

#include <span>
#include <string_view>
#include <vector>

#include "cache.hpp"
#include "tally.hpp"
#include "unbroadcast/report.hpp"

namespace unbroadcast {

struct Draft {
    std::u16string_view text;
    std::span<const Part> parts;
    FactsCache& cache;
    Tally& tally;
    Platform platform;
    Surface surface;
    std::int32_t warning;  ///< score from which the author is warned
};

/// Fills `score_without` of every finding, `way_out` and `way_out_score`.
void find_way_out(const Draft& draft, Report& report);

}  // namespace unbroadcast
