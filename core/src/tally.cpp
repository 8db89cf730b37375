#include "tally.hpp"

#include <algorithm>

namespace unbroadcast {
namespace {

constexpr std::uint16_t gauge_of(Count count) {
    return static_cast<std::uint16_t>(count);
}

/// The n-th hit of a rule counts half of the one before; after the fourth, nothing.
constexpr std::array<std::int32_t, 4> diminishing = {1000, 500, 250, 125};

std::int32_t strength_of_hit(std::size_t n) {
    return n < diminishing.size() ? diminishing[n] : 0;
}

constexpr std::size_t most_measure_spans = 16;
constexpr std::int32_t repeated_line_words = 4;

}  // namespace

Tally::Tally(const CompiledPack& pack)
    : pack_(pack),
      counts_(pack.gauge_count),
      strengths_(pack.compiled.size()),
      fired_((pack.compiled.size() + 63) / 64),
      hits_(pack.compiled.size()),
      seen_(pack.matchers.size()) {}

std::int64_t Tally::add(std::span<const Part> parts, Platform platform, Surface surface) {
    platform_ = platform;
    surface_ = surface;
    add_counts(parts);
    add_ending(parts);
    add_hits(parts);
    if (!parts.empty()) {  // nothing written, nothing to measure: "too few words" is about words
        add_measures();
        add_combinations();
    }
    std::int64_t evidence = pack_.info.base;
    for (RuleIndex r = 0; r < strengths_.size(); ++r) {
        if (strengths_[r] != 0) evidence += signed_weight(r, strengths_[r]);
    }
    return evidence;
}

void Tally::add_counts(std::span<const Part> parts) {
    std::fill(counts_.begin(), counts_.end(), 0);
    words_before_.assign(parts.size(), 0);
    lines_.clear();
    first_words_ = last_words_ = parts.size();
    bool mentions_lead = true;
    std::int32_t mentions = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const ParagraphFacts& facts = *parts[p].facts;
        words_before_[p] = counts_[gauge_of(Count::words)];
        for (const auto& [gauge, count] : facts.counts) counts_[gauge] += count;
        if (mentions_lead) mentions += facts.leading_mentions;
        mentions_lead = mentions_lead && facts.only_mentions;
        counts_[gauge_of(Count::characters)] += static_cast<std::int32_t>(parts[p].size);
        counts_[gauge_of(Count::url_lines)] += facts.only_links ? 1 : 0;
        if (!facts.has_words) continue;
        if (first_words_ == parts.size()) first_words_ = p;
        last_words_ = p;
        if (facts.words >= repeated_line_words) lines_.push_back(&facts);
    }
    // Facts are kept by content: the same line is the same object.
    std::sort(lines_.begin(), lines_.end());
    const auto distinct = std::unique(lines_.begin(), lines_.end()) - lines_.begin();
    counts_[gauge_of(Count::repeated_lines)] =
        static_cast<std::int32_t>(static_cast<std::ptrdiff_t>(lines_.size()) - distinct);
    counts_[gauge_of(Count::paragraphs)] = static_cast<std::int32_t>(parts.size());
    counts_[gauge_of(Count::leading_mentions)] = mentions;
}

void Tally::add_ending(std::span<const Part> parts) {
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        const Ending ending = part->facts->ending;
        if (ending == Ending::nothing) continue;
        counts_[gauge_of(Count::trailing_urls)] = ending == Ending::url ? 1 : 0;
        counts_[gauge_of(Count::no_end_mark)] = ending == Ending::unmarked ? 1 : 0;
        counts_[gauge_of(Count::ends_open)] = ending == Ending::open ? 1 : 0;
        return;
    }
}

bool Tally::applies(const CompiledRule& rule) const {
    const auto platform = static_cast<std::uint8_t>(1U << static_cast<unsigned>(platform_));
    const auto surface = static_cast<std::uint8_t>(1U << static_cast<unsigned>(surface_));
    return !rule.muted && (rule.platforms & platform) != 0 && (rule.surfaces & surface) != 0;
}

bool Tally::in_place(Place place, std::size_t part, const Hit& hit) const {
    switch (place) {
        case Place::anywhere:
            return true;
        case Place::first:
            return part == first_words_;
        case Place::last:
            return part == last_words_;
        case Place::alone:
            return part == first_words_ && part == last_words_;
        case Place::opening:
            return words_before_[part] + hit.words_before < opening_words;
        case Place::closing:
            return counts_[gauge_of(Count::words)] - words_before_[part] - hit.words_through <
                   closing_words;
    }
    return false;
}

