#pragma once
// A language's rules, ready to run: what pack_compile.cpp makes and the engine reads.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "counts.hpp"
#include "pack_spec.hpp"
#include "pattern/alphabet.hpp"
#include "pattern/graph.hpp"
#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast {

using RuleIndex = std::uint32_t;

/// What a match of the automaton means.
enum class MatcherRole : std::uint8_t {
    hit,        ///< a match of a `match` rule
    exception,  ///< an `unless` pattern: cancels overlapping hits of its rule
    phrase,     ///< one weighted phrase of a `wording` rule
    own_name,   ///< an organisation's name of several words: counts as self
};

struct Matcher {
    MatcherRole role = MatcherRole::hit;
    RuleIndex rule = 0;
    std::int32_t weight = 0;  ///< phrase: millinats
};

enum class Sense : std::uint8_t { match, measure, when, wording };

enum class Place : std::uint8_t { anywhere, first, last, alone, opening, closing };

/// Words from the start, and to the end, of a post that `opening` and `closing` speak of.
inline constexpr std::int32_t opening_words = 15, closing_words = 40;

/// A count, by index: below count_count a Count, above it a lexicon's.
struct Gauge {
    std::uint16_t count = 0;
    Per per = Per::post;
};

struct Ramp {
    Gauge gauge;
    std::int64_t from = 0, to = 0;  ///< thousandths
    std::int32_t min_words = 0, max_words = 0;
};

struct Limit {
    Gauge gauge;
    std::int64_t min = 0, max = 0;  ///< thousandths, inclusive
};

/// A set of rules, one bit each.
using RuleSet = std::vector<std::uint64_t>;

[[nodiscard]] inline bool contains(const RuleSet& set, RuleIndex rule) {
    return (set[rule / 64] >> (rule % 64) & 1U) != 0;
}

inline void insert(RuleSet& set, RuleIndex rule) {
    set[rule / 64] |= std::uint64_t{1} << (rule % 64);
}

struct Term {
    RuleSet set;                ///< holds when one of these fired …
    std::uint8_t surfaces = 0;  ///< … or on one of these surfaces (bit = Surface)
};

struct Combination {
    std::vector<Term> all, any, none;
    std::vector<Limit> limits;
};

struct CompiledRule {
    Sense sense = Sense::match;
    Side side = Side::broadcasting;
    std::int32_t weight = 0;  ///< millinats
    bool muted = false;
    bool broad = false;                              ///< see RuleInfo
    std::uint8_t platforms = 0xFF, surfaces = 0xFF;  ///< bit masks
    Place place = Place::anywhere;
    std::uint32_t guard_within = 0;
    std::vector<bool> guard;  ///< by symbol
    bool has_exceptions = false;
    Ramp ramp;
    Combination combination;
};

struct CompiledPack {
    PackInfo info;
    std::vector<RuleInfo> rules;
    std::vector<CompiledRule> compiled;                       ///< same order as `rules`
    std::vector<RuleIndex> measures, combinations, wordings;  ///< rules by sense, ascending
    std::vector<Matcher> matchers;
    pattern::Alphabet alphabet;
    pattern::Graph graph;
    std::size_t gauge_count = count_count;  ///< counts plus counted lexicons
    /// By symbol: the counts one token of it adds to (self, i, you, counted lexicons).
    std::vector<std::vector<std::uint16_t>> counters;
    /// By count: some measure rule points at its tokens, so their places are kept.
    std::vector<bool> pointed_at;

    /// For each combination the rules of its terms, one RuleSet behind the other.
    std::vector<std::uint64_t> sees;

    /// Fills what follows from `compiled`: rules by sense, `pointed_at` and `sees`.
    void index_rules();
};

/// A word that no text has: it stands in the lexicon `self` for the names that are known only when
/// a pack is put to use (own_names.hpp).
inline constexpr std::u16string_view own_name_word = u"\uFDD1";

/// Checks and compiles; null when `problems` got an error.
[[nodiscard]] std::shared_ptr<const CompiledPack> compile(PackSpec spec, const PackOptions& options,
                                                          Problems& problems);

}  // namespace unbroadcast
