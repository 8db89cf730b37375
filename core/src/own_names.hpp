#pragma once
// What is known only when a pack is put to use: the names of the author's organisation, and rules
// that are switched off.

#include "compiled_pack.hpp"

namespace unbroadcast {

/// A name of one word becomes a word of the lexicon `self`; a longer one stands wherever the
/// lexicon does, and is counted. Call once, on a pack that nobody uses yet.
void apply_options(CompiledPack& pack, const PackOptions& options);

}  // namespace unbroadcast
