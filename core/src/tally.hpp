#pragma once
// Adds up the facts of a post's paragraphs: counts, strengths of rules, evidence. The sums are kept
// from call to call, so a keystroke, and every "what if that sentence went", costs the paragraphs
// that change and a look at each rule that depends on the whole post.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "facts.hpp"
#include "unbroadcast/engine.hpp"

namespace unbroadcast {

/// A paragraph with something in it, at its place in the post.
struct Part {
    std::uint32_t begin = 0;  ///< UTF-16 units from the start of the post
    std::uint32_t size = 0;
    const ParagraphFacts* facts = nullptr;  ///< null: taken out, not there
};

/// Where the words of a post are: what the place of a hit is judged by.
struct Places {
    std::size_t first = 0, last = 0;  ///< parts that have words
    std::int32_t words = 0;           ///< of the post

    /// `words_before`: words of the post before the part.
    [[nodiscard]] bool holds(Place place, std::size_t part, std::int32_t words_before,
                             const Hit& hit) const;
};

/// The n-th hit of a rule counts half of the one before; after the fourth, nothing. In thousandths.
inline constexpr std::array<std::int32_t, 4> diminishing = {1000, 500, 250, 125};

/// How much a hit weighs by the length of the post, in thousandths: double up to 25 words, then
/// less and less more than once. The same plug is all there is to a short post, and an aside in a
/// long one. Measures are densities already, and stay as they are.
[[nodiscard]] constexpr std::int32_t loudness(std::int32_t words) {
    constexpr std::int32_t short_post = 25;  // from 15 to 40, cross-validation can't tell
    return words <= short_post ? 2000 : 1000 + 1000 * short_post / words;
}

class Tally {
public:
    explicit Tally(const CompiledPack& pack);

    /// As if nothing had been put.
    void clear();
    void put(const ParagraphFacts& facts) { change(facts, 1); }
    /// Undoes one `put` of the same facts.
    void take(const ParagraphFacts& facts) { change(facts, -1); }

    /// Evidence in millinats, base included. `parts` are what was put and not taken, in order.
    [[nodiscard]] std::int64_t evidence(std::span<const Part> parts, Platform platform,
                                        Surface surface);

    // What the last `evidence` came to, until the next put or take.
    [[nodiscard]] bool applies(RuleIndex rule) const { return applies_[rule] != 0; }
    [[nodiscard]] Places places(std::span<const Part> parts) const;
    /// Of a measure or a combination, in thousandths.
    [[nodiscard]] std::int32_t strength(RuleIndex rule) const { return strengths_[rule]; }
    [[nodiscard]] std::int32_t loudness() const;
    /// Millinats of a rule at a strength and loudness 1000; `strength` of wording rules is in
    /// millinats already.
    [[nodiscard]] std::int32_t signed_weight(RuleIndex rule, std::int32_t strength) const;

private:
    void change(const ParagraphFacts& facts, std::int32_t sign);
    void change_line(const ParagraphFacts& facts, std::int32_t sign);
    void change_hits(pattern::MatcherId matcher, std::int32_t by);
    void set_strength(RuleIndex rule, std::int32_t strength);
    void judge_as(Platform platform, Surface surface);
    void count_edges(std::span<const Part> parts);
    void count_ending(std::span<const Part> parts);
    void add_placed(std::span<const Part> parts);
    void remove_placed();
    [[nodiscard]] std::int64_t measures();
    [[nodiscard]] std::int64_t combinations();
    [[nodiscard]] std::int64_t value(const Gauge& gauge) const;
    [[nodiscard]] std::int32_t along(const Ramp& ramp) const;
    [[nodiscard]] bool holds(const Term& term) const;
    [[nodiscard]] bool terms_hold(const Combination& combination) const;
    [[nodiscard]] bool limits_hold(const Combination& combination) const;

    const CompiledPack& pack_;
    std::optional<Platform> platform_;  ///< none before the first `evidence`
    Surface surface_ = Surface::post;
    std::vector<std::uint8_t> applies_;     ///< by rule: on this platform and surface
    std::vector<std::int32_t> counts_;      ///< by gauge
    std::vector<std::int32_t> hits_;        ///< by rule
    std::vector<std::int32_t> phrases_;     ///< by matcher: how often a weighted phrase is there
    std::vector<std::int32_t> strengths_;   ///< by rule, thousandths; wording: millinats, uncapped
    std::int64_t sum_ = 0;                  ///< evidence of match and wording rules that apply
    RuleSet fired_;                         ///< those of them with a strength …
    RuleSet fired_all_;                     ///< … and the measures: what combinations see
    RuleSet fired_before_, changed_;        ///< what they saw last, and what is new
    bool all_changed_ = true;               ///< the surface, too
    std::vector<std::uint8_t> terms_hold_;  ///< by rule: the combination's terms, without limits
    std::vector<std::uint32_t> lines_;      ///< by number of facts: how often a long line is there
    std::vector<pattern::MatcherId> placed_;  ///< hits that hold in their places, while adding
};

}  // namespace unbroadcast
