#include "tally.hpp"

#include <algorithm>
#include <utility>

namespace unbroadcast {
namespace {

constexpr std::uint16_t gauge_of(Count count) {
    return static_cast<std::uint16_t>(count);
}

/// By number of hits, up to diminishing.size().
constexpr std::array<std::int32_t, diminishing.size() + 1> strength_of_hits = [] {
    std::array<std::int32_t, diminishing.size() + 1> out{};
    for (std::size_t n = 0; n < diminishing.size(); ++n) out[n + 1] = out[n] + diminishing[n];
    return out;
}();

constexpr std::int32_t repeated_line_words = 4;

constexpr bool is_early(Place place) {
    return place == Place::first || place == Place::alone || place == Place::opening;
}

bool applies_to(const CompiledRule& rule, Platform platform, Surface surface) {
    return !rule.muted && (rule.platforms >> static_cast<unsigned>(platform) & 1U) != 0 &&
           (rule.surfaces >> static_cast<unsigned>(surface) & 1U) != 0;
}

/// Whether combinations see a match or wording rule. A wording rule is worth its weight at most.
bool fires(const CompiledRule& rule, std::int32_t strength) {
    return strength > 0 && (rule.sense != Sense::wording || rule.weight > 0);
}

bool intersect(const RuleSet& a, const RuleSet& b) {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < a.size(); ++i) common |= a[i] & b[i];
    return common != 0;
}

void set_bit(RuleSet& set, RuleIndex r, bool value) {
    const std::uint64_t bit = std::uint64_t{1} << (r % 64);
    set[r / 64] = value ? set[r / 64] | bit : set[r / 64] & ~bit;
}

}  // namespace

bool Places::holds(Place place, std::size_t part, std::int32_t words_before, const Hit& hit) const {
    switch (place) {
        case Place::anywhere:
            return true;
        case Place::first:
            return part == first;
        case Place::last:
            return part == last;
        case Place::alone:
            return part == first && part == last;
        case Place::opening:
            return words_before + hit.words_before < opening_words;
        case Place::closing:
            return words - words_before - hit.words_through < closing_words;
    }
    return false;
}

Tally::Tally(const CompiledPack& pack)
    : pack_(pack),
      applies_(pack.compiled.size(), 0),
      counts_(pack.gauge_count),
      hits_(pack.compiled.size()),
      phrases_(pack.matchers.size()),
      strengths_(pack.compiled.size()),
      fired_((pack.compiled.size() + 63) / 64),
      fired_all_(fired_.size()),
      fired_before_(fired_.size()),
      changed_(fired_.size()),
      terms_hold_(pack.compiled.size()) {}

void Tally::clear() {
    std::fill(counts_.begin(), counts_.end(), 0);
    std::fill(hits_.begin(), hits_.end(), 0);
    std::fill(phrases_.begin(), phrases_.end(), 0);
    std::fill(strengths_.begin(), strengths_.end(), 0);
    std::fill(fired_.begin(), fired_.end(), 0);
    sum_ = 0;
    lines_.clear();
}

void Tally::change(const ParagraphFacts& facts, std::int32_t sign) {
    for (const auto& [gauge, count] : facts.counts) counts_[gauge] += sign * count;
    for (const HitCount& hit : facts.hit_counts) change_hits(hit.matcher, sign * hit.count);
    if (facts.words >= repeated_line_words) change_line(facts, sign);
}

/// Facts are kept by content: the same line has the same number.
void Tally::change_line(const ParagraphFacts& facts, std::int32_t sign) {
    if (facts.number >= lines_.size()) lines_.resize(facts.number + 64, 0);
    std::uint32_t& times = lines_[facts.number];
    const std::uint32_t repeats_before = times > 0 ? times - 1 : 0;
    times += static_cast<std::uint32_t>(sign);
    const std::uint32_t repeats = times > 0 ? times - 1 : 0;
    counts_[gauge_of(Count::repeated_lines)] += static_cast<std::int32_t>(repeats - repeats_before);
}

