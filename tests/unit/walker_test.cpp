// The automaton against a matcher that is obviously right: it tries everything, one pattern at a
// time.

#include "pattern/walker.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <set>

#include "support.hpp"

using namespace unbroadcast::pattern;
using unbroadcast::test::Random;
using unbroadcast::text::TokenKind;

namespace {

constexpr std::array words = {u"a", u"b", u"c", u"d", u"e"};

/// Symbols for five words, the hashtag #a, and the lexicon {a, b, "c d?"}; gives items their ids,
/// as the pack compiler does.
class Names {
public:
    Names() {
        for (AtomId& atom : atoms_) atom = builder_.new_atom();
        for (std::size_t i = 0; i < words.size(); ++i) builder_.add_word(atoms_[i], words[i]);
        const AtomId lexicon = builder_.new_atom();
        builder_.add_word(lexicon, u"a");
        builder_.add_word(lexicon, u"b");
        builder_.add_hashtag(tag_, u"a");
        REQUIRE(builder_.finish(alphabet));
        lexicons_.push_back({lexicon, {item("c d?")}});
    }
    [[nodiscard]] Item item(const std::string& pattern) {
        Parsed parsed = parse(pattern, false);
        REQUIRE(parsed.problems.empty());
        declare(parsed.item);
        return std::move(parsed.item);
    }
    [[nodiscard]] GraphBuilder graph_builder() const { return {alphabet, builder_, lexicons_}; }
    [[nodiscard]] const std::vector<Symbol>& symbols(AtomId atom) const {
        return builder_.symbols(atom);
    }
    [[nodiscard]] const GraphBuilder::Lexicon& lexicon() const { return lexicons_.front(); }

    Alphabet alphabet;

private:
    void declare(Item& item) {
        if (item.type == ItemType::word) item.id = atoms_[item.text[0] - u'a'];
        if (item.type == ItemType::hashtag) item.id = tag_;
        for (Item& part : item.items) declare(part);
    }

    AlphabetBuilder builder_;
    std::array<AtomId, words.size()> atoms_{};
    AtomId tag_ = builder_.new_atom();
    std::vector<GraphBuilder::Lexicon> lexicons_;
};

struct Input {
    Symbol symbol = unknown_word;
    Shape shape = Shape::plain;
    TokenKind kind = TokenKind::word;
};

/// Where matches of `item` from `at` can end.
class Reference {
public:
    Reference(const Names& names, const std::vector<Input>& text) : names_(names), text_(text) {}

    [[nodiscard]] std::set<std::size_t> ends(const Item& item, std::size_t at) const {
        std::set<std::size_t> out = ends_of_one(item, at);
        if (item.optional) out.insert(at);
        return out;
    }

private:
    [[nodiscard]] std::set<std::size_t> ends_of_one(const Item& item, std::size_t at) const {
        std::set<std::size_t> out;
        if (item.type == ItemType::sequence) {
            out = {at};
            for (const Item& part : item.items) {
                std::set<std::size_t> next;
                for (const std::size_t from : out) next.merge(ends(part, from));
                out = std::move(next);
            }
        } else if (item.type == ItemType::alternatives) {
            for (const Item& part : item.items) out.merge(ends(part, at));
        } else if (item.type == ItemType::gap) {
            out.insert(at);
            for (std::size_t i = 0;
                 i < item.count && at + i < text_.size() && !is_sentence_end(text_[at + i].kind);
                 ++i) {
                out.insert(at + i + 1);
            }
        } else if (item.type == ItemType::lexicon) {
            if (at < text_.size() && one_of(names_.symbols(names_.lexicon().words), text_[at]))
                out.insert(at + 1);
            for (const Item& phrase : names_.lexicon().phrases) out.merge(ends(phrase, at));
        } else if (at < text_.size() && reads(item, text_[at])) {
            out.insert(at + 1);
        }
        return out;
    }

    static bool one_of(const std::vector<Symbol>& symbols, const Input& in) {
        return std::find(symbols.begin(), symbols.end(), in.symbol) != symbols.end();
    }

    [[nodiscard]] bool reads(const Item& item, const Input& in) const {
        const bool word = in.kind == TokenKind::word;
        switch (item.type) {
            case ItemType::word:
            case ItemType::hashtag:
                return one_of(names_.symbols(item.id), in);
            case ItemType::kind:
                return in.kind == item.kind;
            case ItemType::any_word:
                return word;
            case ItemType::title:
                return word && in.shape != Shape::plain;
            case ItemType::name:
                return word && (in.shape == Shape::name || in.shape == Shape::caps);
            case ItemType::caps:
                return word && in.shape == Shape::caps;
            case ItemType::sentence_end:
                return item.any_end ? is_sentence_end(in.kind) || in.kind == TokenKind::emoji
                                    : in.kind == item.kind;
            default:
                return false;
        }
    }

