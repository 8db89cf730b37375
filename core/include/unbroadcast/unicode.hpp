#pragma once
// UTF-8 <-> UTF-16 at the edges: files and terminals are UTF-8, the core counts UTF-16 code units.

#include <string>
#include <string_view>

namespace unbroadcast {

/// Ill-formed bytes become U+FFFD, one for each maximal ill-formed sequence.
[[nodiscard]] std::u16string to_utf16(std::string_view utf8);
/// Lone surrogates become U+FFFD.
[[nodiscard]] std::string to_utf8(std::u16string_view utf16);

}  // namespace unbroadcast
