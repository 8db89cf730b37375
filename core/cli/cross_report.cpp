#include "cross_report.hpp"

#include <cmath>
#include <iomanip>
#include <sstream>

#include "json_text.hpp"

namespace unbroadcast::cli {
namespace {

std::int32_t score_of(const Judged& post) {
    return static_cast<std::int32_t>(std::lround(post.score * 100));
}

CrossFigures::Level level(const char* name, std::vector<Judged> posts, std::int32_t threshold) {
    for (Judged& post : posts) post.warned = score_of(post) >= threshold;
    const Figures figures = figures_of(posts);
    return {name,
            threshold,
            figures.precision,
            figures.recall,
            figures.false_warning_rate,
            figures.reason_share};
}

std::string three_digits(std::optional<double> value) {
    if (!value) return "-";
    std::ostringstream out;
    out << std::fixed << std::setprecision(3) << *value;
    return out.str();
}

std::string percent(std::optional<double> value) {
    if (!value) return "-";
    std::ostringstream out;
    out << std::fixed << std::setprecision(1) << *value * 100 << " %";
    return out.str();
}

/// Rounded as printed, so that a file of figures does not change with the last bit of a sum.
std::string json_figure(std::optional<double> value) {
    if (!value) return "null";
    return json_number(std::round(*value * 10'000) / 10'000);
}

std::string json_figures(const CrossFigures& figures) {
    std::string json =
        "{\n    \"roc_auc\": " + json_figure(figures.roc_auc) +
        ",\n    \"roc_auc_small_groups\": " + json_figure(figures.roc_auc_small_groups) +
        ",\n    \"calibration_error\": " + json_figure(figures.calibration_error) +
        ",\n    \"calibration_error_equal_bins\": " + json_figure(figures.equal_bins_error) +
        ",\n    \"levels\": {";
    const char* separator = "\n";
    for (const CrossFigures::Level& l : figures.levels) {
        json += std::string(separator) + R"(      ")" + l.name + R"(": {"threshold": )" +
                std::to_string(l.threshold) + R"(, "precision": )" + json_figure(l.precision) +
                ", \"recall\": " + json_figure(l.recall) +
                ", \"false_warning_rate\": " + json_figure(l.false_warnings) +
                ", \"reason_share\": " + json_figure(l.reasons) + "}";
        separator = ",\n";
    }
    return json + "\n    }\n  }";
}

std::string title_of(const CrossFigures::Level& level) {
    const bool named = std::string_view(level.name) != "at_4_percent_false_warnings";
    return named ? level.name : "at 4 % false warnings";
}

void add_levels(std::ostringstream& out, const char* title, const CrossFigures& figures) {
    out << '\n'
        << std::left << std::setw(34) << title << std::right << std::setw(10) << "score from"
        << std::setw(11) << "precision" << std::setw(9) << "recall" << std::setw(16)
        << "false warnings" << std::setw(10) << "reasons" << '\n';
    for (const CrossFigures::Level& l : figures.levels) {
        out << "  " << std::left << std::setw(32) << title_of(l) << std::right << std::setw(10)
            << l.threshold << std::setw(11) << three_digits(l.precision) << std::setw(9)
            << three_digits(l.recall) << std::setw(16) << percent(l.false_warnings) << std::setw(10)
            << three_digits(l.reasons) << '\n';
    }
}

}  // namespace

std::vector<fit::Scored> scored(std::span<const Judged> posts) {
    std::vector<fit::Scored> out;
    for (const Judged& post : posts) out.push_back({score_of(post), post.rating, post.deserves});
    return out;
}

CrossFigures cross_figures(std::span<const Judged> posts, const std::vector<bool>& in_small_group,
                           const fit::Thresholds& thresholds) {
    const std::vector<Judged> all(posts.begin(), posts.end());
    std::vector<Judged> small;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (in_small_group[i]) small.push_back(all[i]);
    CrossFigures figures;
    figures.roc_auc = roc_auc(all);
    figures.roc_auc_small_groups = roc_auc(small);
    figures.calibration_error = calibration_error(all);
    figures.equal_bins_error = calibration_error_equal_bins(all);
    const std::int32_t allowed =
        fit::level_of_false_warnings(scored(all), allowed_false_warnings).threshold;
    figures.levels = {level("gentle", all, thresholds.gentle),
                      level("balanced", all, thresholds.balanced),
                      level("strict", all, thresholds.strict),
                      level("at_4_percent_false_warnings", all, allowed)};
    return figures;
}

std::string cross_text(const CrossReport& report) {
    std::ostringstream out;
    const auto row = [&](const char* name, std::optional<double> CrossFigures::*value) {
        out << std::left << std::setw(34) << name << std::right << std::setw(18)
            << three_digits(report.shipped.*value) << std::setw(18)
            << three_digits(report.held_out.*value) << '\n';
    };
    out << report.posts << " rated posts, " << report.deserving
        << " of them deserving a warning, in " << report.groups << " groups; " << report.rules
        << " rules\n\n"
        << std::setw(52) << "weights as shipped" << std::setw(18) << "cross-validated" << '\n';
    row("ROC-AUC", &CrossFigures::roc_auc);
    row("ROC-AUC, groups of 25 or fewer", &CrossFigures::roc_auc_small_groups);
    row("calibration error", &CrossFigures::calibration_error);
    row("calibration error, equal bins", &CrossFigures::equal_bins_error);
    add_levels(out, "weights as shipped", report.shipped);
    add_levels(out, "cross-validated", report.held_out);
    out << "\nWeights as shipped: in-sample if they were fitted on these posts, and then they "
           "flatter.\n"
        << "Cross-validated: each post is judged with weights fitted on the other "
        << report.folds - 1 << " of " << report.folds
        << " folds;\na group is never on both sides. Two things it cannot see: rules that were "
           "written while reading\nthese posts, and thresholds that were chosen on these very "
           "scores.\n";
    return out.str();
}

std::string cross_json(const CrossReport& report) {
    return "{\n  \"posts\": " + std::to_string(report.posts) +
           ",\n  \"deserving\": " + std::to_string(report.deserving) +
           ",\n  \"groups\": " + std::to_string(report.groups) +
           ",\n  \"folds\": " + std::to_string(report.folds) +
           ",\n  \"rules\": " + std::to_string(report.rules) +
           ",\n  \"shipped\": " + json_figures(report.shipped) +
           ",\n  \"cross_validated\": " + json_figures(report.held_out) + "\n}\n";
}

std::string cross_markdown(const CrossReport& report) {
    std::ostringstream out;
    out << report.posts << " rated posts, " << report.deserving
        << " of them deserving a warning, in " << report.groups << " groups; " << report.rules
        << " rules; " << report.folds
        << " folds.\n\n| | cross-validated | in-sample |\n|---|---|---|\n";
    const auto row = [&](const char* name, std::optional<double> CrossFigures::*value) {
        out << "| " << name << " | " << three_digits(report.held_out.*value) << " | "
            << three_digits(report.shipped.*value) << " |\n";
    };
    row("ROC-AUC", &CrossFigures::roc_auc);
    row("ROC-AUC, groups of 25 or fewer posts", &CrossFigures::roc_auc_small_groups);
    row("calibration error", &CrossFigures::calibration_error);
    row("calibration error, bins of equal size", &CrossFigures::equal_bins_error);
    out << "\n| cross-validated | score from | precision | recall | false warnings | reason hits a "
           "quote |\n|---|---|---|---|---|---|\n";
    for (const CrossFigures::Level& l : report.held_out.levels) {
        out << "| " << title_of(l) << " | " << l.threshold << " | " << three_digits(l.precision)
            << " | " << three_digits(l.recall) << " | " << percent(l.false_warnings) << " | "
            << percent(l.reasons) << " |\n";
    }
    return out.str();
}

}  // namespace unbroadcast::cli
