#include "pack_image.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "image_archive.hpp"

namespace unbroadcast {
namespace {

/// Counts, token kinds and labels are known by number, so their lists are part of the format.
constexpr std::string_view magic = "UBP\x01";
constexpr std::uint64_t shape_of_lists =
    count_count * 10'000 + text::token_kind_count * 100 + pattern::label_count;

constexpr std::int64_t most_millinats = 10'000;
constexpr std::int64_t most_thousandths = 1'000'000'000;
constexpr std::uint64_t most_entries = 1'000'000;
constexpr std::uint64_t most_matchers = 100'000;  // times a weight, still 32 bits
constexpr std::uint64_t most_symbols = 16'384;

template <typename Archive, typename E>
void enumerator(Archive& a, E& value, E last) {
    a.number(value, static_cast<std::uint64_t>(last));
}

/// An index into a list of `size` things; there must be one.
template <typename Archive, typename T>
void index(Archive& a, T& value, std::size_t size) {
    if constexpr (Archive::reading) {
        if (size == 0) return a.fail(value);
    }
    a.number(value, size == 0 ? 0 : size - 1);
}

/// Indices below `size`, strictly ascending: written as steps.
template <typename Archive, typename T>
void ascending(Archive& a, std::vector<T>& list, std::size_t size) {
    a.size_of(list, most_entries);
    std::uint64_t next = 0;  // the least that the entry may be
    for (T& entry : list) {
        std::uint64_t step = static_cast<std::uint64_t>(entry) - next;
        if constexpr (Archive::reading) {
            if (next >= size) return a.fail(list);
        }
        a.number(step, size - 1 - next);
        entry = static_cast<T>(next + step);
        next += step + 1;
    }
    if constexpr (Archive::reading) {
        if (a.failed()) list.clear();
    }
}

template <typename Archive>
void info(Archive& a, PackInfo& info) {
    a.name(info.language);
    a.signed_number(info.base, most_millinats);
    for (std::int32_t* score : {&info.gentle, &info.balanced, &info.strict, &info.mixed})
        a.number(*score, 100);
}

template <typename Archive>
void rule_set(Archive& a, RuleSet& set, std::size_t rules) {
    std::vector<RuleIndex> members;
    if constexpr (!Archive::reading) {
        for (RuleIndex r = 0; r < rules; ++r) {
            if (contains(set, r)) members.push_back(r);
        }
    }
    ascending(a, members, rules);
    if constexpr (Archive::reading) {
        set.assign((rules + 63) / 64, 0);
        for (const RuleIndex r : members) insert(set, r);
    }
}

template <typename Archive>
void gauge(Archive& a, Gauge& gauge, std::size_t gauges) {
    index(a, gauge.count, gauges);
    enumerator(a, gauge.per, Per::sentence);
}

template <typename Archive>
void combination(Archive& a, Combination& c, const CompiledPack& pack) {
    for (auto* terms : {&c.all, &c.any, &c.none}) {
        a.size_of(*terms, most_entries);
        for (Term& term : *terms) {
            rule_set(a, term.set, pack.compiled.size());
            a.number(term.surfaces, 0xFF);
        }
    }
    a.size_of(c.limits, most_entries);
    for (Limit& limit : c.limits) {
        gauge(a, limit.gauge, pack.gauge_count);
        a.signed_number(limit.min, std::numeric_limits<std::int32_t>::max());
        // "No limit" is the largest number there is.
        std::int64_t most = limit.max == INT64_MAX ? -1 : limit.max;
        a.signed_number(most, std::numeric_limits<std::int32_t>::max());
        limit.max = most == -1 ? INT64_MAX : most;
    }
}

template <typename Archive>
void guard(Archive& a, CompiledRule& rule, std::size_t symbols) {
    std::vector<pattern::Symbol> members;
    for (std::size_t s = 0; s < rule.guard.size(); ++s) {
        if (rule.guard[s]) members.push_back(static_cast<pattern::Symbol>(s));
    }
    ascending(a, members, symbols);
    if (!Archive::reading || members.empty()) return;
    rule.guard.assign(symbols, false);
    for (const pattern::Symbol s : members) rule.guard[s] = true;
}

template <typename Archive>
void rule(Archive& a, CompiledRule& rule, RuleInfo& info, const CompiledPack& pack) {
    a.name(info.id);
    a.name(info.signal);
    enumerator(a, rule.side, Side::conversation);
    a.number(rule.weight, most_millinats);
    a.number(rule.broad, 1);
    info.side = rule.side;
    info.weight = rule.weight;
    info.broad = rule.broad;
    enumerator(a, rule.sense, Sense::wording);
    a.number(rule.platforms, 0xFF);
    a.number(rule.surfaces, 0xFF);
    enumerator(a, rule.place, Place::closing);
    a.number(rule.guard_within, pattern::max_steps);
    guard(a, rule, pack.alphabet.size());
    a.number(rule.has_exceptions, 1);
    if (rule.sense == Sense::measure) {
        gauge(a, rule.ramp.gauge, pack.gauge_count);
        a.signed_number(rule.ramp.from, most_thousandths);
        a.signed_number(rule.ramp.to, most_thousandths);
        a.number(rule.ramp.min_words, most_entries);
        a.number(rule.ramp.max_words, most_entries);
        if constexpr (Archive::reading) {
            if (rule.ramp.from == rule.ramp.to) a.fail(rule.ramp.to);  // nothing to divide by
        }
    }
    if (rule.sense == Sense::when) combination(a, rule.combination, pack);
}

template <typename Archive>
void matchers(Archive& a, CompiledPack& pack) {
    a.size_of(pack.matchers, most_matchers);
    for (Matcher& matcher : pack.matchers) {
        enumerator(a, matcher.role, MatcherRole::phrase);
        index(a, matcher.rule, pack.compiled.size());
        a.number(matcher.weight, most_millinats);
    }
}

/// Words by symbol, then by spelling: each is written as what it does not share with the last.
template <typename Archive>
void vocabulary(Archive& a, pattern::Vocabulary& words, std::size_t symbols) {
    std::vector<pattern::Vocabulary::Entry> entries;
    if constexpr (!Archive::reading) {
        entries = words.entries();
        std::sort(entries.begin(), entries.end(), [](const auto& left, const auto& right) {
            return std::tie(left.second, left.first) < std::tie(right.second, right.first);
        });
    }
    a.size_of(entries, most_entries);
    std::u16string last;
    std::uint64_t last_symbol = 0;
    for (auto& [word, symbol] : entries) {
        std::uint64_t step = symbol - last_symbol;
        if constexpr (Archive::reading) {
            if (last_symbol >= symbols) return a.fail(entries);
        }
        a.number(step, symbols - 1 - last_symbol);
        last_symbol += step;
        symbol = static_cast<pattern::Symbol>(last_symbol);
        std::size_t shared = 0, more = 0;
        if constexpr (!Archive::reading) {
            while (shared < std::min(last.size(), word.size()) && last[shared] == word[shared])
                ++shared;
            more = word.size() - shared;
        }
        a.number(shared, last.size());
        a.number(more, 0xFFFF - shared);
        if constexpr (Archive::reading) word = last.substr(0, shared);
        for (std::size_t i = 0; i < more; ++i) {
            char16_t unit = Archive::reading ? u'\0' : word[shared + i];
            a.number(unit, 0xFFFF);
            if constexpr (Archive::reading) {
                if (a.failed()) return;
                word += unit;
            }
        }
        last = word;
    }
    if constexpr (Archive::reading) words.build(entries);
}

template <typename Archive>
void alphabet(Archive& a, pattern::Alphabet& alphabet) {
    a.size_of(alphabet.kinds, most_symbols);
    for (text::TokenKind& kind : alphabet.kinds) enumerator(a, kind, text::TokenKind::word);
    if constexpr (Archive::reading) {
        // Every kind of token has a symbol, whatever the rules are.
        if (alphabet.size() <= text::token_kind_count) return a.fail(alphabet.kinds);
    }
    for (auto* words : {&alphabet.words, &alphabet.hashtags, &alphabet.numbers})
        vocabulary(a, *words, alphabet.size());
}

/// A number that mostly is the next one that was not used yet: written as how far back it is.
/// True when it is the next one.
template <typename Archive, typename T>
bool counted_back(Archive& a, T& value, T& next, std::size_t size) {
    T back = next - value;
    a.number(back, next);
    value = next - back;
    const bool fresh = back == 0;
    if (fresh) ++next;
    if constexpr (Archive::reading) {
        if (value >= size) a.fail(value);
    }
    return fresh;
}

template <typename Archive>
void sets(Archive& a, std::vector<std::vector<pattern::Symbol>>& sets, std::size_t symbols) {
    a.size_of(sets, most_entries);
    for (auto& set : sets) ascending(a, set, symbols);
}

/// In order of use (GraphBuilder): a reader is written where it is met first.
template <typename Archive>
void graph(Archive& a, pattern::Graph& graph, const CompiledPack& pack) {
    sets(a, graph.sets, pack.alphabet.size());
    a.size_of(graph.readers, most_entries);
    a.size_of(graph.follows, most_entries);
    pattern::ReaderId next_reader = 0;
    pattern::SetId next_set = 0;
    pattern::FollowId next_follow = 1;
    for (pattern::Follow& follow : graph.follows) {
        a.size_of(follow.readers, most_entries);
        std::int64_t last = -1;
        for (pattern::ReaderId& id : follow.readers) {
            const bool fresh = counted_back(a, id, next_reader, graph.readers.size());
            if constexpr (Archive::reading) {
                if (a.failed() || id <= last) return a.fail(graph);
            }
            last = id;
            if (!fresh) continue;
            pattern::Reader& reader = graph.readers[id];
            enumerator(a, reader.label, pattern::Label::any_token);
            if (reader.label == pattern::Label::symbols)
                counted_back(a, reader.set, next_set, graph.sets.size());
            counted_back(a, reader.follow, next_follow, graph.follows.size());
        }
        ascending(a, follow.accepts, pack.matchers.size());
    }
    if constexpr (Archive::reading) {
        if (graph.follows.empty()) a.fail(graph);
    }
}

/// Nearly all symbols have no counters: only those that have are written.
template <typename Archive>
void counters(Archive& a, CompiledPack& pack) {
    std::vector<pattern::Symbol> counted;
    for (std::size_t s = 0; s < pack.counters.size(); ++s) {
        if (!pack.counters[s].empty()) counted.push_back(static_cast<pattern::Symbol>(s));
    }
    ascending(a, counted, pack.alphabet.size());
    pack.counters.resize(pack.alphabet.size());
    for (const pattern::Symbol s : counted) ascending(a, pack.counters[s], pack.gauge_count);
}

template <typename Archive>
void everything(Archive& a, CompiledPack& pack) {
    std::uint64_t shape = shape_of_lists;
    a.number(shape, shape_of_lists);
    if constexpr (Archive::reading) {
        if (shape != shape_of_lists) return a.fail(shape);
    }
    info(a, pack.info);
    a.number(pack.gauge_count, 0xFFFF);
    if constexpr (Archive::reading) {
        if (pack.gauge_count < count_count) return a.fail(pack.gauge_count);
    }
    alphabet(a, pack.alphabet);
    a.size_of(pack.compiled, most_entries);
    pack.rules.resize(pack.compiled.size());
    for (std::size_t r = 0; r < pack.rules.size(); ++r)
        rule(a, pack.compiled[r], pack.rules[r], pack);
    matchers(a, pack);
    graph(a, pack.graph, pack);
    counters(a, pack);
}

}  // namespace

std::string write_image(const CompiledPack& pack) {
    ImageWriter writer;
    writer.out = magic;
    CompiledPack copy = pack;  // a description that also reads wants something to write to
    everything(writer, copy);
    return std::move(writer.out);
}

std::shared_ptr<CompiledPack> read_image(std::string_view bytes) {
    if (!bytes.starts_with(magic)) return nullptr;
    ImageReader reader(bytes.substr(magic.size()));
    auto pack = std::make_shared<CompiledPack>();
    everything(reader, *pack);
    if (!reader.done()) return nullptr;
    pack->index_rules();
    return pack;
}

}  // namespace unbroadcast
