#pragma once
// Fitting a pack's weights to rated posts, and judging every post with weights that were fitted
// without it and without any other post of its group.

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "fit/columns.hpp"
#include "fit/rule_files.hpp"
#include "fit/train.hpp"
#include "packs.hpp"

namespace unbroadcast::cli {

class Fitting {
public:
    /// Preconditions: `files` load without errors; every post has a rating and is in the pack's
    /// language.
    Fitting(std::vector<SourceFile> files, PackOptions options, std::vector<RatedPost> posts);

    [[nodiscard]] std::span<const RatedPost> posts() const { return posts_; }
    [[nodiscard]] std::span<const fit::Column> columns() const { return columns_.all(); }
    [[nodiscard]] std::span<const SourceFile> files() const { return files_; }
    [[nodiscard]] std::size_t groups() const;
    [[nodiscard]] std::size_t rules() const { return equal_->rules().size(); }
    /// Millinats by column, from the rule files; 0 = none.
    [[nodiscard]] std::span<const std::int32_t> floors() const { return floors_; }
    /// On how many posts a column fired.
    [[nodiscard]] std::vector<std::size_t> fired() const;
    /// Both kinds of posts, in at least `folds` groups: enough to fit and to hold out.
    [[nodiscard]] bool enough_for(std::size_t folds) const;

    /// Weights from all posts. Precondition: enough_for(1).
    [[nodiscard]] fit::Fitted fit_all() const;

    /// Every post, in order, as judged by the engine with rule files that were fitted on the other
    /// folds. `warned` is by the thresholds that the files have. Precondition: enough_for(folds).
    [[nodiscard]] std::vector<Judged> hold_out(std::size_t folds) const;

    /// Every post, in order, as judged with these files.
    [[nodiscard]] std::vector<Judged> judge(std::span<const SourceFile> files) const;

private:
    [[nodiscard]] fit::Fitted fit_where(const std::vector<std::size_t>& fold_of,
                                        std::size_t but_not) const;
    void judge_where(std::span<const SourceFile> files, const std::vector<std::size_t>& fold_of,
                     std::size_t fold, std::vector<Judged>& out) const;

    std::vector<SourceFile> files_;
    PackOptions options_;
    std::vector<RatedPost> posts_;
    std::shared_ptr<const RulePack> equal_;  ///< the pack with equal weights
    fit::Columns columns_;
    std::vector<fit::Row> rows_;
    std::vector<std::int32_t> floors_;
};

}  // namespace unbroadcast::cli
