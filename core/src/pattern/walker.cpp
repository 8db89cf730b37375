#include "pattern/walker.hpp"

#include <algorithm>

namespace unbroadcast::pattern {

using text::TokenKind;

namespace {
constexpr std::size_t first_moves = 1U << 12;
constexpr std::size_t most_moves = 1U << 16;
constexpr std::size_t most_states = 8'000;  // with their bit sets about 4 MB

std::size_t slot_of(std::uint64_t key, std::size_t mask) {
    return static_cast<std::size_t>((key * 0x9E3779B97F4A7C15ULL) >> 32) & mask;
}

template <typename Id>
void sort_unique(std::vector<Id>& ids) {
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}
}  // namespace

std::size_t Walker::PlaceHash::operator()(const Place& place) const {
    std::uint64_t h = place.readers.size();
    const auto mix = [&h](std::uint32_t id) {
        h = (h ^ id) * 0x9E3779B97F4A7C15ULL;
        h ^= h >> 29;
    };
    for (const ReaderId reader : place.readers) mix(reader);
    for (const MatcherId matcher : place.accepts) mix(matcher);
    return static_cast<std::size_t>(h);
}

Walker::Walker(const Graph& graph, const Alphabet& alphabet)
    : graph_(graph),
      labels_(alphabet.size() * shape_count),
      named_words_((alphabet.size() + 63) / 64),
      start_ends_(alphabet.size() + 1, 0) {
    index_starts();
    reset();
}

/// Every pattern starts with a reader: by symbol, so that a first step looks at few of them.
void Walker::index_starts() {
    const std::vector<ReaderId>& starts = graph_.follows[graph_.start].readers;
    const auto each = [&](const auto& do_it) {
        for (const ReaderId id : starts) {
            const Reader& reader = graph_.readers[id];
            if (reader.label != Label::symbols) continue;
            for (const Symbol s : graph_.sets[reader.set]) do_it(s, id);
        }
    };
    // A counting sort: first how many each symbol has, then where they go.
    each([&](Symbol s, ReaderId) { ++start_ends_[s + std::size_t{1}]; });
    for (std::size_t s = 1; s < start_ends_.size(); ++s) start_ends_[s] += start_ends_[s - 1];
    start_readers_.resize(start_ends_.back());
    each([&](Symbol s, ReaderId id) { start_readers_[start_ends_[s]++] = id; });
    for (const ReaderId id : starts) {
        if (graph_.readers[id].label != Label::symbols) starts_by_shape_.push_back(id);
    }
}

void Walker::reset() {
    first_.assign(labels_, unknown_state);
    states_.assign(1, {});
    named_.assign(named_words_, 0);
    by_place_.clear();
    moves_.assign(first_moves, {});
    move_count_ = 0;
}

void Walker::trim() {
    if (move_count_ > most_moves || states_.size() > most_states) reset();
}

/// Adds to `reached_` what follows the reader.
void Walker::go_on(const Reader& reader) {
    const Follow& follow = graph_.follows[reader.follow];
    reached_.readers.insert(reached_.readers.end(), follow.readers.begin(), follow.readers.end());
    reached_.accepts.insert(reached_.accepts.end(), follow.accepts.begin(), follow.accepts.end());
}

/// The state of what was reached.
State Walker::settle() {
    if (reached_.readers.empty() && reached_.accepts.empty()) return dead_state;
    sort_unique(reached_.readers);
    sort_unique(reached_.accepts);
    const auto [found, fresh] = by_place_.try_emplace(reached_, static_cast<State>(states_.size()));
    if (!fresh) return found->second;
    StateInfo info;
    info.readers = reached_.readers;
    info.accepts = reached_.accepts;
    named_.resize(named_.size() + named_words_, 0);
    std::uint64_t* named = named_.data() + found->second * named_words_;
    for (const ReaderId id : info.readers) {
        const Reader& reader = graph_.readers[id];
        info.by_shape = info.by_shape || reader.label == Label::title ||
                        reader.label == Label::name || reader.label == Label::caps;
        if (reader.label != Label::symbols) continue;
        for (const Symbol s : graph_.sets[reader.set])
            named[s / 64] |= std::uint64_t{1} << (s % 64);
    }
    states_.push_back(std::move(info));
    return found->second;
}

State Walker::first_step(Symbol symbol, Shape shape, TokenKind kind) {
    reached_.readers.clear();
    reached_.accepts.clear();
    const std::uint32_t begin = symbol == 0 ? 0 : start_ends_[symbol - std::size_t{1}];
    for (std::uint32_t i = begin; i < start_ends_[symbol]; ++i)
        go_on(graph_.readers[start_readers_[i]]);
    for (const ReaderId id : starts_by_shape_) {
        if (graph_.reads(graph_.readers[id], symbol, shape, kind)) go_on(graph_.readers[id]);
    }
    return settle();
}

State Walker::compute_step(State from, Symbol symbol, Shape shape, TokenKind kind) {
    reached_.readers.clear();
    reached_.accepts.clear();
    for (const ReaderId id : states_[from].readers) {
        const Reader& reader = graph_.readers[id];
        if (graph_.reads(reader, symbol, shape, kind)) go_on(reader);
    }
    return settle();
}

/// A token that the state does not name: only gaps, <word>, <name> and the like can read it.
State Walker::default_step(State from, Symbol symbol, Shape shape, TokenKind kind) {
    if (text::is_sentence_end(kind)) return dead_state;
    const bool word = kind == TokenKind::word;
    const std::size_t which = !word                    ? shape_count
                              : states_[from].by_shape ? static_cast<std::size_t>(shape)
                                                       : 0;
    if (states_[from].by_default[which] == unknown_state) {
        const State to = compute_step(from, symbol, shape, kind);  // may move states_
        states_[from].by_default[which] = to;
    }
    return states_[from].by_default[which];
}

State Walker::later_step(State from, Symbol symbol, Shape shape, TokenKind kind) {
    if (states_[from].readers.empty()) return dead_state;
    // No reader names the words that no rule knows: nearly half of all words need not be looked up.
    if (symbol == unknown_word || !names(from, symbol))
        return default_step(from, symbol, shape, kind);
    const std::uint32_t label =
        symbol * shape_count + (states_[from].by_shape ? static_cast<std::uint32_t>(shape) : 0U);
    const std::uint64_t key = ((std::uint64_t{from} << 32) | label) + 1;
    const std::size_t mask = moves_.size() - 1;
    for (std::size_t at = slot_of(key, mask); moves_[at].key != 0; at = (at + 1) & mask) {
        if (moves_[at].key == key) return moves_[at].to;
    }
    const State to = compute_step(from, symbol, shape, kind);
    remember(key, to);
    return to;
}

void Walker::remember(std::uint64_t key, State to) {
    if ((move_count_ + 1) * 2 > moves_.size()) {
        std::vector<Move> old(moves_.size() * 2);
        old.swap(moves_);
        move_count_ = 0;
        for (const Move& move : old) {
            if (move.key != 0) remember(move.key, move.to);
        }
    }
    const std::size_t mask = moves_.size() - 1;
    std::size_t at = slot_of(key, mask);
    while (moves_[at].key != 0) at = (at + 1) & mask;
    moves_[at] = {key, to};
    ++move_count_;
}

}  // namespace unbroadcast::pattern