void Tally::change_hits(pattern::MatcherId id, std::int32_t by) {
    const Matcher& matcher = pack_.matchers[id];
    if (matcher.role == MatcherRole::phrase) {
        const bool before = phrases_[id] > 0;
        phrases_[id] += by;
        const bool after = phrases_[id] > 0;
        if (before != after)
            set_strength(matcher.rule,
                         strengths_[matcher.rule] + (after ? matcher.weight : -matcher.weight));
        return;
    }
    std::int32_t& hits = hits_[matcher.rule];
    hits += by;
    const auto counted = std::min<std::size_t>(static_cast<std::size_t>(hits), diminishing.size());
    set_strength(matcher.rule, strength_of_hits[counted]);
}

void Tally::set_strength(RuleIndex r, std::int32_t strength) {
    const std::int32_t before = std::exchange(strengths_[r], strength);
    if (before == strength || !applies(r)) return;
    sum_ += signed_weight(r, strength) - signed_weight(r, before);
    set_bit(fired_, r, fires(pack_.compiled[r], strength));
}

/// Strengths of hits do not depend on platform and surface; which of them count does.
void Tally::judge_as(Platform platform, Surface surface) {
    if (platform_ == platform && surface_ == surface) return;
    platform_ = platform;
    surface_ = surface;
    all_changed_ = true;
    sum_ = 0;
    for (RuleIndex r = 0; r < applies_.size(); ++r) {
        const CompiledRule& rule = pack_.compiled[r];
        applies_[r] = applies_to(rule, platform, surface) ? 1 : 0;
        const bool counts =
            applies(r) && (rule.sense == Sense::match || rule.sense == Sense::wording);
        set_bit(fired_, r, counts && fires(rule, strengths_[r]));
        if (counts) sum_ += signed_weight(r, strengths_[r]);
    }
}

std::int64_t Tally::evidence(std::span<const Part> parts, Platform platform, Surface surface) {
    judge_as(platform, surface);
    count_edges(parts);
    count_ending(parts);
    add_placed(parts);
    std::int64_t hits = sum_, measured = 0;
    // Nothing written, nothing to measure: "too few words" is about words.
    if (counts_[gauge_of(Count::paragraphs)] != 0) {
        fired_all_ = fired_;
        measured = measures();
        hits += combinations();
    }
    remove_placed();
    return pack_.info.base + measured + hits * loudness() / 1000;
}

std::int32_t Tally::loudness() const {
    return unbroadcast::loudness(counts_[gauge_of(Count::words)]);
}

/// What the first paragraphs address.
void Tally::count_edges(std::span<const Part> parts) {
    std::int32_t mentions = 0;
    for (const Part& part : parts) {
        if (part.facts == nullptr) continue;
        mentions += part.facts->leading_mentions;
        if (!part.facts->only_mentions) break;
    }
    counts_[gauge_of(Count::leading_mentions)] = mentions;
}

void Tally::count_ending(std::span<const Part> parts) {
    Ending ending = Ending::nothing;
    for (auto part = parts.rbegin(); part != parts.rend() && ending == Ending::nothing; ++part) {
        if (part->facts != nullptr) ending = part->facts->ending;
    }
    counts_[gauge_of(Count::trailing_urls)] = ending == Ending::url ? 1 : 0;
    counts_[gauge_of(Count::no_end_mark)] = ending == Ending::unmarked ? 1 : 0;
    counts_[gauge_of(Count::ends_open)] = ending == Ending::open ? 1 : 0;
}

Places Tally::places(std::span<const Part> parts) const {
    const auto worded = [](const Part& part) {
        return part.facts != nullptr && part.facts->has_words;
    };
    const auto first = std::find_if(parts.begin(), parts.end(), worded);
    const auto last = std::find_if(parts.rbegin(), parts.rend(), worded);
    const auto size = static_cast<std::ptrdiff_t>(parts.size());
    return {static_cast<std::size_t>(first - parts.begin()),
            static_cast<std::size_t>(last == parts.rend() ? size : parts.rend() - last - 1),
            counts_[gauge_of(Count::words)]};
}

/// Only the words at the beginning and at the end can be in a place.
void Tally::add_placed(std::span<const Part> parts) {
    const Places at = places(parts);
    const auto add = [&](std::size_t p, std::int32_t words_before, bool early) {
        for (const Hit& hit : parts[p].facts->placed) {
            const Place place = pack_.compiled[pack_.matchers[hit.matcher].rule].place;
            if (is_early(place) == early && at.holds(place, p, words_before, hit))
                placed_.push_back(hit.matcher);
        }
    };
    std::int32_t before = 0;
    for (std::size_t p = 0; p < parts.size() && (p <= at.first || before < opening_words); ++p) {
        if (parts[p].facts == nullptr) continue;
        add(p, before, true);
        before += parts[p].facts->words;
    }
    std::int32_t after = 0;
    for (std::size_t p = parts.size(); p-- > 0 && (p >= at.last || after < closing_words);) {
        if (parts[p].facts == nullptr) continue;
        after += parts[p].facts->words;
        add(p, at.words - after, false);
    }
    for (const pattern::MatcherId matcher : placed_) change_hits(matcher, 1);
}

