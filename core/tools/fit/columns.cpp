#include "columns.hpp"

#include <map>

#include "compiled_pack.hpp"

namespace unbroadcast::fit {

Columns::Columns(const RulePack& pack) {
    const std::span<const RuleInfo> rules = pack.rules();
    std::vector<std::int32_t> phrases(rules.size(), 0);
    first_matcher_.assign(rules.size(), 0);
    const std::vector<Matcher>& matchers = pack.compiled().matchers;
    for (std::size_t m = 0; m < matchers.size(); ++m) {
        if (matchers[m].role != MatcherRole::phrase) continue;
        if (phrases[matchers[m].rule]++ == 0)
            first_matcher_[matchers[m].rule] = static_cast<std::int32_t>(m);
    }
    for (std::size_t r = 0; r < rules.size(); ++r) {
        first_column_.push_back(static_cast<std::uint32_t>(columns_.size()));
        const bool broadcasting = rules[r].side == Side::broadcasting;
        if (phrases[r] == 0) columns_.push_back({rules[r].id, -1, broadcasting});
        for (std::int32_t p = 0; p < phrases[r]; ++p)
            columns_.push_back({rules[r].id, p, broadcasting});
    }
}

Values Columns::row(std::span<const Evidence> evidence) const {
    std::map<std::uint32_t, std::int64_t> sums;
    for (const Evidence& e : evidence) {
        const std::int32_t offset = e.phrase < 0 ? 0 : e.phrase - first_matcher_[e.rule];
        sums[first_column_[e.rule] + static_cast<std::uint32_t>(offset)] += e.strength;
    }
    Values values;
    for (const auto& [column, strength] : sums)
        if (strength != 0) values.emplace_back(column, static_cast<double>(strength) / 1000);
    return values;
}

}  // namespace unbroadcast::fit
