#pragma once
// Remembers paragraph facts by content. A lookup gives the same facts as reading anew, so the cache
// may forget at any time between posts; its owner says when.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facts.hpp"

namespace unbroadcast {

[[nodiscard]] std::uint64_t hash_text(std::u16string_view text);

class FactsCache {
public:
    explicit FactsCache(const CompiledPack& pack);

    /// Valid until it is forgotten. Its `number` is below `size()`.
    [[nodiscard]] const ParagraphFacts& facts(std::u16string_view paragraph);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
    /// It holds more than is worth remembering, and should forget.
    [[nodiscard]] bool full() const;
    /// Forgets all facts but the first `kept` that were asked for.
    void forget_from(std::uint32_t kept);

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u16string_view text) const {
            return static_cast<std::size_t>(hash_text(text));
        }
    };
    struct Equal {
        using is_transparent = void;
        bool operator()(std::u16string_view a, std::u16string_view b) const { return a == b; }
    };

    ParagraphReader reader_;
    std::unordered_map<std::u16string, ParagraphFacts, Hash, Equal> entries_;
    std::size_t units_ = 0;
};

}  // namespace unbroadcast
