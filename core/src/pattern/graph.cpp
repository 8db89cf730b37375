#include "pattern/graph.hpp"

#include <algorithm>
#include <utility>

namespace unbroadcast::pattern {

using text::TokenKind;

bool Graph::reads(const Reader& reader, Symbol symbol, Shape shape, TokenKind kind) const {
    switch (reader.label) {
        case Label::symbols:
            return std::binary_search(sets[reader.set].begin(), sets[reader.set].end(), symbol);
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
    node();  // start
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

SetId GraphBuilder::add_set(std::vector<Symbol> set) {
    graph_.sets.push_back(std::move(set));
    return static_cast<SetId>(graph_.sets.size() - 1);
}

SetId GraphBuilder::set_of_atom(AtomId atom) {
    if (atom >= sets_of_atoms_.size()) sets_of_atoms_.resize(atom + 1, 0);
    if (sets_of_atoms_[atom] == 0) sets_of_atoms_[atom] = add_set(atoms_.symbols(atom));
    return sets_of_atoms_[atom];
}

GraphBuilder::NodeId GraphBuilder::node() {
    nodes_.emplace_back();
    return static_cast<NodeId>(nodes_.size() - 1);
}

GraphBuilder::NodeId GraphBuilder::edge(NodeId from, Label label, SetId set) {
    const NodeId via = node(), to = node();
    free_move(from, via);
    Node& reading = nodes_[via];
    reading.reads = true;
    reading.label = label;
    reading.next = to;
    reading.set = set;
    return to;
}

GraphBuilder::NodeId GraphBuilder::append(const Item& item, NodeId from) {
    const NodeId to = append_one(item, from);
    if (item.optional) free_move(from, to);
    return to;
}

GraphBuilder::NodeId GraphBuilder::append_gap(NodeId from, int most) {
    std::vector<NodeId> stops = {from};
    for (int i = 0; i < most; ++i) stops.push_back(edge(stops.back(), Label::any_token));
    const NodeId end = stops.back();
    for (std::size_t i = 0; i + 1 < stops.size(); ++i) free_move(stops[i], end);
    return end;
}

GraphBuilder::NodeId GraphBuilder::append_lexicon(const Item& item, NodeId from) {
    const NodeId to = node();
    const Lexicon& lexicon = lexicons_[item.id];
    free_move(edge(from, Label::symbols, set_of_atom(lexicon.words)), to);
    for (const Item& phrase : lexicon.phrases) {
        free_move(append(phrase, from), to);
    }
    return to;
}

GraphBuilder::NodeId GraphBuilder::append_one(const Item& item, NodeId from) {
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
    const NodeId end = append(pattern, start);
    const NodeId accept = node();
    free_move(end, accept);
    nodes_[accept].accept = matcher;
    return true;
}

/// The nodes that read or accept, and that free moves lead to.
std::vector<GraphBuilder::NodeId> GraphBuilder::reached_from(NodeId from) {
    std::vector<NodeId> reached, stack = {from};
    while (!stack.empty()) {
        const NodeId id = stack.back();
        stack.pop_back();
        if (std::exchange(seen_for_[id], from + 1) == from + 1) continue;
        if (nodes_[id].reads || nodes_[id].accept >= 0) reached.push_back(id);
        stack.insert(stack.end(), nodes_[id].free.begin(), nodes_[id].free.end());
    }
    return reached;
}

SetId GraphBuilder::union_of(const std::vector<SetId>& sets) {
    std::vector<Symbol> all;
    for (const SetId set : sets)
        all.insert(all.end(), graph_.sets[set].begin(), graph_.sets[set].end());
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    const auto [known, fresh] = sets_.try_emplace(std::move(all), 0);
    if (fresh) known->second = add_set(known->first);
    return known->second;
}

ReaderId GraphBuilder::reader(const Reader& reader) {
    const auto [known, fresh] =
        readers_.try_emplace(reader, static_cast<ReaderId>(graph_.readers.size()));
    if (fresh) graph_.readers.push_back(reader);
    return known->second;
}

/// Patterns end, so this does too: a node's continuation is made of continuations behind it.
FollowId GraphBuilder::follow_of(NodeId from) {
    while (!nodes_[from].reads && nodes_[from].accept < 0 && nodes_[from].free.size() == 1)
        from = nodes_[from].free.front();
    if (follow_of_node_[from] != not_made) return follow_of_node_[from];
    Follow out;
    std::map<std::pair<Label, FollowId>, std::vector<SetId>> alternatives;
    for (const NodeId id : reached_from(from)) {
        const Node& n = nodes_[id];
        if (n.accept >= 0)
            out.accepts.push_back(static_cast<MatcherId>(n.accept));
        else
            alternatives[{n.label, follow_of(n.next)}].push_back(n.set);
    }
    for (const auto& [key, sets] : alternatives) {
        const auto& [label, follow] = key;
        out.readers.push_back(
            reader({label, label == Label::symbols ? union_of(sets) : 0, follow}));
    }
    std::sort(out.readers.begin(), out.readers.end());
    std::sort(out.accepts.begin(), out.accepts.end());
    out.accepts.erase(std::unique(out.accepts.begin(), out.accepts.end()), out.accepts.end());
    const auto [known, fresh] =
        follows_.try_emplace(std::move(out), static_cast<FollowId>(graph_.follows.size()));
    if (fresh) graph_.follows.push_back(known->first);
    return follow_of_node_[from] = known->second;
}

/// Numbers everything in the order of its first use, from the start on: what belongs together
/// stands together, and sets that only helped to make others are gone.
Graph GraphBuilder::in_order_of_use() const {
    constexpr std::uint32_t unused = 0xFFFFFFFF;
    Graph out;
    std::vector<std::uint32_t> set_at(graph_.sets.size(), unused);
    std::vector<std::uint32_t> reader_at(graph_.readers.size(), unused);
    std::vector<std::uint32_t> follow_at(graph_.follows.size(), unused);
    std::vector<FollowId> queue = {graph_.start};
    follow_at[graph_.start] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next) {
        Follow follow = graph_.follows[queue[next]];
        for (ReaderId& id : follow.readers) {
            Reader reader = graph_.readers[id];
            id = reader_at[id] != unused
                     ? reader_at[id]
                     : reader_at[id] = static_cast<ReaderId>(out.readers.size());
            if (id < out.readers.size()) continue;
            if (reader.label == Label::symbols) {
                SetId& set = set_at[reader.set];
                if (set == unused) {
                    set = static_cast<SetId>(out.sets.size());
                    out.sets.push_back(graph_.sets[reader.set]);
                }
                reader.set = set;
            }
            if (follow_at[reader.follow] == unused) {
                follow_at[reader.follow] = static_cast<FollowId>(queue.size());
                queue.push_back(reader.follow);
            }
            reader.follow = follow_at[reader.follow];
            out.readers.push_back(reader);
        }
        std::sort(follow.readers.begin(), follow.readers.end());
        out.follows.push_back(std::move(follow));
    }
    return out;
}

Graph GraphBuilder::take() {
    follow_of_node_.assign(nodes_.size(), not_made);
    seen_for_.assign(nodes_.size(), 0);
    graph_.start = follow_of(start);
    return in_order_of_use();
}

}  // namespace unbroadcast::pattern