void Tally::add_hits(std::span<const Part> parts) {
    std::fill(strengths_.begin(), strengths_.end(), 0);
    std::fill(hits_.begin(), hits_.end(), std::uint8_t{0});
    std::fill(seen_.begin(), seen_.end(), std::uint8_t{0});
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (const Hit& hit : parts[p].facts->hits) {
            const Matcher& matcher = pack_.matchers[hit.matcher];
            const CompiledRule& rule = pack_.compiled[matcher.rule];
            if (!applies(rule) || !in_place(rule.place, p, hit)) continue;
            if (matcher.role == MatcherRole::phrase) {
                if (seen_[hit.matcher]++ == 0)
                    strengths_[matcher.rule] += matcher.weight;
                else
                    seen_[hit.matcher] = 1;
            } else if (hits_[matcher.rule] < diminishing.size()) {
                strengths_[matcher.rule] += strength_of_hit(hits_[matcher.rule]++);
            }
        }
    }
    for (const RuleIndex r : pack_.wordings)
        strengths_[r] = std::min(strengths_[r], pack_.compiled[r].weight);
}

/// In thousandths.
std::int64_t Tally::value(const Gauge& gauge) const {
    const std::int64_t count = counts_[gauge.count];
    const std::int64_t words = std::max(1, counts_[gauge_of(Count::words)]);
    const std::int64_t sentences = std::max(1, counts_[gauge_of(Count::sentences)]);
    switch (gauge.per) {
        case Per::post:
            return count * 1000;
        case Per::hundred_words:
            return count * 100'000 / words;
        case Per::sentence:
            return count * 1000 / sentences;
    }
    return 0;
}

std::int32_t Tally::strength(const Ramp& ramp) const {
    const std::int32_t words = counts_[gauge_of(Count::words)];
    if (words < ramp.min_words || (ramp.max_words != 0 && words > ramp.max_words)) return 0;
    const std::int64_t along = (value(ramp.gauge) - ramp.from) * 1000 / (ramp.to - ramp.from);
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(along, 0, 1000));
}

void Tally::add_measures() {
    for (const RuleIndex r : pack_.measures) {
        if (applies(pack_.compiled[r])) strengths_[r] = strength(pack_.compiled[r].ramp);
    }
}

bool Tally::holds(const Term& term) const {
    if ((term.surfaces >> static_cast<unsigned>(surface_) & 1U) != 0) return true;
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < fired_.size(); ++i) common |= fired_[i] & term.set[i];
    return common != 0;
}

bool Tally::holds(const Combination& c) const {
    const auto holding = [&](const Term& term) { return holds(term); };
    return std::all_of(c.all.begin(), c.all.end(), holding) &&
           (c.any.empty() || std::any_of(c.any.begin(), c.any.end(), holding)) &&
           std::none_of(c.none.begin(), c.none.end(), holding) &&
           std::all_of(c.limits.begin(), c.limits.end(), [&](const Limit& limit) {
               const std::int64_t v = value(limit.gauge);
               return v >= limit.min && v <= limit.max;
           });
}

void Tally::add_combinations() {
    std::fill(fired_.begin(), fired_.end(), 0);
    for (RuleIndex r = 0; r < strengths_.size(); ++r) {
        if (strengths_[r] > 0) fired_[r / 64] |= std::uint64_t{1} << (r % 64);
    }
    for (const RuleIndex r : pack_.combinations) {
        if (applies(pack_.compiled[r]) && holds(pack_.compiled[r].combination))
            strengths_[r] = 1000;
    }
}

std::int32_t Tally::signed_weight(RuleIndex r, std::int32_t strength) const {
    const CompiledRule& rule = pack_.compiled[r];
    const std::int32_t size =
        rule.sense == Sense::wording
            ? strength
            : static_cast<std::int32_t>(std::int64_t{strength} * rule.weight / 1000);
    return rule.side == Side::broadcasting ? size : -size;
}

