#include "explain.hpp"

#include <algorithm>
#include <cstdlib>

namespace unbroadcast {
namespace {

constexpr std::size_t most_measure_spans = 16;

class Explainer {
public:
    Explainer(const CompiledPack& pack, const Tally& tally, std::span<const Part> parts)
        : pack_(pack), tally_(tally), parts_(parts) {}

    std::vector<Evident> run() {
        out_.reserve(64);
        explain_hits();
        for (const RuleIndex r : pack_.wordings) cap_wording(r);
        explain_measures();
        for (const RuleIndex r : pack_.combinations) explain_combination(r);
        return voiced(in_rule_order());
    }

private:
    void explain_hits();
    void explain_phrase(const Matcher& matcher, const Hit& hit, Span span);
    void explain_hit(RuleIndex rule, Span span);
    void cap_wording(RuleIndex rule);
    void explain_measures();
    void explain_combination(RuleIndex rule);
    [[nodiscard]] std::vector<Evident> in_rule_order();
    [[nodiscard]] std::vector<Evident> voiced(std::vector<Evident> evidence) const;
    [[nodiscard]] Evident whole(RuleIndex r) const {
        const std::int32_t strength = tally_.strength(r);
        return {r, -1, strength, tally_.signed_weight(r, strength), {}, {}};
    }

