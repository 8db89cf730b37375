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

class Shortener {
public:
    explicit Shortener(const Draft& draft) : draft_(draft) {}

    /// The sentences that hold any of the finding's words; none for findings about the whole draft.
    [[nodiscard]] std::vector<Sentence> sentences_of(const Finding& finding) const {
        std::vector<Sentence> out;
        if (finding.span.begin == finding.span.end) return out;
        for (std::size_t p = 0; p < draft_.parts.size(); ++p) {
            const Part& part = draft_.parts[p];
            if (finding.span.end <= part.begin || finding.span.begin >= part.begin + part.size) continue;
            for (const Span& s : part.facts->sentences) {
                if (part.begin + s.begin < finding.span.end && finding.span.begin < part.begin + s.end) out.push_back({p, s});
            }
        }
        return out;
    }

    /// The score of the draft without these sentences.
    [[nodiscard]] std::int32_t score_without(const std::vector<Sentence>& gone) {
        parts_.clear();
        for (std::size_t p = 0; p < draft_.parts.size(); ++p) {
            const Part& part = draft_.parts[p];
            const bool touched = std::any_of(gone.begin(), gone.end(), [&](const Sentence& s) { return s.part == p; });
            if (!touched) {
                parts_.push_back(part);
                continue;
            }
            const std::u16string rest = shorten(p, gone);
            const ParagraphFacts& facts = draft_.cache.facts(rest);
            if (!facts.sentences.empty()) parts_.push_back({part.begin, static_cast<std::uint32_t>(rest.size()), &facts});
        }
        return score_of(draft_.tally.add(parts_, draft_.platform, draft_.surface));
    }

private:
    [[nodiscard]] std::u16string shorten(std::size_t p, const std::vector<Sentence>& gone) const {
        const Part& part = draft_.parts[p];
        const std::u16string_view text = draft_.text.substr(part.begin, part.size);
        std::u16string rest;
        for (const Span& s : part.facts->sentences) {
            if (std::find(gone.begin(), gone.end(), Sentence{p, s}) == gone.end()) rest += text.substr(s.begin, s.end - s.begin);
        }
        return rest;
    }

    const Draft& draft_;
    std::vector<Part> parts_;
};

/// Bit sets of `count` findings, few members first.
std::vector<std::uint32_t> subsets_by_size(std::size_t count) {
    std::vector<std::uint32_t> out;
    for (std::uint32_t set = 1; set < (1U << count); ++set) out.push_back(set);
    std::stable_sort(out.begin(), out.end(), [](std::uint32_t a, std::uint32_t b) { return std::popcount(a) < std::popcount(b); });
    return out;
}

}  // namespace

void find_way_out(const Draft& draft, Report& report) {
    Shortener shortener(draft);
    std::vector<std::vector<Sentence>> sentences;
    for (Finding& finding : report.findings) {
        finding.score_without = report.score;
        if (finding.side != Side::broadcasting) continue;
        sentences.push_back(shortener.sentences_of(finding));
        if (!sentences.back().empty()) finding.score_without = shortener.score_without(sentences.back());
    }
    report.way_out_score = report.score;
    if (report.verdict != Verdict::broadcasting) return;
    // Broadcasting findings come first in the report, so an index into `sentences` is one into `findings`.
    const auto score_of_set = [&](std::uint32_t set) {
        std::vector<Sentence> gone;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            if ((set >> i & 1U) == 0) continue;
            gone.insert(gone.end(), sentences[i].begin(), sentences[i].end());
        }
        return gone.empty() ? report.score : shortener.score_without(gone);
    };
    int size = 0;
    std::uint32_t best = 0;
    for (const std::uint32_t set : subsets_by_size(sentences.size())) {
        if (best != 0 && std::popcount(set) > size) break;
        const std::int32_t score = score_of_set(set);
        if (score >= draft.warning || (best != 0 && score >= report.way_out_score)) continue;
        best = set;
        size = std::popcount(set);
        report.way_out_score = score;
    }
    for (std::uint32_t i = 0; i < sentences.size(); ++i) {
        if ((best >> i & 1U) != 0) report.way_out.push_back(i);
    }
}

}  // namespace unbroadcast
