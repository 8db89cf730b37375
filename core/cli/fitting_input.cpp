#include "fitting_input.hpp"

#include <algorithm>
#include <iostream>
#include <map>
#include <utility>

#include "compiled_pack.hpp"
#include "exit_status.hpp"

namespace unbroadcast::cli {
namespace {

std::vector<bool> in_small_groups(std::span<const RatedPost> posts) {
    std::map<std::string, std::size_t> sizes;
    for (const RatedPost& post : posts) ++sizes[post.group];
    std::vector<bool> small;
    for (const RatedPost& post : posts) small.push_back(sizes[post.group] <= small_group);
    return small;
}

}  // namespace

int read_fitting_input(const PackChoice& choice, const std::string& corpus, FittingInput& input) {
    const auto pack = load_or_complain(choice);
    if (!pack) return exit_failed;
    std::vector<Diagnostic> problems;  // none: load_or_complain() has read the same files
    std::vector<SourceFile> files = pack_files(choice.folder, problems);
    std::vector<RatedPost> posts;
    std::size_t left_out = 0;
    const int status = for_each_row(corpus, [&](RatedPost row) {
        const bool fits = row.language == "auto" || row.language == pack->language();
        if (row.rating && fits) {
            posts.push_back(std::move(row));
        } else {
            ++left_out;
        }
    });
    if (left_out > 0) {
        std::cerr << corpus << ": " << left_out
                  << " posts without a rating or in another language are left out\n";
    }
    const PackInfo& info = pack->compiled().info;
    input.thresholds = {info.gentle, info.balanced, info.strict, info.mixed};
    PackOptions options;
    options.own_names = choice.own_names;
    input.fitting.emplace(std::move(files), std::move(options), std::move(posts));
    return status;
}

CrossReport measure(const Fitting& fitting, std::size_t folds, std::span<const SourceFile> files,
                    const fit::Thresholds& thresholds) {
    return measure(fitting, folds, files, thresholds, fitting.hold_out(folds));
}

CrossReport measure(const Fitting& fitting, std::size_t folds, std::span<const SourceFile> files,
                    const fit::Thresholds& thresholds, std::span<const Judged> held_out) {
    const std::vector<bool> small = in_small_groups(fitting.posts());
    CrossReport report;
    report.posts = fitting.posts().size();
    report.deserving = static_cast<std::size_t>(std::count_if(
        held_out.begin(), held_out.end(), [](const Judged& j) { return j.deserves; }));
    report.groups = fitting.groups();
    report.folds = folds;
    report.rules = fitting.rules();
    report.shipped = cross_figures(fitting.judge(files), small, thresholds);
    report.held_out = cross_figures(held_out, small, thresholds);
    return report;
}

}  // namespace unbroadcast::cli
