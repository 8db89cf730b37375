#include "pattern/graph.hpp"

#include <algorithm>
#include <utility>

namespace unbroadcast::pattern {

using text::TokenKind;

bool Graph::reads(const Node& node, Symbol symbol, Shape shape, TokenKind kind) const {
    switch (node.label) {
        case Label::none:
            return false;
        case Label::symbols:
            return std::binary_search(sets_[node.set].begin(), sets_[node.set].end(), symbol);
        case Label::any_word:
            return kind == TokenKind::word;
        case Label::title:
            return kind == TokenKind::word && shape >= Shape::title;
        case Label::name:
            return kind == TokenKind::word && shape >= Shape::name;
        case Label::caps:
            return kind == TokenKind::word && shape >= Shape::caps;
        case Label::any_token:
            return !text::is_sentence_end(kind);
    }
    return false;
}

GraphBuilder::GraphBuilder(const Alphabet& alphabet, const AlphabetBuilder& atoms,
                           const std::vector<Lexicon>& lexicons)
    : alphabet_(alphabet), atoms_(atoms), lexicons_(lexicons) {
    node();  // Graph::start
    add_kind_sets();
}

/// Set k holds every symbol of TokenKind k: known hashtags are hashtags too.
void GraphBuilder::add_kind_sets() {
    std::vector<std::vector<Symbol>> by_kind(text::token_kind_count);
    for (std::size_t s = 0; s < alphabet_.size(); ++s) {
        by_kind[static_cast<std::size_t>(alphabet_.kinds[s])].push_back(static_cast<Symbol>(s));
    }
    for (auto& set : by_kind) (void)add_set(std::move(set));
    // People write emoji where others write full stops.
    sentence_ends_ =
        add_set({Alphabet::of_kind(TokenKind::stop), Alphabet::of_kind(TokenKind::question),
                 Alphabet::of_kind(TokenKind::exclamation), Alphabet::of_kind(TokenKind::emoji)});
}

std::uint32_t GraphBuilder::add_set(std::vector<Symbol> set) {
    graph_.sets_.push_back(std::move(set));
    return static_cast<std::uint32_t>(graph_.sets_.size() - 1);
}

std::uint32_t GraphBuilder::set_of_atom(AtomId atom) {
    if (atom >= sets_of_atoms_.size()) sets_of_atoms_.resize(atom + 1, 0);
    if (sets_of_atoms_[atom] == 0) sets_of_atoms_[atom] = add_set(atoms_.symbols(atom));
    return sets_of_atoms_[atom];
}

NodeId GraphBuilder::node() {
    graph_.nodes_.emplace_back();
    return static_cast<NodeId>(graph_.nodes_.size() - 1);
}

NodeId GraphBuilder::edge(NodeId from, Label label, std::uint32_t set) {
    const NodeId via = node(), to = node();
    free_move(from, via);
    Node& reader = graph_.nodes_[via];
    reader.label = label;
    reader.next = to;
    reader.set = set;
    return to;
}

NodeId GraphBuilder::append(const Item& item, NodeId from) {
    const NodeId to = append_one(item, from);
    if (item.optional) free_move(from, to);
    return to;
}

NodeId GraphBuilder::append_gap(NodeId from, int most) {
    std::vector<NodeId> stops = {from};
    for (int i = 0; i < most; ++i) stops.push_back(edge(stops.back(), Label::any_token));
    const NodeId end = stops.back();
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) free_move(stops[i], end);
    return end;
}

NodeId GraphBuilder::append_lexicon(const Item& item, NodeId from) {
    const NodeId to = node();
    const Lexicon& lexicon = lexicons_[item.id];
    free_move(edge(from, Label::symbols, set_of_atom(lexicon.words)), to);
    for (const Item& phrase : lexicon.phrases) {
        free_move(append(phrase, from), to);
    }
    return to;
}

NodeId GraphBuilder::append_one(const Item& item, NodeId from) {
    switch (item.type) {
        case ItemType::word:
        case ItemType::hashtag:
            return edge(from, Label::symbols, set_of_atom(item.id));
        case ItemType::kind:
            return edge(from, Label::symbols, static_cast<std::uint32_t>(item.kind));
        case ItemType::any_word:
            return edge(from, Label::any_word);
        case ItemType::title:
            return edge(from, Label::title);
        case ItemType::name:
            return edge(from, Label::name);
        case ItemType::caps:
            return edge(from, Label::caps);
        case ItemType::sentence_end:
            return edge(from, Label::symbols,
                        item.any_end ? sentence_ends_ : static_cast<std::uint32_t>(item.kind));
        case ItemType::gap:
            return append_gap(from, item.count);
        case ItemType::lexicon:
            return append_lexicon(item, from);
        case ItemType::sequence: {
            NodeId at = from;
            for (const Item& part : item.items) at = append(part, at);
            return at;
        }
        case ItemType::alternatives: {
            const NodeId to = node();
            for (const Item& part : item.items) {
                free_move(append(part, from), to);
            }
            return to;
        }
    }
    return from;
}

std::uint32_t GraphBuilder::longest(const Item& item) const {
    std::uint32_t total = 0;
    switch (item.type) {
        case ItemType::gap:
            return item.count;
        case ItemType::sequence:
            for (const Item& part : item.items) total += longest(part);
            return total;
        case ItemType::alternatives:
            for (const Item& part : item.items) total = std::max(total, longest(part));
            return total;
        case ItemType::lexicon:
            total = 1;
            for (const Item& phrase : lexicons_[item.id].phrases)
                total = std::max(total, longest(phrase));
            return total;
        default:
            return 1;
    }
}

bool GraphBuilder::add(const Item& pattern, MatcherId matcher) {
    if (longest(pattern) > max_steps) return false;
    const NodeId end = append(pattern, Graph::start);
    const NodeId accept = node();
    free_move(end, accept);
    graph_.nodes_[accept].accept = matcher;
    return true;
}

/// Sorts the free moves by where they start (counting sort: there are tens of thousands).
Graph GraphBuilder::take() {
    for (const auto& [from, to] : free_) ++graph_.nodes_[from].free_end;
    std::uint32_t begin = 0;
    for (Node& node : graph_.nodes_) {
        node.free_begin = begin;
        begin += std::exchange(node.free_end, begin);
    }
    graph_.free_.resize(free_.size());
    for (const auto& [from, to] : free_) graph_.free_[graph_.nodes_[from].free_end++] = to;
    return std::move(graph_);
}

}  // namespace unbroadcast::pattern
