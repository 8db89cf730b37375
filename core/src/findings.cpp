#include "findings.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace unbroadcast {
namespace {

/// Drops what adds nothing, and makes one piece of evidence of a rule's weighted phrases: the
/// heaviest phrase carries it. Evidence is in rule order.
void join_phrases(std::vector<Evident>& evidence) {
    std::size_t kept = 0;
    std::int32_t heaviest = 0;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        if (evidence[i].contribution == 0) continue;
        const bool joins =
            evidence[i].phrase >= 0 && kept > 0 && evidence[kept - 1].rule == evidence[i].rule;
        if (!joins) {
            heaviest = std::abs(evidence[i].contribution);
            if (kept != i) evidence[kept] = std::move(evidence[i]);
            ++kept;
            continue;
        }
        Evident& whole = evidence[kept - 1];
        Evident& more = evidence[i];
        whole.contribution += more.contribution;
        if (std::abs(more.contribution) > heaviest) {
            heaviest = std::abs(more.contribution);
            std::swap(whole.span, more.span);
        }
        whole.also.push_back(more.span);
        whole.also.insert(whole.also.end(), more.also.begin(), more.also.end());
    }
    evidence.erase(evidence.begin() + static_cast<std::ptrdiff_t>(kept), evidence.end());
}

bool is_empty(const Span& span) {
    return span.begin == span.end;
}

/// The findings of one side, in the making: overlapping evidence goes to the strongest of those
/// that say most.
class Merger {
public:
    Merger(const CompiledPack& pack, Side side) : pack_(pack), side_(side) {}

    void add(const std::vector<Evident>& evidence);
    /// The strongest to `out.findings`, the others to `out.rest`.
    void tell(Told& out);

private:
    struct Kept {
        RuleIndex rule;
        std::int32_t contribution;
        Span span;
        bool broad;
        /// How much it says to a reader. Without words to look at, or with words that say little by
        /// themselves, it has to be twice as strong.
        [[nodiscard]] std::int32_t rank() const {
            return std::abs(contribution) / (is_empty(span) || broad ? 2 : 1);
        }
    };
    struct Taken {
        Span span;
        std::size_t owner;
    };
    static constexpr std::size_t nobody = SIZE_MAX;

    void add(const Evident& e);
    bool take(const Span& words, std::size_t owner);
    [[nodiscard]] std::size_t owner_of(const Span& words) const;
    [[nodiscard]] std::vector<Taken>::const_iterator first_beyond(std::uint32_t at) const {
        return std::lower_bound(
            taken_.begin(), taken_.end(), at,
            [](const Taken& t, std::uint32_t begin) { return t.span.end <= begin; });
    }
    [[nodiscard]] Finding finding(std::size_t index) const;
    [[nodiscard]] bool is_broad(const Evident& e) const { return pack_.compiled[e.rule].broad; }

    const CompiledPack& pack_;
    Side side_;
    std::vector<Kept> kept_;
    std::vector<Taken> taken_;  ///< words that a finding has: disjoint, ascending
};

void Merger::add(const std::vector<Evident>& evidence) {
    std::vector<const Evident*> order;
    order.reserve(evidence.size());
    for (const Evident& e : evidence) {
        if (pack_.compiled[e.rule].side == side_) order.push_back(&e);
    }
    std::sort(order.begin(), order.end(), [&](const Evident* a, const Evident* b) {
        if (is_broad(*a) != is_broad(*b)) return is_broad(*b);
        const std::int32_t left = std::abs(a->contribution), right = std::abs(b->contribution);
        return left != right ? left > right : a < b;
    });
    for (const Evident* e : order) add(*e);
}

/// A finding gets those of the evidence's words that no stronger one has.
void Merger::add(const Evident& e) {
    const std::size_t index = kept_.size();
    Kept fresh{e.rule, e.contribution, {}, is_broad(e)};
    const auto take_words = [&](const Span& words) {
        if (take(words, index) && is_empty(fresh.span)) fresh.span = words;
    };
    if (!is_empty(e.span)) {
        take_words(e.span);
        for (const Span& words : e.also) take_words(words);
        if (is_empty(fresh.span)) {
            kept_[owner_of(e.span)].contribution += e.contribution;
            return;
        }
    }
    kept_.push_back(fresh);
}

bool Merger::take(const Span& words, std::size_t owner) {
    const auto at = first_beyond(words.begin);
    if (at != taken_.end() && at->span.begin < words.end) return false;
    taken_.insert(at, {words, owner});
    return true;
}

/// The strongest finding, by index, that has some of these words.
std::size_t Merger::owner_of(const Span& words) const {
    std::size_t owner = nobody;
    for (auto at = first_beyond(words.begin); at != taken_.end() && at->span.begin < words.end;
         ++at)
        owner = std::min(owner, at->owner);
    return owner;
}

Finding Merger::finding(std::size_t index) const {
    const Kept& kept = kept_[index];
    Finding out;
    out.rule = kept.rule;
    out.id = pack_.rules[kept.rule].id;
    out.side = side_;
    out.span = kept.span;
    out.contribution = kept.contribution;
    for (const Taken& words : taken_) {
        if (words.owner == index && words.span != kept.span) out.also.push_back(words.span);
    }
    return out;
}

void Merger::tell(Told& out) {
    std::vector<std::size_t> order(kept_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const std::size_t told = std::min<std::size_t>(kept_.size(), max_findings);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(told), order.end(),
                      [&](std::size_t left, std::size_t right) {
                          const Kept &a = kept_[left], &b = kept_[right];
                          if (a.rank() != b.rank()) return a.rank() > b.rank();
                          if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
                          return left < right;
                      });
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i < told)
            out.findings.push_back(finding(order[i]));
        else
            out.rest += kept_[order[i]].contribution;
    }
}

}  // namespace

Told tell(const CompiledPack& pack, std::vector<Evident> evidence) {
    join_phrases(evidence);
    Told out;
    out.findings.reserve(std::size_t{2} * max_findings);
    for (const Side side : {Side::broadcasting, Side::conversation}) {
        Merger merger(pack, side);
        merger.add(evidence);
        merger.tell(out);
    }
    return out;
}

}  // namespace unbroadcast