    const CompiledPack& pack_;
    const Tally& tally_;
    std::span<const Part> parts_;
    std::vector<Evident> out_;
    struct Told {
        std::uint32_t hits = 0;
        std::int32_t strength = 0;
    };
    std::vector<Told> told_;                ///< by rule
    std::vector<std::uint32_t> phrase_at_;  ///< by matcher: place in out_, from 1
};

void Explainer::explain_hits() {
    told_.assign(pack_.compiled.size(), {});
    phrase_at_.assign(pack_.matchers.size(), 0);
    const Places places = tally_.places(parts_);
    std::int32_t words_before = 0;
    for (std::size_t p = 0; p < parts_.size(); ++p) {
        const Part& part = parts_[p];
        for (const Hit& hit : part.facts->hits) {
            const Matcher& matcher = pack_.matchers[hit.matcher];
            const RuleIndex r = matcher.rule;
            if (told_[r].hits == diminishing.size() || !tally_.applies(r) ||
                !places.holds(pack_.compiled[r].place, p, words_before, hit))
                continue;
            const Span span{part.begin + hit.span.begin, part.begin + hit.span.end};
            if (matcher.role == MatcherRole::phrase)
                explain_phrase(matcher, hit, span);
            else
                explain_hit(r, span);
        }
        words_before += part.facts->words;
    }
}

void Explainer::explain_phrase(const Matcher& matcher, const Hit& hit, Span span) {
    std::uint32_t& at = phrase_at_[hit.matcher];
    if (at != 0) {
        out_[at - 1].also.push_back(span);
        return;
    }
    out_.push_back(
        {matcher.rule, static_cast<std::int32_t>(hit.matcher), 1000, matcher.weight, span, {}});
    at = static_cast<std::uint32_t>(out_.size());
}

/// Rounding is done on the running sum, so that the findings add up to the evidence.
void Explainer::explain_hit(RuleIndex r, Span span) {
    Told& told = told_[r];
    const std::int32_t before = tally_.signed_weight(r, told.strength);
    const std::int32_t strength = diminishing[told.hits++];
    told.strength += strength;
    out_.push_back({r, -1, strength, tally_.signed_weight(r, told.strength) - before, span, {}});
}

/// Scales phrase contributions down to the rule's cap, keeping their sum exact.
void Explainer::cap_wording(RuleIndex r) {
    std::int64_t total = 0, given = 0, before = 0;
    for (const Evident& e : out_) total += e.rule == r ? e.contribution : 0;
    const std::int64_t worth = tally_.signed_weight(r, static_cast<std::int32_t>(total));
    for (Evident& e : out_) {
        if (e.rule != r) continue;
        before += e.contribution;
        const std::int64_t share = total == 0 ? 0 : before * worth / total;
        e.contribution = static_cast<std::int32_t>(share - given);
        given = share;
    }
}

/// Measures point at the first tokens that they count; all of them are found in one go.
void Explainer::explain_measures() {
    std::vector<std::uint16_t> slot_of(pack_.gauge_count, 0);  // from 1; 0: not looked for
    std::vector<std::vector<Span>> spans(1);
    std::vector<RuleIndex> telling;
    for (const RuleIndex r : pack_.measures) {
        if (tally_.strength(r) == 0) continue;
        telling.push_back(r);
        const Ramp& ramp = pack_.compiled[r].ramp;
        if (ramp.to < ramp.from || slot_of[ramp.gauge.count] != 0) continue;
        slot_of[ramp.gauge.count] = static_cast<std::uint16_t>(spans.size());
        spans.emplace_back();
    }
    for (const Part& part : parts_) {
        for (const Counted& counted : part.facts->counted) {
            const std::uint16_t slot = slot_of[counted.gauge];
            if (slot == 0 || spans[slot].size() == most_measure_spans) continue;
            spans[slot].push_back({part.begin + counted.span.begin, part.begin + counted.span.end});
        }
    }
    for (const RuleIndex r : telling) {
        Evident e = whole(r);
        const Ramp& ramp = pack_.compiled[r].ramp;
        // "Too few": there is nothing to point at.
        const std::vector<Span>& at = spans[ramp.to < ramp.from ? 0 : slot_of[ramp.gauge.count]];
        if (!at.empty()) {
            e.span = at.front();
            e.also.assign(at.begin() + 1, at.end());
        }
        out_.push_back(std::move(e));
    }
}

/// Points at what the strongest rule of `all` and `any` points at.
void Explainer::explain_combination(RuleIndex r) {
    if (tally_.strength(r) == 0) return;
    const Combination& c = pack_.compiled[r].combination;
    const auto named = [&](const Evident& other) {
        const auto holds_it = [&](const Term& t) { return contains(t.set, other.rule); };
        return std::any_of(c.all.begin(), c.all.end(), holds_it) ||
               std::any_of(c.any.begin(), c.any.end(), holds_it);
    };
    const Evident* strongest = nullptr;
    for (const Evident& other : out_) {
        if (other.span.begin == other.span.end) continue;
        if (strongest != nullptr &&
            std::abs(other.contribution) <= std::abs(strongest->contribution))
            continue;
        if (named(other)) strongest = &other;
    }
    Evident e = whole(r);
    if (strongest != nullptr) {
        e.span = strongest->span;
        e.also = strongest->also;
    }
    out_.push_back(std::move(e));
}

/// Entries are large: their places are sorted, and each is moved once.
std::vector<Evident> Explainer::in_rule_order() {
    std::vector<std::uint64_t> order;
    order.reserve(out_.size());
    for (std::size_t i = 0; i < out_.size(); ++i)
        order.push_back(std::uint64_t{out_[i].rule} << 32 | i);
    std::sort(order.begin(), order.end());
    std::vector<Evident> sorted;
    sorted.reserve(out_.size());
    for (const std::uint64_t key : order)
        sorted.push_back(std::move(out_[static_cast<std::uint32_t>(key)]));
    return sorted;
}

/// Rounding is done on the running sum here, too.
std::vector<Evident> Explainer::voiced(std::vector<Evident> evidence) const {
    const std::int64_t loudness = tally_.loudness();
    std::int64_t quiet = 0, loud = 0;
    for (Evident& e : evidence) {
        if (pack_.compiled[e.rule].sense == Sense::measure) continue;
        quiet += e.contribution;
        e.contribution = static_cast<std::int32_t>(quiet * loudness / 1000 - loud);
        loud += e.contribution;
        e.strength = static_cast<std::int32_t>(e.strength * loudness / 1000);
    }
    return evidence;
}

}  // namespace

std::vector<Evident> explain(const CompiledPack& pack, const Tally& tally,
                             std::span<const Part> parts) {
    return Explainer(pack, tally, parts).run();
}

}  // namespace unbroadcast
