#include "way_out.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <string>

#include "score.hpp"

namespace unbroadcast {
namespace {

/// Findings of a report, a bit each.
using Set = std::uint32_t;
constexpr std::size_t set_count = std::size_t{1} << max_findings;

/// A paragraph that holds words of findings, and what is left of it without their sentences.
struct Touched {
    struct Sentence {
        Span span;  ///< of the paragraph
        Set findings = 0;
    };
    std::size_t part = 0;
    Set findings = 0;
    std::vector<Sentence> sentences;
    struct Rest {
        bool known = false;
        const ParagraphFacts* facts = nullptr;  ///< null: nothing is left
    };
    std::array<Rest, set_count> rests{};  ///< by the findings that are taken out of it
};

class Search {
public:
    Search(Draft& draft, const Setting& setting, Report& report)
        : draft_(draft),
          setting_(setting),
          report_(report),
          parts_(draft.parts()),
          remembered_(draft.cache().size()) {}

    void run() {
        touch_findings();
        report_.way_out_score = report_.score;
        for (std::size_t i = 0; i < report_.findings.size(); ++i) {
            const Set alone = Set{1} << i;
            report_.findings[i].score_without =
                (removable_ & alone) != 0 ? score_without(alone) : report_.score;
        }
        if (report_.verdict == Verdict::broadcasting) search();
        take_out(0);
    }

private:
    void touch_findings();
    void touch(const Span& words, Set finding);
    Touched& touched(std::size_t part);
    void search();
    std::int32_t score_without(Set gone);
    void take_out(Set gone);
    void replace(const Touched& paragraph, const ParagraphFacts* facts);
    const ParagraphFacts* rest_of(Touched& paragraph, Set gone);
    void forget_rests();

    Draft& draft_;
    const Setting& setting_;
    Report& report_;
    std::vector<Part> parts_;
    std::vector<Touched> touched_;
    Set removable_ = 0;         ///< findings that have sentences to take out
    std::uint32_t remembered_;  ///< facts that the cache held before
};

/// Broadcasting findings come first in a report, so their indices make small sets.
void Search::touch_findings() {
    for (std::size_t i = 0; i < report_.findings.size(); ++i) {
        const Finding& finding = report_.findings[i];
        if (finding.side == Side::broadcasting && finding.span.begin != finding.span.end)
            touch(finding.span, Set{1} << i);
    }
}

void Search::touch(const Span& words, Set finding) {
    const auto ends_before = [](const Part& part, std::uint32_t at) {
        return part.begin + part.size <= at;
    };
    auto part = std::lower_bound(parts_.begin(), parts_.end(), words.begin, ends_before);
    for (; part != parts_.end() && part->begin < words.end; ++part) {
        Touched& paragraph = touched(static_cast<std::size_t>(part - parts_.begin()));
        for (Touched::Sentence& s : paragraph.sentences) {
            if (part->begin + s.span.begin >= words.end || words.begin >= part->begin + s.span.end)
                continue;
            s.findings |= finding;
            paragraph.findings |= finding;
            removable_ |= finding;
        }
    }
}

Touched& Search::touched(std::size_t part) {
    const auto known = std::find_if(touched_.begin(), touched_.end(),
                                    [&](const Touched& t) { return t.part == part; });
    if (known != touched_.end()) return *known;
    Touched& fresh = touched_.emplace_back();
    fresh.part = part;
    for (const Span& span : parts_[part].facts->sentences) fresh.sentences.push_back({span, 0});
    return fresh;
}

/// The smallest set that helps, and of its size the one that helps most.
void Search::search() {
    Set best = 0;
    for (int size = 1; best == 0 && size <= std::popcount(removable_); ++size) {
        for (Set set = 1; set <= removable_; ++set) {
            if (std::popcount(set) != size || (set & ~removable_) != 0) continue;
            const std::int32_t score =
                size == 1 ? report_.findings[static_cast<std::size_t>(std::countr_zero(set))]
                                .score_without
                          : score_without(set);
            if (score >= setting_.warning || score >= report_.way_out_score) continue;
            best = set;
            report_.way_out_score = score;
        }
    }
    for (std::uint32_t i = 0; i < max_findings; ++i) {
        if ((best >> i & 1U) != 0) report_.way_out.push_back(i);
    }
}

std::int32_t Search::score_without(Set gone) {
    if (draft_.cache().full()) forget_rests();
    take_out(gone);
    return score_of(draft_.tally().evidence(parts_, setting_.platform, setting_.surface));
}

/// From whatever is out now: one set follows another that is much the same.
void Search::take_out(Set gone) {
    for (Touched& paragraph : touched_) {
        const bool whole = (paragraph.findings & gone) == 0;
        replace(paragraph, whole ? draft_.parts()[paragraph.part].facts : rest_of(paragraph, gone));
    }
}

void Search::replace(const Touched& paragraph, const ParagraphFacts* facts) {
    const ParagraphFacts*& there = parts_[paragraph.part].facts;
    if (there == facts) return;
    if (there != nullptr) draft_.tally().take(*there);
    if (facts != nullptr) draft_.tally().put(*facts);
    there = facts;
}

const ParagraphFacts* Search::rest_of(Touched& paragraph, Set gone) {
    Touched::Rest& rest = paragraph.rests[gone & paragraph.findings];
    if (rest.known) return rest.facts;
    const Part& part = draft_.parts()[paragraph.part];
    const std::u16string_view text = draft_.text().substr(part.begin, part.size);
    std::u16string left;
    for (const Touched::Sentence& s : paragraph.sentences) {
        if ((s.findings & gone) == 0) left += text.substr(s.span.begin, s.span.end - s.span.begin);
    }
    rest.known = true;
    if (left.empty()) return nullptr;
    const ParagraphFacts& facts = draft_.cache().facts(left);
    rest.facts = facts.sentences.empty() ? nullptr : &facts;
    return rest.facts;
}

/// Long paragraphs have long rests: they are not worth more memory than the draft itself.
void Search::forget_rests() {
    take_out(0);
    draft_.cache().forget_from(remembered_);
    for (Touched& paragraph : touched_) paragraph.rests = {};
}

}  // namespace

void find_way_out(Draft& draft, const Setting& setting, Report& report) {
    Search(draft, setting, report).run();
}

}  // namespace unbroadcast
