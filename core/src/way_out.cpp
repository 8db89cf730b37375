#include "way_out.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "score.hpp"

namespace unbroadcast {
namespace {

/// A sentence of the draft: the unit that is taken out.
struct Sentence {
    std::size_t part = 0;
    Span span;  ///< of the paragraph
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// Scores the draft with sentences taken out.
class Shortener {
public:
    explicit Shortener(const Draft& draft) : draft_(draft) {}

    /// The sentences that hold any of the finding's words; none for findings about the whole draft.
    [[nodiscard]] std::vector<Sentence> sentences_of(const Finding& finding) const {
        std::vector<Sentence> out;
        if (finding.span.begin == finding.span.end) return out;
        for (std::size_t p = 0; p < draft_.parts.size(); ++p) {
            const Part& part = draft_.parts[p];
            if (finding.span.end <= part.begin || finding.span.begin >= part.begin + part.size)
                continue;
            for (const Span& s : part.facts->sentences) {
                if (part.begin + s.begin < finding.span.end &&
                    finding.span.begin < part.begin + s.end)
                    out.push_back({p, s});
            }
        }
        return out;
    }

    /// The score of the draft without these sentences.
    [[nodiscard]] std::int32_t score_without(const std::vector<Sentence>& gone) {
        parts_.clear();
        for (std::size_t p = 0; p < draft_.parts.size(); ++p) {
            const Part& part = draft_.parts[p];
            const bool touched = std::any_of(gone.begin(), gone.end(),
                                             [&](const Sentence& s) { return s.part == p; });
            if (!touched) {
                parts_.push_back(part);
                continue;
            }
            const std::u16string rest = shorten(p, gone);
            const ParagraphFacts& facts = draft_.cache.facts(rest);
            if (!facts.sentences.empty())
                parts_.push_back({part.begin, static_cast<std::uint32_t>(rest.size()), &facts});
        }
        return score_of(draft_.tally.add(parts_, draft_.platform, draft_.surface));
    }

private:
    [[nodiscard]] std::u16string shorten(std::size_t p, const std::vector<Sentence>& gone) const {
        const Part& part = draft_.parts[p];
        const std::u16string_view text = draft_.text.substr(part.begin, part.size);
        std::u16string rest;
        for (const Span& s : part.facts->sentences) {
            if (std::find(gone.begin(), gone.end(), Sentence{p, s}) == gone.end())
                rest += text.substr(s.begin, s.end - s.begin);
        }
        return rest;
    }

    const Draft& draft_;
    std::vector<Part> parts_;
};

/// Units that an exhaustive search may read; beyond it, only the most promising sets are tried.
constexpr std::size_t search_budget = 6'000;
constexpr int promising_sets = 3;  ///< of each size

/// Looks for the smallest set of findings whose sentences must go.
class Search {
public:
    Search(const Draft& draft, Shortener& shortener, Report& report,
           const std::vector<std::vector<Sentence>>& sentences)
        : draft_(draft), shortener_(shortener), report_(report), sentences_(sentences) {}

    void run() {
        std::uint32_t best = 0;
        const bool all_sets = exhaustive();
        const int tries = all_sets ? 1 << sentences_.size() : promising_sets;
        // Where taking out everything does not help, a part of it hardly will: do not search long
        // drafts.
        if (!all_sets && removable() != 0 && score_without(removable()) >= draft_.warning) return;
        for (int size = 1; best == 0 && size <= static_cast<int>(sentences_.size()); ++size) {
            int tried = 0;
            for (const std::uint32_t set : sets_of(size)) {
                if (tried++ == tries) break;
                const std::int32_t score = score_without(set);
                if (score >= draft_.warning || score >= report_.way_out_score) continue;
                best = set;
                report_.way_out_score = score;
            }
        }
        for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
            if ((best >> i & 1U) != 0) report_.way_out.push_back(i);
        }
    }

private:
    [[nodiscard]] bool exhaustive() const {
        std::size_t units = 0;
        for (const auto& group : sentences_) {
            for (const Sentence& s : group)
                units = std::max<std::size_t>(units, draft_.parts[s.part].size);
        }
        return (units << sentences_.size()) <= search_budget;
    }

    /// The findings that have sentences to take out.
    [[nodiscard]] std::uint32_t removable() const {
        std::uint32_t set = 0;
        for (std::size_t i = 0; i < sentences_.size(); ++i)
            set |= sentences_[i].empty() ? 0U : 1U << i;
        return set;
    }

    /// Sets of findings that have sentences, those with the lowest single scores first.
    [[nodiscard]] std::vector<std::uint32_t> sets_of(int size) const {
        std::vector<std::uint32_t> out;
        for (std::uint32_t set = 1; set < (1U << sentences_.size()); ++set) {
            if (std::popcount(set) == size && (set & ~removable()) == 0) out.push_back(set);
        }
        const auto promise = [&](std::uint32_t set) {
            std::int32_t sum = 0;
            for (std::size_t i = 0; i < sentences_.size(); ++i)
                sum += (set >> i & 1U) != 0 ? report_.findings[i].score_without : 0;
            return sum;
        };
        std::stable_sort(out.begin(), out.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return promise(a) < promise(b); });
        return out;
    }

    [[nodiscard]] std::int32_t score_without(std::uint32_t set) {
        if (std::popcount(set) == 1)
            return report_.findings[static_cast<std::size_t>(std::countr_zero(set))].score_without;
        std::vector<Sentence> gone;
        for (std::size_t i = 0; i < sentences_.size(); ++i) {
            if ((set >> i & 1U) != 0)
                gone.insert(gone.end(), sentences_[i].begin(), sentences_[i].end());
        }
        return shortener_.score_without(gone);
    }

    const Draft& draft_;
    Shortener& shortener_;
    Report& report_;
    const std::vector<std::vector<Sentence>>& sentences_;
};

}  // namespace

void find_way_out(const Draft& draft, Report& report) {
    Shortener shortener(draft);
    std::vector<std::vector<Sentence>> sentences;
    for (Finding& finding : report.findings) {
        finding.score_without = report.score;
        if (finding.side != Side::broadcasting) continue;
        sentences.push_back(shortener.sentences_of(finding));
        if (!sentences.back().empty())
            finding.score_without = shortener.score_without(sentences.back());
    }
    report.way_out_score = report.score;
    // Broadcasting findings come first in the report, so an index into `sentences` is one into
    // `findings`.
    if (report.verdict == Verdict::broadcasting) Search(draft, shortener, report, sentences).run();
}

}  // namespace unbroadcast