    const Names& names_;
    const std::vector<Input>& text_;
};

std::string random_pattern(Random& random, int depth) {
    std::string out;
    for (std::uint32_t n = 1 + random.below(3); n > 0; --n) {
        static constexpr std::array atoms = {
            "a",      "b",     "c",       "d",      "e", "@lex", "#a", "<name>", "<title>",
            "<caps>", "<url>", "<emoji>", "<word>", "^", "?",    "!",  "..2",    "..3"};
        std::string item =
            atoms[random.below(random.one_in(2) ? 6 : static_cast<std::uint32_t>(atoms.size()))];
        if (depth < 2 && random.one_in(4))
            item = "(" + random_pattern(random, depth + 1) + "|" +
                   random_pattern(random, depth + 1) + ")";
        if (item[0] != '.' && random.one_in(4)) item += "?";
        out += (out.empty() ? "" : " ") + item;
    }
    return out;
}

Input random_input(Random& random, const Names& names) {
    static constexpr TokenKind others[] = {
        TokenKind::stop,  TokenKind::question, TokenKind::exclamation, TokenKind::url,
        TokenKind::emoji, TokenKind::hashtag,  TokenKind::number};
    if (random.one_in(4)) {
        const TokenKind kind = others[random.below(std::size(others))];
        Symbol symbol = Alphabet::of_kind(kind);
        if (kind == TokenKind::hashtag && random.one_in(2))
            symbol = names.alphabet.hashtags.find(u"a", symbol);
        return {symbol, Shape::plain, kind};
    }
    const auto shape = static_cast<Shape>(random.one_in(2) ? 0 : random.below(shape_count));
    if (random.one_in(6)) return {unknown_word, shape, TokenKind::word};
    return {names.alphabet.words.find(words[random.below(words.size())], unknown_word), shape,
            TokenKind::word};
}

}  // namespace

TEST_SUITE_BEGIN("walker");

TEST_CASE("random patterns on random texts end where a backtracking matcher says") {
    Random random(3);
    std::size_t matches = 0;
    for (int round = 0; round < 150; ++round) {
        Names names;
        GraphBuilder builder = names.graph_builder();
        std::vector<Item> patterns;
        while (patterns.size() < 6) {
            const std::string pattern = random_pattern(random, 0);
            if (!parse(pattern, false).problems.empty()) continue;
            patterns.push_back(names.item(pattern));
            REQUIRE(builder.add(patterns.back(), static_cast<MatcherId>(patterns.size() - 1)));
        }
        const Graph graph = builder.take();
        Walker walker(graph, names.alphabet);
        for (int texts = 0; texts < 20; ++texts) {
            std::vector<Input> text(random.below(14));
            for (Input& in : text) in = random_input(random, names);
            const Reference reference(names, text);
            for (std::size_t start = 0; start < text.size(); ++start) {
                std::vector<std::set<std::size_t>> found(patterns.size());
                State state = Walker::start();
                for (std::size_t at = start; at < text.size() && state != dead_state; ++at) {
                    state = walker.step(state, text[at].symbol, text[at].shape, text[at].kind);
                    if (state == dead_state) break;
                    for (const MatcherId id : walker.accepts(state)) found[id].insert(at + 1);
                }
                for (std::size_t p = 0; p < patterns.size(); ++p) {
                    std::set<std::size_t> expected = reference.ends(patterns[p], start);
                    expected.erase(start);  // matching nothing is no match
                    REQUIRE(found[p] == expected);
                    matches += expected.size();
                }
            }
        }
    }
    CHECK(matches > 1000);  // else the patterns never met the texts
}

TEST_CASE("forgetting the moves changes no result") {
    Names names;
    GraphBuilder builder = names.graph_builder();
    REQUIRE(builder.add(names.item("a ..2 b"), 0));
    const Graph graph = builder.take();
    Walker walker(graph, names.alphabet);
    const auto ends_in_match = [&] {
        State state = Walker::start();
        for (const char16_t* word : {u"a", u"c", u"b"}) {
            state = walker.step(state, names.alphabet.words.find(word, unknown_word), Shape::plain,
                                TokenKind::word);
            REQUIRE(state != dead_state);
        }
        return walker.accepts(state).size() == 1;
    };
    CHECK(ends_in_match());
    walker.trim();
    CHECK(ends_in_match());
}

TEST_CASE("a pattern may match 32 tokens and no more") {
    Names names;
    GraphBuilder builder = names.graph_builder();
    std::string pattern = "a";
    for (std::uint32_t i = 1; i < max_steps; ++i) pattern += " a";
    CHECK(builder.add(names.item(pattern), 0));
    CHECK_FALSE(builder.add(names.item(pattern + " a"), 1));
    CHECK_FALSE(builder.add(names.item("a ..8 a ..8 a ..8 a ..8 a"), 2));
}

TEST_SUITE_END();
