#pragma once
// Rated posts, one JSON object a line, and how a report on one compares with what its raters said.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "statistics.hpp"
#include "unbroadcast/engine.hpp"

namespace unbroadcast::cli {

struct RatedPost {
    std::string id;  ///< JSON text
    std::u16string text;
    std::string platform, kind, language, group;
    std::optional<double> rating;  ///< nullopt: the raters could not judge it
    bool deserves = false;
    std::vector<std::u16string> quotes;

    [[nodiscard]] Post post(Sensitivity sensitivity) const {
        return {.text = text,
                .platform = platform_from(platform),
                .surface = surface_from(kind),
                .language = language,
                .sensitivity = sensitivity,
                .way_out = false};
    }
};

/// Calls `use` for each well-formed row; complains of the others. Returns an exit status.
int for_each_row(const std::string& path, const std::function<void(RatedPost)>& use);

/// The report of a rated post beside its ratings. Precondition: the post has a rating.
[[nodiscard]] Judged judged(const RatedPost& row, const Report& report);

}  // namespace unbroadcast::cli
