#pragma once
// What the automaton reads instead of words: symbols. Words that no pattern tells apart share one,
// so a lexicon of 200 words usually is a single symbol. Symbol 0 is "a word no rule knows".

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/tokenize.hpp"

namespace unbroadcast::pattern {

using Symbol = std::uint16_t;
using AtomId = std::uint32_t;

inline constexpr Symbol unknown_word = 0;

/// Look of a word token. Each later shape is also every earlier one but `plain`.
enum class Shape : std::uint8_t {
    plain,  ///< lower case
    title,  ///< capitalised because it starts a sentence, perhaps
    name,   ///< capitalised inside a sentence, or two capitals
    caps,   ///< three or more letters, all capitals
};
inline constexpr std::uint32_t shape_count = 4;

/// FNV-1a on code units with a final mix: words are short, so anything stronger costs more than it
/// saves.
[[nodiscard]] inline std::uint32_t hash_word(std::u16string_view word) {
    std::uint32_t h = 2166136261U;
    for (const char16_t c : word) h = (h ^ c) * 16777619U;
    return h ^ (h >> 15);
}

/// An open-addressing table from folded words to symbols; its keys live in one buffer.
class Vocabulary {
public:
    using Entry = std::pair<std::u16string, Symbol>;
    void build(const std::vector<Entry>& words);
    /// Adds a word, or gives it another symbol.
    void put(const std::u16string& word, Symbol symbol);
    /// Every word, in no order that means anything.
    [[nodiscard]] std::vector<Entry> entries() const;
    /// `missing` when the word is not there.
    [[nodiscard]] Symbol find(std::u16string_view word, Symbol missing) const {
        return find(word, hash_word(word), missing);
    }
    /// The same for a caller that has the word's hash already.
    [[nodiscard]] Symbol find(std::u16string_view word, std::uint32_t hash, Symbol missing) const;

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t begin = 0;
        std::uint16_t size = 0;  ///< 0 = empty slot
        Symbol symbol = 0;
    };
    /// The word's slot, or the empty one where it would go.
    [[nodiscard]] std::size_t slot_of(std::u16string_view word, std::uint32_t hash) const;

    std::vector<Slot> slots_;  ///< at least one in two is empty
    std::size_t used_ = 0;
    std::u16string text_;
};

/// The finished mapping. Words, hashtags and numeric literals have vocabularies of their own.
struct Alphabet {
    Vocabulary words, hashtags, numbers;
    std::vector<text::TokenKind> kinds;  ///< of each symbol

    [[nodiscard]] std::size_t size() const { return kinds.size(); }
    [[nodiscard]] static Symbol of_kind(text::TokenKind kind) {
        return static_cast<Symbol>(1 + static_cast<int>(kind));
    }
};

/// Collects which word belongs to which atoms (literals, lexicons), then hands out symbols.
class AlphabetBuilder {
public:
    /// An atom without words yet.
    [[nodiscard]] AtomId new_atom() { return atom_count_++; }
    /// Text is folded. Digits-only words are numeric literals.
    void add_word(AtomId atom, const std::u16string& word);
    void add_hashtag(AtomId atom, const std::u16string& tag);

    /// False when there are more symbols than a label can hold.
    [[nodiscard]] bool finish(Alphabet& out);
    /// After finish: the symbols of an atom, ascending.
    [[nodiscard]] const std::vector<Symbol>& symbols(AtomId atom) const { return symbols_[atom]; }

private:
    enum class Space : std::uint8_t { word, hashtag, number };
    struct Key {
        Space space;
        std::u16string text;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const {
            return hash_word(key.text) * std::size_t{4} + static_cast<std::size_t>(key.space);
        }
    };

    void add(Space space, AtomId atom, const std::u16string& text);

    AtomId atom_count_ = 0;
    std::unordered_map<Key, std::size_t, KeyHash> index_;
    std::vector<std::pair<Key, std::vector<AtomId>>> entries_;  ///< in order of first mention
    std::vector<std::vector<Symbol>> symbols_;
};

}  // namespace unbroadcast::pattern
