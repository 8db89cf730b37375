#pragma once
// Where a JSON pointer points in the text of a document, for error messages.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace unbroadcast {

struct Position {
    std::uint32_t line = 1, column = 1;  ///< 1-based; columns in bytes
};

[[nodiscard]] Position position_of_byte(std::string_view text, std::size_t byte);

/// `json` is well-formed. A pointer that leads nowhere gives the deepest part that exists.
[[nodiscard]] Position position_of_pointer(std::string_view json, std::string_view pointer);

}  // namespace unbroadcast
