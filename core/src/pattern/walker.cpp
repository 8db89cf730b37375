#include "pattern/walker.hpp"

#include <algorithm>

namespace unbroadcast::pattern {

using text::TokenKind;

namespace {
constexpr std::size_t first_moves = 1U << 12;
constexpr std::size_t most_moves = 1U << 17;  // 2 MB
constexpr std::size_t most_states = 20'000;

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
    : graph_(graph), labels_(alphabet.size() * shape_count), starts_by_symbol_(alphabet.size()), seen_(graph.size(), 0) {
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
    by_nodes_.clear();
    moves_.assign(first_moves, {});
    move_count_ = 0;
}

void Walker::trim() {
    if (move_count_ > most_moves / 2 || states_.size() > most_states) reset();
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
    for (const NodeId id : reached_) {
        const Node& node = graph_.node(id);
        if (node.accept >= 0) info.accepts.push_back(static_cast<MatcherId>(node.accept));
        else info.nodes.push_back(id);
    }
    std::sort(info.accepts.begin(), info.accepts.end());
    info.accepts.erase(std::unique(info.accepts.begin(), info.accepts.end()), info.accepts.end());
    states_.push_back(std::move(info));
    return found->second;
}

State Walker::first_step(std::uint32_t label, Symbol symbol, Shape shape, TokenKind kind) {
    reached_.clear();
    ++stamp_;
    for (const NodeId id : starts_by_symbol_[symbol]) close(graph_.node(id).next);
    for (const NodeId id : starts_by_shape_) {
        if (graph_.reads(graph_.node(id), symbol, shape, kind)) close(graph_.node(id).next);
    }
    return first_[label] = settle();
}

State Walker::later_step(State from, std::uint32_t label, Symbol symbol, Shape shape, TokenKind kind) {
    if (states_[from].nodes.empty()) return dead_state;
    const std::uint64_t key = ((std::uint64_t{from} << 32) | label) + 1;
    const std::size_t mask = moves_.size() - 1;
    for (std::size_t at = slot_of(key, mask); moves_[at].key != 0; at = (at + 1) & mask) {
        if (moves_[at].key == key) return moves_[at].to;
    }
    reached_.clear();
    ++stamp_;
    for (const NodeId id : states_[from].nodes) {
        const Node& node = graph_.node(id);
        if (graph_.reads(node, symbol, shape, kind)) close(node.next);
    }
    const State to = settle();
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
