#pragma once
// How well scores agree with people: the figures of `unbroadcast eval`, as pure functions.
// A figure that the posts at hand cannot give (no positives, a single rating, ...) is nullopt.
// Ties never depend on the order of the posts.

#include <cstddef>
#include <optional>
#include <span>

namespace unbroadcast::cli {

/// One post, as a person and as the rules see it.
struct Judged {
    double score = 0;       ///< 0 to 1: the report's score / 100
    double rating = 0;      ///< `s`: 0 conversation to 4 broadcasting, mean of the raters
    bool deserves = false;  ///< `w`: a warning would be right and welcome
    bool warned = false;    ///< the verdict is broadcasting
    /// For a warned post with quotes: a broadcasting finding overlaps one of them.
    std::optional<bool> reason_hit{};
};

struct Figures {
    std::size_t n = 0;
    std::size_t deserving = 0;
    std::size_t warned = 0;
    std::optional<double> roc_auc, average_precision, spearman;
    std::optional<double> precision, recall, f1;
    std::optional<double> false_warning_rate;  ///< warned share of the posts that deserve none
    std::optional<double> calibration_error;
    std::optional<double> reason_share;  ///< of the correct warnings that have a quote
};

/// Chance that a deserving post scores above an undeserving one; a tie counts half
/// (Mann-Whitney U from average ranks).
[[nodiscard]] std::optional<double> roc_auc(std::span<const Judged> posts);

/// Sum over distinct scores, falling, of (recall gained) x (precision there); no interpolation.
[[nodiscard]] std::optional<double> average_precision(std::span<const Judged> posts);

/// Pearson correlation of the average ranks of score and rating.
[[nodiscard]] std::optional<double> spearman(std::span<const Judged> posts);

/// Expected calibration error: mean |score - share deserving| over ten bins of equal width,
/// weighted by their posts (Guo et al. 2017). A score of 1 belongs to the last bin.
[[nodiscard]] std::optional<double> calibration_error(std::span<const Judged> posts);

/// The same over ten bins of (nearly) equally many posts, by rising score: says more where few
/// posts score high. Posts of one score are spread over neighbouring bins in proportion.
[[nodiscard]] std::optional<double> calibration_error_equal_bins(std::span<const Judged> posts);

/// Everything at once.
[[nodiscard]] Figures figures_of(std::span<const Judged> posts);

}  // namespace unbroadcast::cli
