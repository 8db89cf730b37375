#include "cross_validation.hpp"

#include <limits>
#include <set>
#include <utility>

#include "fit/folds.hpp"

namespace unbroadcast::cli {
namespace {

constexpr std::size_t no_fold = std::numeric_limits<std::size_t>::max();

std::shared_ptr<const RulePack> equal_pack(const std::vector<SourceFile>& files,
                                           const PackOptions& options) {
    const LoadResult loaded = load_pack(files, options);
    const fit::Columns columns(*loaded.pack);
    return load_pack(fit::with_equal_weights(files, columns.all()), options).pack;
}

std::vector<std::string> groups_of(std::span<const RatedPost> posts) {
    std::vector<std::string> groups;
    for (const RatedPost& post : posts) groups.push_back(post.group);
    return groups;
}

}  // namespace

Fitting::Fitting(std::vector<SourceFile> files, PackOptions options, std::vector<RatedPost> posts)
    : files_(std::move(files)),
      options_(std::move(options)),
      posts_(std::move(posts)),
      equal_(equal_pack(files_, options_)),
      columns_(*equal_) {
    Engine engine({equal_});
    for (const RatedPost& post : posts_) {
        rows_.push_back(
            {columns_.row(engine.evidence(post.post(Sensitivity::balanced))), post.deserves});
    }
    for (const fit::Column& column : columns_.all())
        floors_.push_back(column.phrase < 0 ? equal_->find(column.rule)->floor : 0);
}

std::size_t Fitting::groups() const {
    const std::vector<std::string> groups = groups_of(posts_);
    return std::set<std::string>(groups.begin(), groups.end()).size();
}

std::vector<std::size_t> Fitting::fired() const {
    std::vector<std::size_t> posts(columns_.all().size(), 0);
    for (const fit::Row& row : rows_)
        for (const auto& [column, ignored] : row.values) ++posts[column];
    return posts;
}

bool Fitting::enough_for(std::size_t folds) const {
    std::size_t deserving = 0;
    for (const fit::Row& row : rows_) deserving += row.deserves ? 1 : 0;
    return deserving > 0 && deserving < rows_.size() && groups() >= folds;
}

fit::Fitted Fitting::fit_where(const std::vector<std::size_t>& fold_of, std::size_t but_not) const {
    std::vector<const fit::Row*> rows;
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (fold_of[i] != but_not) rows.push_back(&rows_[i]);
    return fit::train(rows, columns_.all(), floors_);
}

fit::Fitted Fitting::fit_all() const {
    return fit_where(std::vector<std::size_t>(rows_.size(), 0), no_fold);
}

void Fitting::judge_where(std::span<const SourceFile> files,
                          const std::vector<std::size_t>& fold_of, std::size_t fold,
                          std::vector<Judged>& out) const {
    Engine engine({load_pack(files, options_).pack});
    for (std::size_t i = 0; i < posts_.size(); ++i) {
        if (fold_of[i] != fold) continue;
        out[i] = judged(posts_[i], engine.score(posts_[i].post(Sensitivity::balanced)));
    }
}

std::vector<Judged> Fitting::hold_out(std::size_t folds) const {
    const std::vector<std::size_t> fold_of = fit::folds_by_group(groups_of(posts_), folds);
    std::vector<Judged> out(posts_.size());
    for (std::size_t fold = 0; fold < folds; ++fold) {
        const fit::Weights weights = fit_where(fold_of, fold).weights;
        judge_where(fit::with_weights(files_, columns_.all(), weights, {}).files, fold_of, fold,
                    out);
    }
    return out;
}

std::vector<Judged> Fitting::judge(std::span<const SourceFile> files) const {
    std::vector<Judged> out(posts_.size());
    judge_where(files, std::vector<std::size_t>(posts_.size(), 0), 0, out);
    return out;
}

}  // namespace unbroadcast::cli
