#pragma once
// The figures of a cross-validation, beside those of the weights as they stand: as text, as JSON,
// and as the table of core/rules/README.md.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "fit/rule_files.hpp"
#include "fit/thresholds.hpp"
#include "statistics.hpp"

namespace unbroadcast::cli {

/// Posts of a group of at most so many stand for authors that the rules have not met.
inline constexpr std::size_t small_group = 25;
inline constexpr double allowed_false_warnings = 0.04;

/// One way of judging all posts, measured.
struct CrossFigures {
    std::optional<double> roc_auc, roc_auc_small_groups, calibration_error, equal_bins_error;
    struct Level {
        const char* name;  ///< in JSON
        std::int32_t threshold = 0;
        std::optional<double> precision, recall, false_warnings, reasons;
    };
    std::vector<Level> levels;  ///< gentle, balanced, strict, and at 4 % false warnings
};

/// Thresholds need scores and ratings alone.
[[nodiscard]] std::vector<fit::Scored> scored(std::span<const Judged> posts);

/// `in_small_group`: by post.
[[nodiscard]] CrossFigures cross_figures(std::span<const Judged> posts,
                                         const std::vector<bool>& in_small_group,
                                         const fit::Thresholds& thresholds);

/// What both ways were measured on.
struct CrossReport {
    std::size_t posts = 0, deserving = 0, groups = 0, folds = 0, rules = 0;
    CrossFigures shipped, held_out;
};

[[nodiscard]] std::string cross_text(const CrossReport& report);
/// One object over several lines, two-space indent, newline at the end.
[[nodiscard]] std::string cross_json(const CrossReport& report);
/// Markdown, ends in a newline.
[[nodiscard]] std::string cross_markdown(const CrossReport& report);

}  // namespace unbroadcast::cli
