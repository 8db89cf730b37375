#pragma once
// A compiled pack as bytes: what the extension ships, because a browser that starts its background
// has no time to compile rules. Made by the native build from the same rules by the same compiler.
// The bytes are for one version of the core only and hold no texts for readers.

#include <memory>
#include <string>
#include <string_view>

#include "compiled_pack.hpp"

namespace unbroadcast {

/// Of a pack without options: own names and muted rules are applied when it is put to use.
[[nodiscard]] std::string write_image(const CompiledPack& pack);

/// Null when the bytes are damaged or made by another version; any bytes are safe to read, and a
/// pack that was read is safe to score with. Options are not applied yet.
[[nodiscard]] std::shared_ptr<CompiledPack> read_image(std::string_view bytes);

}  // namespace unbroadcast
