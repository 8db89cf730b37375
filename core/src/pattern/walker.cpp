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
}  // namespace

std::size_t Walker::NodeSetHash::operator()(const NodeSet& set) const {
    std::uint64_t h = set.size();
    for (const NodeId node : set) {
        h = (h ^ node) * 0x9E3779B97F4A7C15ULL;
        h ^= h >> 29;
    }
    return static_cast<std::size_t>(h);
}

Walker::Walker(const Graph& graph, const Alphabet& alphabet)
    : graph_(graph),
      labels_(alphabet.size() * shape_count),
      named_words_((alphabet.size() + 63) / 64),
      starts_by_symbol_(alphabet.size()),
      seen_(graph.size(), 0) {
    index_starts();
    reset();
}

/// The start has an edge for every pattern: by symbol, so that a first step looks at few of them.
void Walker::index_starts() {
    reached_.clear();
    ++stamp_;
    close(Graph::start);
    for (const NodeId id : reached_) {
        const Node& node = graph_.node(id);
        if (node.label == Label::symbols) {
            for (const Symbol s : graph_.set(node.set)) starts_by_symbol_[s].push_back(id);
        } else if (node.label != Label::none) {
            starts_by_shape_.push_back(id);
        }
    }
}

void Walker::reset() {
    first_.assign(labels_, unknown_state);
    states_.assign(1, {});
    named_.assign(named_words_, 0);
    by_nodes_.clear();
    moves_.assign(first_moves, {});
    move_count_ = 0;
}

void Walker::trim() {
    if (move_count_ > most_moves || states_.size() > most_states) reset();
}

/// Adds to `reached_` every node that free moves lead to.
void Walker::close(NodeId from) {
    if (seen_[from] == stamp_) return;
    seen_[from] = stamp_;
    stack_.assign(1, from);
    while (!stack_.empty()) {
        const NodeId id = stack_.back();
        stack_.pop_back();
        const Node& node = graph_.node(id);
        if (node.label != Label::none || node.accept >= 0) reached_.push_back(id);
        for (std::uint32_t i = node.free_begin; i < node.free_end; ++i) {
            const NodeId next = graph_.free_moves()[i];
            if (seen_[next] == stamp_) continue;
            seen_[next] = stamp_;
            stack_.push_back(next);
        }
    }
}

/// The state of the nodes in `reached_`.
State Walker::settle() {
    if (reached_.empty()) return dead_state;
    std::sort(reached_.begin(), reached_.end());
    const auto [found, fresh] = by_nodes_.try_emplace(reached_, static_cast<State>(states_.size()));
    if (!fresh) return found->second;
    StateInfo info;
    named_.resize(named_.size() + named_words_, 0);
    std::uint64_t* named = named_.data() + found->second * named_words_;
    for (const NodeId id : reached_) {
        const Node& node = graph_.node(id);
        if (node.accept >= 0) {
            info.accepts.push_back(static_cast<MatcherId>(node.accept));
            continue;
        }
        info.nodes.push_back(id);
        info.by_shape = info.by_shape || node.label == Label::title || node.label == Label::name ||
                        node.label == Label::caps;
        if (node.label != Label::symbols) continue;
        for (const Symbol s : graph_.set(node.set)) named[s / 64] |= std::uint64_t{1} << (s % 64);
    }
    std::sort(info.accepts.begin(), info.accepts.end());
    info.accepts.erase(std::unique(info.accepts.begin(), info.accepts.end()), info.accepts.end());
    states_.push_back(std::move(info));
    return found->second;
}

State Walker::first_step(Symbol symbol, Shape shape, TokenKind kind) {
    reached_.clear();
    ++stamp_;
    for (const NodeId id : starts_by_symbol_[symbol]) close(graph_.node(id).next);
    for (const NodeId id : starts_by_shape_) {
        if (graph_.reads(graph_.node(id), symbol, shape, kind)) close(graph_.node(id).next);
    }
    return settle();
}

State Walker::compute_step(State from, Symbol symbol, Shape shape, TokenKind kind) {
    reached_.clear();
    ++stamp_;
    for (const NodeId id : states_[from].nodes) {
        const Node& node = graph_.node(id);
        if (graph_.reads(node, symbol, shape, kind)) close(node.next);
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
    if (states_[from].nodes.empty()) return dead_state;
    if (!names(from, symbol)) return default_step(from, symbol, shape, kind);
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
