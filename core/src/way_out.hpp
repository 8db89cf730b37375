#pragma once
// "Without these two sentences: conversation." Scores the draft with sentences taken out, exactly:
// the shortened paragraphs are read like any other (and remembered), and take the place of the
// whole ones in the draft's sums for a moment.

#include "draft.hpp"
#include "unbroadcast/report.hpp"

namespace unbroadcast {

struct Setting {
    Platform platform = Platform::other;
    Surface surface = Surface::post;
    std::int32_t warning = 0;  ///< score from which the author is warned
};

/// Fills `score_without` of every finding, `way_out` and `way_out_score`. Leaves the draft as it
/// was.
void find_way_out(Draft& draft, const Setting& setting, Report& report);

}  // namespace unbroadcast
