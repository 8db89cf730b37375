#include "compiled_pack.hpp"

namespace unbroadcast {

void CompiledPack::index_rules() {
    measures.clear();
    combinations.clear();
    wordings.clear();
    pointed_at.assign(gauge_count, false);
    for (RuleIndex r = 0; r < compiled.size(); ++r) {
        const CompiledRule& rule = compiled[r];
        const std::uint16_t count = rule.ramp.gauge.count;
        if (rule.sense == Sense::wording) wordings.push_back(r);
        if (rule.sense == Sense::when) combinations.push_back(r);
        if (rule.sense == Sense::measure) {
            measures.push_back(r);
            // Of words there is nothing to point at: they are everywhere.
            if (count != static_cast<std::uint16_t>(Count::words) &&
                count != static_cast<std::uint16_t>(Count::long_words))
                pointed_at[count] = true;
        }
    }
    const std::size_t words = (compiled.size() + 63) / 64;
    sees.assign(combinations.size() * words, 0);
    for (std::size_t i = 0; i < combinations.size(); ++i) {
        const Combination& c = compiled[combinations[i]].combination;
        for (const auto* terms : {&c.all, &c.any, &c.none}) {
            for (const Term& t : *terms) {
                for (std::size_t w = 0; w < words; ++w) sees[i * words + w] |= t.set[w];
            }
        }
    }
}

}  // namespace unbroadcast
