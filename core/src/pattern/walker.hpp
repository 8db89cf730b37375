#pragma once
// Runs a Graph deterministically. Sets of readers become states, and moves between states are
// remembered the first time a text needs them (as RE2 does): packs load fast, no combination of
// patterns can blow up, and after a few posts a step is one table look-up. Started at every token,
// it follows at most max_steps tokens, so the time is linear in the text; most tokens start
// nothing, so it hardly depends on the number of rules. What is remembered never changes a result.
// Not thread-safe.

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "pattern/graph.hpp"

namespace unbroadcast::pattern {

using State = std::uint32_t;
inline constexpr State dead_state = 0xFFFFFFFF;

class Walker {
public:
    Walker(const Graph& graph, const Alphabet& alphabet);

    [[nodiscard]] static constexpr State start() { return 0; }

    /// Forgets the remembered moves when there are too many. Call between texts: it ends all
    /// states.
    void trim();

    /// The state after one token, or dead_state. `shape` is plain for everything but words.
    [[nodiscard]] State step(State from, Symbol symbol, Shape shape, text::TokenKind kind) {
        if (from != start()) return later_step(from, symbol, shape, kind);
        State& known = first_[symbol * shape_count + static_cast<std::uint32_t>(shape)];
        if (known == unknown_state) known = first_step(symbol, shape, kind);
        return known;
    }

    /// The matchers whose patterns end in this state, ascending.
    [[nodiscard]] std::span<const MatcherId> accepts(State state) const {
        return states_[state].accepts;
    }

private:
    static constexpr State unknown_state = 0xFFFFFFFE;
    /// What makes a state: readers, ascending; then the matchers that accept, ascending.
    struct Place {
        std::vector<ReaderId> readers;
        std::vector<MatcherId> accepts;
        friend bool operator==(const Place&, const Place&) = default;
    };
    struct PlaceHash {
        std::size_t operator()(const Place& place) const;
    };
    struct StateInfo {
        std::vector<ReaderId> readers;
        std::vector<MatcherId> accepts;
        bool by_shape = false;  ///< some reader asks for the look of a word
        /// Moves for tokens that no reader names: words by shape, then everything else.
        State by_default[shape_count + 1] = {unknown_state, unknown_state, unknown_state,
                                             unknown_state, unknown_state};
    };
    struct Move {
        std::uint64_t key = 0;  ///< (state << 32 | label) + 1; 0 = empty
        State to = dead_state;
    };

    void reset();
    void index_starts();
    State first_step(Symbol symbol, Shape shape, text::TokenKind kind);
    State later_step(State from, Symbol symbol, Shape shape, text::TokenKind kind);
    State default_step(State from, Symbol symbol, Shape shape, text::TokenKind kind);
    State compute_step(State from, Symbol symbol, Shape shape, text::TokenKind kind);
    [[nodiscard]] bool names(State state, Symbol symbol) const {
        return (named_[state * named_words_ + symbol / 64] >> (symbol % 64) & 1U) != 0;
    }
    void remember(std::uint64_t key, State to);
    void go_on(const Reader& reader);
    State settle();

    const Graph& graph_;
    std::size_t labels_;       ///< symbols times shapes
    std::size_t named_words_;  ///< of the bit set of one state
    // Start readers by symbol: those of symbol s are start_readers_[start_ends_[s - 1] …
    // start_ends_[s]).
    std::vector<std::uint32_t> start_ends_;
    std::vector<ReaderId> start_readers_;
    std::vector<ReaderId> starts_by_shape_;  ///< the other start readers
    std::vector<State> first_;               ///< by label
    std::vector<StateInfo> states_;
    std::vector<std::uint64_t>
        named_;  ///< bit sets by state: symbols that some reader reads by name
    std::unordered_map<Place, State, PlaceHash> by_place_;
    std::vector<Move> moves_;  ///< open addressing; the size is a power of two
    std::size_t move_count_ = 0;
    Place reached_;
};

}  // namespace unbroadcast::pattern