void Tally::remove_placed() {
    for (const pattern::MatcherId matcher : placed_) change_hits(matcher, -1);
    placed_.clear();
}

/// In thousandths.
std::int64_t Tally::value(const Gauge& gauge) const {
    const std::int64_t count = counts_[gauge.count];
    switch (gauge.per) {
        case Per::post:
            return count * 1000;
        case Per::hundred_words:
            return count * 100'000 / std::max(1, counts_[gauge_of(Count::words)]);
        case Per::sentence:
            return count * 1000 / std::max(1, counts_[gauge_of(Count::sentences)]);
    }
    return 0;
}

std::int32_t Tally::along(const Ramp& ramp) const {
    if (counts_[ramp.gauge.count] == 0 && ramp.from < ramp.to) return 0;  // most of them
    const std::int32_t words = counts_[gauge_of(Count::words)];
    if (words < ramp.min_words || (ramp.max_words != 0 && words > ramp.max_words)) return 0;
    const std::int64_t thousandths = (value(ramp.gauge) - ramp.from) * 1000 / (ramp.to - ramp.from);
    return static_cast<std::int32_t>(std::clamp<std::int64_t>(thousandths, 0, 1000));
}

std::int64_t Tally::measures() {
    std::int64_t total = 0;
    for (const RuleIndex r : pack_.measures) {
        strengths_[r] = applies(r) ? along(pack_.compiled[r].ramp) : 0;
        if (strengths_[r] == 0) continue;
        total += signed_weight(r, strengths_[r]);
        set_bit(fired_all_, r, true);
    }
    return total;
}

bool Tally::holds(const Term& term) const {
    return (term.surfaces >> static_cast<unsigned>(surface_) & 1U) != 0 ||
           intersect(term.set, fired_all_);
}

bool Tally::terms_hold(const Combination& c) const {
    const auto holding = [&](const Term& term) { return holds(term); };
    return std::all_of(c.all.begin(), c.all.end(), holding) &&
           (c.any.empty() || std::any_of(c.any.begin(), c.any.end(), holding)) &&
           std::none_of(c.none.begin(), c.none.end(), holding);
}

bool Tally::limits_hold(const Combination& c) const {
    return std::all_of(c.limits.begin(), c.limits.end(), [&](const Limit& limit) {
        const std::int64_t v = value(limit.gauge);
        return v >= limit.min && v <= limit.max;
    });
}

/// From one call to the next, few rules start or stop firing: most terms stand as they stood.
std::int64_t Tally::combinations() {
    for (std::size_t i = 0; i < fired_all_.size(); ++i)
        changed_[i] = fired_all_[i] ^ std::exchange(fired_before_[i], fired_all_[i]);
    std::int64_t total = 0;
    const std::uint64_t* sees = pack_.sees.data();
    for (const RuleIndex r : pack_.combinations) {
        const Combination& c = pack_.compiled[r].combination;
        std::uint64_t news = 0;
        for (const std::uint64_t changed : changed_) news |= *sees++ & changed;
        if (all_changed_ || news != 0) terms_hold_[r] = terms_hold(c) ? 1 : 0;
        strengths_[r] = applies(r) && terms_hold_[r] != 0 && limits_hold(c) ? 1000 : 0;
        if (strengths_[r] != 0) total += signed_weight(r, strengths_[r]);
    }
    all_changed_ = false;
    return total;
}

std::int32_t Tally::signed_weight(RuleIndex r, std::int32_t strength) const {
    const CompiledRule& rule = pack_.compiled[r];
    const std::int32_t size =
        rule.sense == Sense::wording
            ? std::min(strength, rule.weight)
            : static_cast<std::int32_t>(std::int64_t{strength} * rule.weight / 1000);
    return rule.side == Side::broadcasting ? size : -size;
}

}  // namespace unbroadcast
