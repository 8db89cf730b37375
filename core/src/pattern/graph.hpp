#pragma once
// All patterns of a pack as one nondeterministic automaton over symbols: the compiled form that a pack
// holds. walker.hpp runs it. Immutable once built; shared by any number of walkers.

#include <cstdint>
#include <vector>

#include "pattern/alphabet.hpp"
#include "pattern/pattern.hpp"

namespace unbroadcast::pattern {

using NodeId = std::uint32_t;
using MatcherId = std::uint32_t;

inline constexpr std::uint32_t max_steps = 32;  ///< tokens of the longest match: bounds the work per token
inline constexpr NodeId no_node = 0xFFFFFFFF;

/// What a node reads before it moves on.
enum class Label : std::uint8_t {
    none,      ///< nothing: only free moves, or the end of a pattern
    symbols,   ///< one of a set of symbols
    any_word, title, name, caps,
    any_token, ///< everything but a sentence end
};

struct Node {
    Label label = Label::none;
    std::uint32_t set = 0;      ///< Label::symbols: index of the set
    NodeId next = no_node;      ///< where reading leads
    std::uint32_t free_begin = 0, free_end = 0;  ///< moves that read nothing
    std::int64_t accept = -1;   ///< matcher whose pattern ends here
};

class Graph {
public:
    static constexpr NodeId start = 0;

    [[nodiscard]] std::size_t size() const { return nodes_.size(); }
    [[nodiscard]] const Node& node(NodeId id) const { return nodes_[id]; }
    [[nodiscard]] const NodeId* free_moves() const { return free_.data(); }
    [[nodiscard]] const std::vector<Symbol>& set(std::uint32_t index) const { return sets_[index]; }
    /// True when a token lets the node move on.
    [[nodiscard]] bool reads(const Node& node, Symbol symbol, Shape shape, text::TokenKind kind) const;

private:
    friend class GraphBuilder;
    std::vector<Node> nodes_;
    std::vector<NodeId> free_;
    std::vector<std::vector<Symbol>> sets_;  ///< each ascending
};

/// Turns parsed patterns into a Graph: add all of them, then take it.
class GraphBuilder {
public:
    /// Where a lexicon reference leads: the symbols of its single words, and its longer entries.
    struct Lexicon {
        std::vector<Symbol> words;
        std::vector<Item> phrases;
    };
    class Names {  ///< resolves items to symbols; implemented by the pack compiler
    public:
        virtual ~Names() = default;
        [[nodiscard]] virtual const std::vector<Symbol>& word(const Item& item) const = 0;
        [[nodiscard]] virtual const Lexicon* lexicon(const Item& item) const = 0;
    };

    GraphBuilder(const Alphabet& alphabet, const Names& names);

    /// False when the pattern can match more than max_steps tokens.
    [[nodiscard]] bool add(const Item& pattern, MatcherId matcher);
    [[nodiscard]] Graph take();

private:
    NodeId node();
    NodeId edge(NodeId from, Label label, std::vector<Symbol> set = {});
    NodeId append(const Item& item, NodeId from);
    NodeId append_one(const Item& item, NodeId from);
    NodeId append_gap(NodeId from, int most);
    NodeId append_lexicon(const Item& item, NodeId from);
    [[nodiscard]] std::vector<Symbol> symbols_of_kind(text::TokenKind kind) const;
    [[nodiscard]] std::uint32_t longest(const Item& item) const;

    const Alphabet& alphabet_;
    const Names& names_;
    Graph graph_;
    std::vector<std::vector<NodeId>> free_;  ///< by node
};

}  // namespace unbroadcast::pattern
