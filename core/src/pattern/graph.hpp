#pragma once
// All patterns of a pack as one nondeterministic automaton over symbols: the compiled form that a
// pack holds. walker.hpp runs it. Equal continuations are one, and alternatives that lead to the
// same continuation are one reader, so it is small enough to be shipped as it is.
// Immutable once built; shared by any number of walkers.

#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "pattern/alphabet.hpp"
#include "pattern/pattern.hpp"

namespace unbroadcast::pattern {

using ReaderId = std::uint32_t;
using FollowId = std::uint32_t;
using SetId = std::uint32_t;
using MatcherId = std::uint32_t;

inline constexpr std::uint32_t max_steps =
    32;  ///< tokens of the longest match: bounds the work per token

/// What a reader reads.
enum class Label : std::uint8_t {
    symbols,  ///< one of a set of symbols
    any_word,
    title,
    name,
    caps,
    any_token,  ///< everything but a sentence end
};
inline constexpr std::size_t label_count = 6;

struct Reader {
    Label label = Label::symbols;
    SetId set = 0;        ///< Label::symbols; else 0
    FollowId follow = 0;  ///< what comes after it
    friend bool operator<(const Reader& a, const Reader& b) {
        return std::tie(a.label, a.set, a.follow) < std::tie(b.label, b.set, b.follow);
    }
};

/// What may come next, and whose patterns end here. Both ascending.
struct Follow {
    std::vector<ReaderId> readers;
    std::vector<MatcherId> accepts;
    friend bool operator<(const Follow& a, const Follow& b) {
        return std::tie(a.readers, a.accepts) < std::tie(b.readers, b.accepts);
    }
};

struct Graph {
    std::vector<Reader> readers;
    std::vector<Follow> follows;
    std::vector<std::vector<Symbol>> sets;  ///< each ascending
    FollowId start = 0;

    /// True when a token lets the reader move on.
    [[nodiscard]] bool reads(const Reader& reader, Symbol symbol, Shape shape,
                             text::TokenKind kind) const;
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
    using NodeId = std::uint32_t;
    /// A node reads something, or ends a pattern, or only has free moves.
    struct Node {
        bool reads = false;
        Label label = Label::symbols;
        SetId set = 0;
        NodeId next = 0;
        std::int64_t accept = -1;
        std::vector<NodeId> free;  ///< moves that read nothing
    };
    static constexpr NodeId start = 0;
    static constexpr FollowId not_made = 0xFFFFFFFF;

    NodeId node();
    void free_move(NodeId from, NodeId to) { nodes_[from].free.push_back(to); }
    NodeId edge(NodeId from, Label label, SetId set = 0);
    NodeId append(const Item& item, NodeId from);
    NodeId append_one(const Item& item, NodeId from);
    NodeId append_gap(NodeId from, int most);
    NodeId append_lexicon(const Item& item, NodeId from);
    SetId add_set(std::vector<Symbol> set);
    SetId set_of_atom(AtomId atom);
    SetId union_of(const std::vector<SetId>& sets);
    void add_kind_sets();
    [[nodiscard]] std::uint32_t longest(const Item& item) const;
    FollowId follow_of(NodeId from);
    std::vector<NodeId> reached_from(NodeId from);
    ReaderId reader(const Reader& reader);
    [[nodiscard]] Graph in_order_of_use() const;

    const Alphabet& alphabet_;
    const AlphabetBuilder& atoms_;
    const std::vector<Lexicon>& lexicons_;
    std::vector<SetId> sets_of_atoms_;  ///< 0 = not made yet
    SetId sentence_ends_ = 0;           ///< the set of ^ and $
    std::vector<Node> nodes_;
    Graph graph_;
    // While taking: what there is already.
    std::vector<FollowId> follow_of_node_;
    std::vector<NodeId> seen_for_;  ///< by node: the last one it was reached from, plus 1
    std::map<Follow, FollowId> follows_;
    std::map<Reader, ReaderId> readers_;
    std::map<std::vector<Symbol>, SetId> sets_;
};

}  // namespace unbroadcast::pattern
