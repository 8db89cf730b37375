#pragma once
// Adds up the facts of a post's paragraphs: counts, strengths of rules, evidence. The second half
// of scoring; cheap, so it is done anew for every keystroke and for every "what if that sentence
// went".

#include <cstdint>
#include <span>
#include <vector>

#include "facts.hpp"
#include "unbroadcast/engine.hpp"

namespace unbroadcast {

/// A paragraph with something in it, at its place in the post.
struct Part {
    std::uint32_t begin = 0;  ///< UTF-16 units from the start of the post
    std::uint32_t size = 0;
    const ParagraphFacts* facts = nullptr;
};

/// One thing that counted: a hit, a measure, a combination, or a weighted phrase.
struct Evident {
    RuleIndex rule = 0;
    std::int32_t phrase = -1;       ///< matcher of a weighted phrase
    std::int32_t strength = 0;      ///< thousandths
    std::int32_t contribution = 0;  ///< millinats, signed
    Span span;                      ///< of the post; empty = the whole draft
    std::vector<Span> also;         ///< further words of the same (most have none)
};

class Tally {
public:
    explicit Tally(const CompiledPack& pack);

    /// Evidence of the parts in millinats, base included.
    [[nodiscard]] std::int64_t add(std::span<const Part> parts, Platform platform, Surface surface);

    /// What made up the last `add` of the same parts; in rule order, one entry a hit.
    [[nodiscard]] std::vector<Evident> explain(std::span<const Part> parts) const;

private:
    void add_counts(std::span<const Part> parts);
    void add_ending(std::span<const Part> parts);
    void add_hits(std::span<const Part> parts);
    void add_measures();
    void add_combinations();
    [[nodiscard]] bool applies(const CompiledRule& rule) const;
    [[nodiscard]] bool in_place(Place place, std::size_t part, const Hit& hit) const;
    [[nodiscard]] std::int64_t value(const Gauge& gauge) const;
    [[nodiscard]] std::int32_t strength(const Ramp& ramp) const;
    [[nodiscard]] bool holds(const Term& term) const;
    [[nodiscard]] bool holds(const Combination& combination) const;
    [[nodiscard]] std::int32_t signed_weight(RuleIndex rule, std::int32_t strength) const;
    void explain_hits(std::span<const Part> parts, std::vector<Evident>& out) const;
    void explain_measure(RuleIndex rule, std::span<const Part> parts,
                         std::vector<Evident>& out) const;
    void explain_combination(RuleIndex rule, std::vector<Evident>& out) const;
    void cap_wording(RuleIndex rule, std::vector<Evident>& out) const;

    const CompiledPack& pack_;
    Platform platform_ = Platform::other;
    Surface surface_ = Surface::post;
    std::vector<std::int32_t> counts_;              ///< by gauge
    std::vector<std::int32_t> strengths_;           ///< by rule, thousandths; wording: millinats
    RuleSet fired_;                                 ///< rules that are not combinations
    std::vector<std::uint8_t> hits_;                ///< by rule
    std::vector<std::uint8_t> seen_;                ///< by matcher: phrase already counted
    std::vector<std::int32_t> words_before_;        ///< by part
    std::vector<const ParagraphFacts*> lines_;      ///< long enough to be noticed when repeated
    std::size_t first_words_ = 0, last_words_ = 0;  ///< parts that have words
};

}  // namespace unbroadcast
