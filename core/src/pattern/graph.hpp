#pragma once
// All patterns of a pack as one nondeterministic automaton over symbols: the compiled form that a
// pack holds. walker.hpp runs it. Immutable once built; shared by any number of walkers.

#include <cstdint>
#include <vector>

#include "pattern/alphabet.hpp"
#include "pattern/pattern.hpp"

namespace unbroadcast::pattern {

using NodeId = std::uint32_t;
using MatcherId = std::uint32_t;

inline constexpr std::uint32_t max_steps =
    32;  ///< tokens of the longest match: bounds the work per token
inline constexpr NodeId no_node = 0xFFFFFFFF;

/// What a node reads before it moves on.
enum class Label : std::uint8_t {
    none,     ///< nothing: only free moves, or the end of a pattern
    symbols,  ///< one of a set of symbols
    any_word,
    title,
    name,
    caps,
    any_token,  ///< everything but a sentence end
};

struct Node {
    Label label = Label::none;
    std::uint32_t set = 0;                       ///< Label::symbols: index of the set
    NodeId next = no_node;                       ///< where reading leads
    std::uint32_t free_begin = 0, free_end = 0;  ///< moves that read nothing
    std::int64_t accept = -1;                    ///< matcher whose pattern ends here
};

class Graph {
public:
    static constexpr NodeId start = 0;

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
    [[nodiscard]] const NodeId* free_moves() const { return free_.data(); }
    [[nodiscard]] const std::vector<Symbol>& set(std::uint32_t index) const { return sets_[index]; }
    /// True when a token lets the node move on.
    [[nodiscard]] bool reads(const Node& node, Symbol symbol, Shape shape,
                             text::TokenKind kind) const;

private:
    friend class GraphBuilder;
    std::vector<Node> nodes_;
    std::vector<NodeId> free_;
    std::vector<std::vector<Symbol>> sets_;  ///< each ascending
};

/// Turns parsed patterns into a Graph: add all of them, then take it.
class GraphBuilder {
public:
    /// Where a lexicon reference leads: the atom of its single words, and its longer entries.
    struct Lexicon {
        AtomId words = 0;
        std::vector<Item> phrases;
    };

    /// `Item::id` of words and hashtags is an atom of `atoms`; of lexicons, an index into
    /// `lexicons`.
    GraphBuilder(const Alphabet& alphabet, const AlphabetBuilder& atoms,
                 const std::vector<Lexicon>& lexicons);

    /// False when the pattern can match more than max_steps tokens.
    [[nodiscard]] bool add(const Item& pattern, MatcherId matcher);
    [[nodiscard]] Graph take();

private:
    NodeId node();
    void free_move(NodeId from, NodeId to) { free_.emplace_back(from, to); }
    NodeId edge(NodeId from, Label label, std::uint32_t set = 0);
    NodeId append(const Item& item, NodeId from);
    NodeId append_one(const Item& item, NodeId from);
    NodeId append_gap(NodeId from, int most);
    NodeId append_lexicon(const Item& item, NodeId from);
    std::uint32_t add_set(std::vector<Symbol> set);
    std::uint32_t set_of_atom(AtomId atom);
    void add_kind_sets();
    [[nodiscard]] std::uint32_t longest(const Item& item) const;

    const Alphabet& alphabet_;
    const AlphabetBuilder& atoms_;
    const std::vector<Lexicon>& lexicons_;
    std::vector<std::uint32_t> sets_of_atoms_;  ///< 0 = not made yet
    std::uint32_t sentence_ends_ = 0;           ///< the set of ^ and $
    Graph graph_;
    std::vector<std::pair<NodeId, NodeId>> free_;  ///< free moves, from and to
};

}  // namespace unbroadcast::pattern
