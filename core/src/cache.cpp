#include "cache.hpp"

#include <cstring>

namespace unbroadcast {

namespace {
constexpr std::size_t most_units = 300'000;  // about 2 MB with their facts
constexpr std::size_t most_entries = 4'000;
}  // namespace

// Multiply-and-fold over 8 bytes a step: quality enough for a table, and fast where every keystroke
// hashes the whole draft.
std::uint64_t hash_text(std::u16string_view text) {
    constexpr std::uint64_t k = 0x9E3779B97F4A7C15ULL;
    std::uint64_t h = text.size() * k;
    std::size_t i = 0;
    for (; i + 4 <= text.size(); i += 4) {
        std::uint64_t chunk;
        std::memcpy(&chunk, text.data() + i, sizeof chunk);
        h = (h ^ chunk) * k;
        h ^= h >> 32;
    }
    for (; i < text.size(); ++i) h = (h ^ text[i]) * k;
    return h ^ (h >> 29);
}

FactsCache::FactsCache(const CompiledPack& pack) : reader_(pack) {
    entries_.reserve(most_entries);
}

bool FactsCache::full() const {
    return units_ > most_units || entries_.size() > most_entries;
}

void FactsCache::forget_from(std::uint32_t kept) {
    std::erase_if(entries_, [&](const auto& item) { return item.second.number >= kept; });
    units_ = 0;
    for (const auto& [text, facts] : entries_) units_ += text.size();
}

const ParagraphFacts& FactsCache::facts(std::u16string_view paragraph) {
    const auto found = entries_.find(paragraph);
    if (found != entries_.end()) return found->second;
    units_ += paragraph.size();
    const std::uint32_t number = size();
    ParagraphFacts& facts = entries_[std::u16string(paragraph)];
    facts = reader_.read(paragraph);
    facts.number = number;
    return facts;
}

}  // namespace unbroadcast
