#pragma once
// Remembers paragraph facts by content. A lookup gives the same facts as reading anew, so the cache
// can forget at any time; it forgets what the last posts did not use once it holds too much text.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "facts.hpp"

namespace unbroadcast {

[[nodiscard]] std::uint64_t hash_text(std::u16string_view text);

class FactsCache {
public:
    explicit FactsCache(const CompiledPack& pack) : reader_(pack) {}

    /// Starts a post: what it does not touch may be forgotten. References from the last post end
    /// here.
    void next_post();
    /// Valid until the next call of next_post.
    [[nodiscard]] const ParagraphFacts& facts(std::u16string_view paragraph);

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
    struct Entry {
        ParagraphFacts facts;
        std::uint32_t post = 0;
    };

    ParagraphReader reader_;
    std::unordered_map<std::u16string, Entry, Hash, Equal> entries_;
    std::uint32_t post_ = 0;
    std::size_t units_ = 0;
};

}  // namespace unbroadcast
