#pragma once
// From evidence to a score, in integers, so that every platform agrees.

#include <cstdint>

namespace unbroadcast {

/// round(100 / (1 + e^(-evidence / 1000))) for evidence in millinats; 0-100.
[[nodiscard]] std::int32_t score_of(std::int64_t evidence);

}  // namespace unbroadcast
