#include "pattern/alphabet.hpp"

#include <algorithm>
#include <map>

namespace unbroadcast::pattern {

void Vocabulary::build(const std::vector<Entry>& words) {
    std::size_t capacity = 16;
    while (capacity < words.size() * 2) capacity *= 2;
    slots_.assign(capacity, Slot{});
    used_ = 0;
    text_.clear();
    for (const auto& [word, symbol] : words) put(word, symbol);
}

std::size_t Vocabulary::slot_of(std::u16string_view word, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].size != 0 &&
           (slots_[at].hash != hash ||
            std::u16string_view(text_.data() + slots_[at].begin, slots_[at].size) != word))
        at = (at + 1) & mask;
    return at;
}

void Vocabulary::put(const std::u16string& word, Symbol symbol) {
    if (word.empty() || word.size() > 0xFFFF) return;
    if ((used_ + 1) * 2 > slots_.size()) {
        std::vector<Entry> all = entries();
        all.emplace_back(word, symbol);
        build(all);
        return;
    }
    const std::uint32_t hash = hash_word(word);
    Slot& slot = slots_[slot_of(word, hash)];
    if (slot.size == 0) {
        slot = {hash, static_cast<std::uint32_t>(text_.size()),
                static_cast<std::uint16_t>(word.size()), symbol};
        text_ += word;
        ++used_;
    }
    slot.symbol = symbol;
}

std::vector<Vocabulary::Entry> Vocabulary::entries() const {
    std::vector<Entry> out;
    for (const Slot& slot : slots_) {
        if (slot.size != 0) out.emplace_back(text_.substr(slot.begin, slot.size), slot.symbol);
    }
    return out;
}

Symbol Vocabulary::find(std::u16string_view word, std::uint32_t hash, Symbol missing) const {
    if (slots_.empty()) return missing;
    const Slot& slot = slots_[slot_of(word, hash)];
    return slot.size != 0 ? slot.symbol : missing;
}

void AlphabetBuilder::add(Space space, AtomId atom, const std::u16string& text) {
    const auto [found, fresh] = index_.try_emplace(Key{space, text}, entries_.size());
    if (fresh) entries_.push_back({found->first, {}});
    entries_[found->second].second.push_back(atom);
}

void AlphabetBuilder::add_word(AtomId atom, const std::u16string& word) {
    const bool digits =
        std::all_of(word.begin(), word.end(), [](char16_t c) { return c >= u'0' && c <= u'9'; });
    add(digits ? Space::number : Space::word, atom, word);
}

void AlphabetBuilder::add_hashtag(AtomId atom, const std::u16string& tag) {
    add(Space::hashtag, atom, tag);
}

bool AlphabetBuilder::finish(Alphabet& out) {
    using text::TokenKind;
    out.kinds.assign(1, TokenKind::word);
    for (std::size_t k = 0; k < text::token_kind_count; ++k)
        out.kinds.push_back(static_cast<TokenKind>(k));
    symbols_.assign(atom_count_, {});
    std::map<std::pair<Space, std::vector<AtomId>>, Symbol> signatures;
    std::vector<std::pair<std::u16string, Symbol>> lists[3];
    for (auto& [key, atoms] : entries_) {
        std::sort(atoms.begin(), atoms.end());
        atoms.erase(std::unique(atoms.begin(), atoms.end()), atoms.end());
        const auto [found, fresh] =
            signatures.try_emplace({key.space, atoms}, static_cast<Symbol>(out.kinds.size()));
        if (fresh) {
            if (out.kinds.size() * shape_count >= 0xFFFF) return false;
            out.kinds.push_back(key.space == Space::word      ? TokenKind::word
                                : key.space == Space::hashtag ? TokenKind::hashtag
                                                              : TokenKind::number);
            for (const AtomId atom : atoms) symbols_[atom].push_back(found->second);
        }
        lists[static_cast<std::size_t>(key.space)].emplace_back(key.text, found->second);
    }
    for (auto& list : symbols_) std::sort(list.begin(), list.end());
    out.words.build(lists[0]);
    out.hashtags.build(lists[1]);
    out.numbers.build(lists[2]);
    return true;
}

}  // namespace unbroadcast::pattern
