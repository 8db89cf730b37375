#pragma once
// What is fitted: one column for each rule of a pack, and one for each phrase of a wording rule in
// its rule's place. A post becomes a sparse row of strengths. Plain values; safe to use from any
// thread.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "unbroadcast/engine.hpp"

namespace unbroadcast::fit {

struct Column {
    std::string rule;  ///< id
    std::int32_t phrase =
        -1;  ///< of a wording rule: index among its phrases in byte order; else -1
    bool broadcasting = false;  ///< the side; a fitted weight never changes it
};

/// Column and strength (1 = one full hit), ascending, no zeros.
using Values = std::vector<std::pair<std::uint32_t, double>>;

class Columns {
public:
    explicit Columns(const RulePack& pack);

    [[nodiscard]] std::span<const Column> all() const { return columns_; }

    /// What fired on a post, added up. `evidence` comes from an engine of the same pack.
    [[nodiscard]] Values row(std::span<const Evidence> evidence) const;

private:
    std::vector<Column> columns_;
    std::vector<std::uint32_t> first_column_;  ///< by rule
    std::vector<std::int32_t> first_matcher_;  ///< by rule; of its phrases
};

}  // namespace unbroadcast::fit
