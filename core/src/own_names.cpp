#include "own_names.hpp"

#include <algorithm>

#include "text/fold.hpp"
#include "text/tokenize.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast {
namespace {

using pattern::FollowId;
using pattern::Label;
using pattern::ReaderId;
using pattern::Symbol;
using pattern::Vocabulary;

/// Symbols and readers are 16 and 32 bits wide; what is beyond this is no list of names.
constexpr std::size_t most_symbols = 16'000;
constexpr std::size_t most_readers = 200'000;

bool has(const std::vector<Symbol>& set, Symbol symbol) {
    return std::binary_search(set.begin(), set.end(), symbol);
}

/// The words of a name, folded; punctuation is no part of it.
std::vector<std::u16string> words_of(const std::string& name) {
    const std::u16string typed = to_utf16(name);
    text::Folded folded;
    text::Tokens tokens;
    folded.assign(typed);
    text::tokenize(folded, tokens);
    std::vector<std::u16string> words;
    for (const text::Token& token : tokens.items) {
        if (token.kind == text::TokenKind::word || token.kind == text::TokenKind::number)
            words.push_back(folded.text().substr(token.begin, token.end - token.begin));
    }
    return words;
}

class Names {
public:
    explicit Names(CompiledPack& pack)
        : pack_(pack), own_(pack.alphabet.words.find(own_name_word, pattern::unknown_word)) {
        // Where the lexicon stands, and what leads there; found before anything is added.
        auto& graph = pack_.graph;
        for (ReaderId r = 0; r < graph.readers.size(); ++r) {
            const pattern::Reader& reader = graph.readers[r];
            if (reader.label == Label::symbols && has(graph.sets[reader.set], own_))
                places_.push_back({r, {}});
        }
        for (FollowId f = 0; f < graph.follows.size(); ++f) {
            const auto& readers = graph.follows[f].readers;
            for (Place& place : places_) {
                if (std::binary_search(readers.begin(), readers.end(), place.reader))
                    place.reached_from.push_back(f);
            }
        }
    }

    void add(const std::vector<std::u16string>& words) {
        if (words.empty() || pack_.alphabet.size() + 2 * words.size() > most_symbols) return;
        if (words.size() == 1) {
            for (const char16_t* ending : {u"", u"'s"}) add_word(words.front() + ending);
        } else if (words.size() <= pattern::max_steps &&
                   pack_.graph.readers.size() + words.size() * (places_.size() + 1) <
                       most_readers) {
            add_phrase(words);
        }
    }

private:
    struct Place {
        ReaderId reader;
        std::vector<FollowId> reached_from;
    };

    /// A symbol of the word's own, that is read wherever the word was read before.
    Symbol own_symbol(const std::u16string& word) {
        const bool digits = std::all_of(word.begin(), word.end(),
                                        [](char16_t c) { return c >= u'0' && c <= u'9'; });
        Vocabulary& vocabulary = digits ? pack_.alphabet.numbers : pack_.alphabet.words;
        const Symbol before =
            vocabulary.find(word, digits ? pattern::Alphabet::of_kind(text::TokenKind::number)
                                         : pattern::unknown_word);
        const auto symbol = static_cast<Symbol>(pack_.alphabet.size());
        pack_.alphabet.kinds.push_back(pack_.alphabet.kinds[before]);
        pack_.counters.push_back(pack_.counters[before]);
        for (CompiledRule& rule : pack_.compiled) {
            if (!rule.guard.empty()) rule.guard.push_back(rule.guard[before]);
        }
        for (auto& set : pack_.graph.sets) {
            if (has(set, before)) set.push_back(symbol);  // the highest so far: still ascending
        }
        vocabulary.put(word, symbol);
        return symbol;
    }

    void add_word(const std::u16string& word) {
        const Symbol symbol = own_symbol(word);
        auto& counters = pack_.counters[symbol];
        for (const std::uint16_t gauge : pack_.counters[own_]) {
            if (std::find(counters.begin(), counters.end(), gauge) == counters.end())
                counters.push_back(gauge);
        }
        for (CompiledRule& rule : pack_.compiled) {
            if (!rule.guard.empty() && rule.guard[own_]) rule.guard[symbol] = true;
        }
        for (auto& set : pack_.graph.sets) {
            if (has(set, own_) && set.back() != symbol) set.push_back(symbol);
        }
    }

    void add_phrase(const std::vector<std::u16string>& words) {
        std::vector<pattern::SetId> sets;
        for (const std::u16string& word : words) {
            sets.push_back(static_cast<pattern::SetId>(pack_.graph.sets.size()));
            pack_.graph.sets.push_back({own_symbol(word)});
        }
        for (const Place& place : places_) {
            const ReaderId first = chain(sets, pack_.graph.readers[place.reader].follow);
            for (const FollowId from : place.reached_from)
                pack_.graph.follows[from].readers.push_back(first);
        }
        const auto matcher = static_cast<pattern::MatcherId>(pack_.matchers.size());
        pack_.matchers.push_back({MatcherRole::own_name, 0, 0});
        const auto end = static_cast<FollowId>(pack_.graph.follows.size());
        pack_.graph.follows.push_back({{}, {matcher}});
        const ReaderId first = chain(sets, end);
        pack_.graph.follows[pack_.graph.start].readers.push_back(first);
    }

    /// Readers of one set after another that end in `follow`; the first of them.
    ReaderId chain(const std::vector<pattern::SetId>& sets, FollowId follow) {
        auto& graph = pack_.graph;
        for (std::size_t i = sets.size(); i-- > 0;) {
            graph.readers.push_back({Label::symbols, sets[i], follow});
            if (i == 0) break;
            follow = static_cast<FollowId>(graph.follows.size());
            graph.follows.push_back({{static_cast<ReaderId>(graph.readers.size() - 1)}, {}});
        }
        return static_cast<ReaderId>(graph.readers.size() - 1);
    }

    CompiledPack& pack_;
    Symbol own_;
    std::vector<Place> places_;  ///< of the lexicon `self`
};

}  // namespace

void apply_options(CompiledPack& pack, const PackOptions& options) {
    for (std::size_t r = 0; r < pack.rules.size(); ++r) {
        const auto& muted = options.muted_rules;
        pack.compiled[r].muted =
            std::find(muted.begin(), muted.end(), pack.rules[r].id) != muted.end();
    }
    if (options.own_names.empty()) return;
    Names names(pack);
    for (const std::string& name : options.own_names) names.add(words_of(name));
}

}  // namespace unbroadcast
