#pragma once
// From what counted to what is told: merges overlapping evidence, keeps the strongest few, in
// order.

#include <vector>

#include "explain.hpp"
#include "unbroadcast/report.hpp"

namespace unbroadcast {

struct Told {
    std::vector<Finding> findings;  ///< as Report::findings; `score_without` still 0
    std::int32_t rest = 0;          ///< millinats of what was left out
};

[[nodiscard]] Told tell(const CompiledPack& pack, std::vector<Evident> evidence);

}  // namespace unbroadcast
