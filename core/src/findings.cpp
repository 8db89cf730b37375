#include "findings.hpp"

#include <algorithm>
#include <cstdlib>

namespace unbroadcast {
namespace {

bool overlap(const Span& a, const Span& b) {
    return a.begin < b.end && b.begin < a.end;
}

bool overlaps_any(const Span& span, const Finding& finding) {
    if (finding.span.begin == finding.span.end) return false;
    if (finding.also.empty()) return overlap(span, finding.span);
    return overlap(span, finding.span) ||
           std::any_of(finding.also.begin(), finding.also.end(),
                       [&](const Span& s) { return overlap(span, s); });
}

/// One finding a rule for weighted phrases: the heaviest phrase carries it. Evidence is in rule
/// order.
void join_phrases(std::vector<Evident>& evidence) {
    std::size_t kept = 0;
    std::int32_t heaviest = 0;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
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

Finding* owner_of(const Span& span, std::vector<Finding>& kept) {
    const auto owner = std::find_if(kept.begin(), kept.end(),
                                    [&](const Finding& f) { return overlaps_any(span, f); });
    return owner == kept.end() ? nullptr : &*owner;
}

/// Gives the finding those of the evidence's words that no kept finding has; false when none are
/// left.
bool take_free_words(Finding& finding, const Evident& e, std::vector<Finding>& kept) {
    bool any = false;
    const auto take = [&](const Span& span) {
        if (owner_of(span, kept) != nullptr || (any && overlaps_any(span, finding))) return;
        if (any)
            finding.also.push_back(span);
        else
            finding.span = span;
        any = true;
    };
    take(e.span);
    for (const Span& span : e.also) take(span);
    std::sort(finding.also.begin(), finding.also.end(),
              [](const Span& a, const Span& b) { return a.begin < b.begin; });
    return any;
}

/// The findings of one side; overlapping evidence goes to the strongest.
std::vector<Finding> merge(const CompiledPack& pack, const std::vector<Evident>& evidence,
                           Side side) {
    std::vector<const Evident*> order;
    for (const Evident& e : evidence) {
        if (pack.compiled[e.rule].side == side) order.push_back(&e);
    }
    std::stable_sort(order.begin(), order.end(), [](const Evident* a, const Evident* b) {
        return std::abs(a->contribution) > std::abs(b->contribution);
    });
    std::vector<Finding> kept;
    kept.reserve(order.size());
    for (const Evident* e : order) {
        Finding finding;
        finding.rule = e->rule;
        finding.id = pack.rules[e->rule].id;
        finding.side = side;
        finding.contribution = e->contribution;
        const bool whole_draft = e->span.begin == e->span.end;
        if (whole_draft || take_free_words(finding, *e, kept))
            kept.push_back(std::move(finding));
        else
            owner_of(e->span, kept)->contribution += e->contribution;
    }
    std::stable_sort(kept.begin(), kept.end(), [](const Finding& a, const Finding& b) {
        if (a.contribution != b.contribution)
            return std::abs(a.contribution) > std::abs(b.contribution);
        return a.span.begin < b.span.begin;
    });
    return kept;
}

}  // namespace

Told tell(const CompiledPack& pack, std::vector<Evident> evidence) {
    std::erase_if(evidence, [](const Evident& e) { return e.contribution == 0; });
    join_phrases(evidence);
    Told out;
    for (const Side side : {Side::broadcasting, Side::conversation}) {
        std::vector<Finding> merged = merge(pack, evidence, side);
        for (std::size_t i = 0; i < merged.size(); ++i) {
            if (i < max_findings)
                out.findings.push_back(std::move(merged[i]));
            else
                out.rest += merged[i].contribution;
        }
    }
    return out;
}

}  // namespace unbroadcast
