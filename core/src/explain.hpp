#pragma once
// What made up a post's evidence, word by word: the source of findings.

#include <cstdint>
#include <span>
#include <vector>

#include "tally.hpp"

namespace unbroadcast {

/// One thing that counted: a hit, a measure, a combination, or a weighted phrase.
struct Evident {
    RuleIndex rule = 0;
    std::int32_t phrase = -1;       ///< matcher of a weighted phrase
    std::int32_t strength = 0;      ///< thousandths
    std::int32_t contribution = 0;  ///< millinats, signed
    Span span;                      ///< of the post; empty = the whole draft
    std::vector<Span> also;         ///< further words of the same (most have none)
};

/// Explains the last `evidence` of the tally, which was about the same parts. In rule order; one
/// entry a hit or phrase, in the order of the text; those that add nothing are left out.
[[nodiscard]] std::vector<Evident> explain(const CompiledPack& pack, const Tally& tally,
                                           std::span<const Part> parts);

}  // namespace unbroadcast