void Tally::explain_hits(std::span<const Part> parts, std::vector<Evident>& out) const {
    std::vector<std::int32_t> added(pack_.compiled.size(), 0);
    std::vector<std::uint8_t> hits(pack_.compiled.size(), 0);
    for (std::size_t p = 0; p < parts.size(); ++p) {
        for (const Hit& hit : parts[p].facts->hits) {
            const Matcher& matcher = pack_.matchers[hit.matcher];
            const RuleIndex r = matcher.rule;
            if (!applies(pack_.compiled[r]) || !in_place(pack_.compiled[r].place, p, hit)) continue;
            const Span span{parts[p].begin + hit.span.begin, parts[p].begin + hit.span.end};
            if (matcher.role == MatcherRole::phrase) {
                const auto phrase = static_cast<std::int32_t>(hit.matcher);
                const auto known = std::find_if(
                    out.begin(), out.end(), [&](const Evident& e) { return e.phrase == phrase; });
                if (known != out.end())
                    known->also.push_back(span);
                else
                    out.push_back({r, phrase, 1000, matcher.weight, span, {}});
            } else if (hits[r] < diminishing.size()) {
                // Rounding is done on the running sum, so that the findings add up to the evidence.
                const std::int32_t before = signed_weight(r, added[r]),
                                   strength = strength_of_hit(hits[r]++);
                added[r] += strength;
                out.push_back({r, -1, strength, signed_weight(r, added[r]) - before, span, {}});
            }
        }
    }
}

/// Scales phrase contributions down to the rule's cap, keeping their sum exact.
void Tally::cap_wording(RuleIndex r, std::vector<Evident>& out) const {
    std::int64_t total = 0, given = 0, before = 0;
    for (const Evident& e : out) total += e.rule == r ? e.contribution : 0;
    for (Evident& e : out) {
        if (e.rule != r) continue;
        before += e.contribution;
        const std::int64_t share = total == 0 ? 0 : before * strengths_[r] / total;
        const auto size = static_cast<std::int32_t>(share - given);
        e.contribution = pack_.compiled[r].side == Side::broadcasting ? size : -size;
        given = share;
    }
}

void Tally::explain_measure(RuleIndex r, std::span<const Part> parts,
                            std::vector<Evident>& out) const {
    if (strengths_[r] == 0) return;
    Evident e{r, -1, strengths_[r], signed_weight(r, strengths_[r]), {}, {}};
    const Ramp& ramp = pack_.compiled[r].ramp;
    std::size_t left =
        ramp.to < ramp.from ? 0 : most_measure_spans;  // "too few": there is nothing to point at
    for (const Part& part : parts) {
        for (const Counted& counted : part.facts->counted) {
            if (counted.gauge != ramp.gauge.count || left == 0) continue;
            const Span span{part.begin + counted.span.begin, part.begin + counted.span.end};
            if (left-- == most_measure_spans)
                e.span = span;
            else
                e.also.push_back(span);
        }
    }
    out.push_back(std::move(e));
}

/// Points at what the strongest rule of `all` and `any` points at.
void Tally::explain_combination(RuleIndex r, std::vector<Evident>& out) const {
    if (strengths_[r] == 0) return;
    Evident e{r, -1, strengths_[r], signed_weight(r, strengths_[r]), {}, {}};
    const Combination& c = pack_.compiled[r].combination;
    const auto named = [&](const Evident& other) {
        const auto holds_it = [&](const Term& t) {
            return (t.set[other.rule / 64] >> (other.rule % 64) & 1U) != 0;
        };
        return std::any_of(c.all.begin(), c.all.end(), holds_it) ||
               std::any_of(c.any.begin(), c.any.end(), holds_it);
    };
    const Evident* strongest = nullptr;
    for (const Evident& other : out) {
        if (other.span.begin == other.span.end) continue;
        if (strongest != nullptr &&
            std::abs(other.contribution) <= std::abs(strongest->contribution))
            continue;
        if (named(other)) strongest = &other;
    }
    if (strongest != nullptr) {
        e.span = strongest->span;
        e.also = strongest->also;
    }
    out.push_back(std::move(e));
}

std::vector<Evident> Tally::explain(std::span<const Part> parts) const {
    std::vector<Evident> out;
    out.reserve(64);
    explain_hits(parts, out);
    for (const RuleIndex r : pack_.measures) explain_measure(r, parts, out);
    for (const RuleIndex r : pack_.wordings) cap_wording(r, out);
    for (const RuleIndex r : pack_.combinations) explain_combination(r, out);
    std::stable_sort(out.begin(), out.end(),
                     [](const Evident& a, const Evident& b) { return a.rule < b.rule; });
    return out;
}

}  // namespace unbroadcast
