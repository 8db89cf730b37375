#include "statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <utility>
#include <vector>

namespace unbroadcast::cli {
namespace {

/// 1-based ranks; equal values share the mean of the ranks they cover.
std::vector<double> average_ranks(const std::vector<double>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]]) ++end;
        const double rank = static_cast<double>(begin + 1 + end) / 2;
        for (std::size_t i = begin; i < end; ++i) ranks[order[i]] = rank;
        begin = end;
    }
    return ranks;
}

template <typename Field>
std::vector<double> column(std::span<const Judged> posts, Field field) {
    std::vector<double> values;
    values.reserve(posts.size());
    for (const Judged& post : posts) values.push_back(post.*field);
    return values;
}

std::optional<double> pearson(const std::vector<double>& x, const std::vector<double>& y) {
    const auto n = static_cast<double>(x.size());
    const double mean_x = std::accumulate(x.begin(), x.end(), 0.0) / n;
    const double mean_y = std::accumulate(y.begin(), y.end(), 0.0) / n;
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean_x) * (y[i] - mean_y);
        xx += (x[i] - mean_x) * (x[i] - mean_x);
        yy += (y[i] - mean_y) * (y[i] - mean_y);
    }
    if (xx == 0 || yy == 0) return std::nullopt;
    return xy / std::sqrt(xx * yy);
}

std::optional<double> ratio(std::size_t part, std::size_t whole) {
    if (whole == 0) return std::nullopt;
    return static_cast<double>(part) / static_cast<double>(whole);
}

std::size_t count_deserving(std::span<const Judged> posts) {
    return static_cast<std::size_t>(
        std::count_if(posts.begin(), posts.end(), [](const Judged& p) { return p.deserves; }));
}

}  // namespace

std::optional<double> roc_auc(std::span<const Judged> posts) {
    const auto positives = static_cast<double>(count_deserving(posts));
    const double negatives = static_cast<double>(posts.size()) - positives;
    if (positives == 0 || negatives == 0) return std::nullopt;
    const std::vector<double> ranks = average_ranks(column(posts, &Judged::score));
    double rank_sum = 0;
    for (std::size_t i = 0; i < posts.size(); ++i) {
        if (posts[i].deserves) rank_sum += ranks[i];
    }
    const double u = rank_sum - positives * (positives + 1) / 2;
    return u / (positives * negatives);
}

std::optional<double> average_precision(std::span<const Judged> posts) {
    const std::size_t positives = count_deserving(posts);
    if (positives == 0) return std::nullopt;
    std::vector<Judged> falling(posts.begin(), posts.end());
    std::sort(falling.begin(), falling.end(),
              [](const Judged& a, const Judged& b) { return a.score > b.score; });
    double sum = 0;
    std::size_t hits = 0;
    for (std::size_t begin = 0; begin < falling.size();) {
        std::size_t end = begin;
        std::size_t gained = 0;
        for (; end < falling.size() && falling[end].score == falling[begin].score; ++end) {
            gained += falling[end].deserves ? 1 : 0;
        }
        hits += gained;
        sum += static_cast<double>(gained) * static_cast<double>(hits) / static_cast<double>(end);
        begin = end;
    }
    return sum / static_cast<double>(positives);
}

std::optional<double> spearman(std::span<const Judged> posts) {
    if (posts.empty()) return std::nullopt;
    return pearson(average_ranks(column(posts, &Judged::score)),
                   average_ranks(column(posts, &Judged::rating)));
}

std::optional<double> calibration_error(std::span<const Judged> posts) {
    if (posts.empty()) return std::nullopt;
    constexpr std::size_t bin_count = 10;
    struct Bin {
        double scores = 0;
        double deserving = 0;
    };
    std::array<Bin, bin_count> bins{};
    for (const Judged& post : posts) {
        const auto index = static_cast<std::size_t>(post.score * bin_count);
        Bin& bin = bins.at(std::min(index, bin_count - 1));
        bin.scores += post.score;
        bin.deserving += post.deserves ? 1 : 0;
    }
    // posts x |mean score - share deserving| of a bin is |sum - sum|.
    double sum = 0;
    for (const Bin& bin : bins) sum += std::abs(bin.scores - bin.deserving);
    return sum / static_cast<double>(posts.size());
}

std::optional<double> calibration_error_equal_bins(std::span<const Judged> posts) {
    if (posts.empty()) return std::nullopt;
    constexpr std::size_t bin_count = 10;
    // Posts of one score get their mean, or their order would matter.
    std::map<double, std::pair<double, double>> by_score;  // posts, deserving
    for (const Judged& post : posts) {
        auto& [count, deserving] = by_score[post.score];
        count += 1;
        deserving += post.deserves ? 1 : 0;
    }
    const double size = static_cast<double>(posts.size()) / bin_count;
    double sum = 0;
    double room = size;
    double difference = 0;  // of the bin at hand: scores - deserving
    for (auto [score, posts_of_score] : by_score) {
        auto [count, deserving] = posts_of_score;
        const double share = deserving / count;
        while (count > 0) {
            const double part = std::min(count, room);
            difference += part * (score - share);
            count -= part;
            room -= part;
            if (room > 1e-9) continue;
            sum += std::abs(difference);
            difference = 0;
            room = size;
        }
    }
    return (sum + std::abs(difference)) / static_cast<double>(posts.size());
}

Figures figures_of(std::span<const Judged> posts) {
    Figures result;
    std::size_t right = 0;
    std::size_t with_quote = 0;
    std::size_t reason_hits = 0;
    for (const Judged& post : posts) {
        result.warned += post.warned ? 1 : 0;
        if (!post.warned || !post.deserves) continue;
        ++right;
        if (!post.reason_hit) continue;
        ++with_quote;
        reason_hits += *post.reason_hit ? 1 : 0;
    }
    result.n = posts.size();
    result.deserving = count_deserving(posts);
    result.roc_auc = roc_auc(posts);
    result.average_precision = average_precision(posts);
    result.spearman = spearman(posts);
    result.precision = ratio(right, result.warned);
    result.recall = ratio(right, result.deserving);
    result.f1 = ratio(2 * right, result.warned + result.deserving);
    result.false_warning_rate = ratio(result.warned - right, result.n - result.deserving);
    result.calibration_error = calibration_error(posts);
    result.reason_share = ratio(reason_hits, with_quote);
    return result;
}

}  // namespace unbroadcast::cli
