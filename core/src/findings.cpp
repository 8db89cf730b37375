#include "findings.hpp"

#include <algorithm>
#include <cstdlib>

namespace unbroadcast {
namespace {

bool overlap(const Span& a, const Span& b) { return a.begin < b.end && b.begin < a.end; }

bool overlaps_any(const Span& span, const Finding& finding) {
    if (finding.span.begin == finding.span.end) return false;
    if (finding.also.empty()) return overlap(span, finding.span);
    return overlap(span, finding.span) || std::any_of(finding.also.begin(), finding.also.end(), [&](const Span& s) { return overlap(span, s); });
}

/// One finding a rule for weighted phrases: the heaviest phrase carries it.
std::vector<Evident> join_phrases(std::vector<Evident> evidence) {
    std::vector<Evident> out;
    std::int32_t heaviest = 0;
    for (Evident& e : evidence) {
        const bool joins = e.phrase >= 0 && !out.empty() && out.back().rule == e.rule && out.back().phrase >= 0;
        if (!joins) {
            heaviest = std::abs(e.contribution);
            out.push_back(std::move(e));
            continue;
        }
        Evident& whole = out.back();
        whole.contribution += e.contribution;
        const bool heavier = std::abs(e.contribution) > heaviest;
        heaviest = std::max(heaviest, std::abs(e.contribution));
        whole.spans.insert(heavier ? whole.spans.begin() : whole.spans.end(), e.spans.begin(), e.spans.end());
    }
    return out;
}

/// The spans that no kept finding of the side has taken; own overlaps are dropped too.
std::vector<Span> free_spans(const std::vector<Span>& spans, const std::vector<Finding>& kept) {
    std::vector<Span> out;
    for (const Span& span : spans) {
        const bool taken = std::any_of(kept.begin(), kept.end(), [&](const Finding& f) { return overlaps_any(span, f); }) ||
                           std::any_of(out.begin(), out.end(), [&](const Span& s) { return overlap(span, s); });
        if (!taken) out.push_back(span);
    }
    return out;
}

Finding* owner_of(const std::vector<Span>& spans, std::vector<Finding>& kept) {
    for (Finding& finding : kept) {
        for (const Span& span : spans) {
            if (overlaps_any(span, finding)) return &finding;
        }
    }
    return nullptr;
}

std::vector<Finding> merge(const CompiledPack& pack, std::vector<Evident> evidence) {
    std::stable_sort(evidence.begin(), evidence.end(), [](const Evident& a, const Evident& b) {
        return std::abs(a.contribution) > std::abs(b.contribution);
    });
    std::vector<Finding> kept;
    for (const Evident& e : evidence) {
        std::vector<Span> free = free_spans(e.spans, kept);
        if (free.empty() && !e.spans.empty()) {
            owner_of(e.spans, kept)->contribution += e.contribution;
            continue;
        }
        Finding finding;
        finding.rule = e.rule;
        finding.id = pack.rules[e.rule].id;
        finding.side = pack.compiled[e.rule].side;
        finding.contribution = e.contribution;
        if (!free.empty()) {
            finding.span = free.front();
            finding.also.assign(free.begin() + 1, free.end());
            std::sort(finding.also.begin(), finding.also.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
        }
        kept.push_back(std::move(finding));
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Finding& a, const Finding& b) {
        if (a.contribution != b.contribution) return std::abs(a.contribution) > std::abs(b.contribution);
        return a.span.begin < b.span.begin;
    });
    return kept;
}

}  // namespace

Told tell(const CompiledPack& pack, std::vector<Evident> evidence) {
    std::erase_if(evidence, [](const Evident& e) { return e.contribution == 0; });
    const std::vector<Evident> joined = join_phrases(std::move(evidence));
    Told out;
    for (const Side side : {Side::broadcasting, Side::conversation}) {
        std::vector<Evident> own;
        std::copy_if(joined.begin(), joined.end(), std::back_inserter(own),
                     [&](const Evident& e) { return pack.compiled[e.rule].side == side; });
        std::vector<Finding> merged = merge(pack, std::move(own));
        for (std::size_t i = 0; i < merged.size(); ++i) {
            if (i < max_findings) out.findings.push_back(std::move(merged[i]));
            else out.rest += merged[i].contribution;
        }
    }
    return out;
}

}  // namespace unbroadcast
