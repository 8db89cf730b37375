#pragma once
// JSON at the edges of the core, for callers that have no JSON library of their own (WebAssembly).

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast {

struct LoadedPacks {
    std::vector<std::shared_ptr<const RulePack>> packs;  ///< empty when any pack has an error
    std::vector<Diagnostic> problems;
};

/// `{"packs": [bundle, …], "own_names": ["…"], "muted_rules": ["…"]}`; the last two are optional.
/// A number in the place of a bundle is an index into `images` (pack_image.hpp). No text at all
/// means all of `images`, as they are: the usual case, and the quickest.
[[nodiscard]] LoadedPacks load_packs_json(std::string_view json,
                                          std::span<const std::string_view> images = {});

/// A JSON array of {"severity","code","file","pointer","line","column","message"}.
[[nodiscard]] std::string to_json(std::span<const Diagnostic> diagnostics);

}  // namespace unbroadcast
