// From rule files to one graph of patterns and the tables beside it.
#include <algorithm>
#include <memory>
#include <unordered_map>
#include <utility>

#include "compiled_pack.hpp"
#include "own_names.hpp"
#include "pattern/inflect.hpp"
#include "text/fold.hpp"
#include "text/tokenize.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast {
namespace {

using pattern::AtomId;
using pattern::Item;
using pattern::ItemType;
using pattern::MatcherId;
using pattern::Symbol;

/// "self", "i" and "you" are lexicons with a count of their own.
constexpr std::array<std::pair<std::string_view, Count>, 3> counted_lexicons = {
    {{"self", Count::self}, {"i", Count::i}, {"you", Count::you}}};

struct PendingPattern {
    Item item;
    MatcherId matcher;
    Origin origin;
    std::string pointer;
};

using Lexicon = pattern::GraphBuilder::Lexicon;

class Compiler {
public:
    Compiler(PackSpec spec, Problems& problems)
        : spec_(std::move(spec)), problems_(problems), pack_(std::make_shared<CompiledPack>()) {}

    std::shared_ptr<CompiledPack> run();

private:
    /// Words, inflected words and hashtags are told apart by a first letter no word has.
    static std::u16string atom_name(const Item& item) {
        return (item.type == ItemType::hashtag ? u'#' : item.inflected ? u'~' : u'=') + item.text;
    }

    void take_info();
    void read_lexicons();
    void read_rules();
    void read_patterns(RuleIndex rule, const std::vector<Sourced>& patterns, MatcherRole role);
    void read_guard(RuleIndex rule);
    void add_pattern(const Origin& origin, const Sourced& source, Matcher matcher);
    /// Gives every word and lexicon of the item its id.
    void declare(Item& item, const Origin& origin, const std::string& pointer);
    Lexicon& lexicon(const std::string& id) { return lexicons_[lexicon_index_.at(id)]; }
    bool add_lexicon(const std::string& id);
    void resolve_counters();
    void resolve_guards();
    void build_graph();
    void compile_sense(RuleIndex rule);
    void compile_combination(RuleIndex rule);
    Term term(const RuleSpec& rule, const Sourced& source);
    Gauge gauge(const Origin& origin, const Sourced& count, const std::string& per);
    void bad(const Origin& origin, const std::string& pointer, const char* code,
             std::string message) {
        problems_.add(origin, pointer, code, std::move(message));
    }

    PackSpec spec_;
    Problems& problems_;
    std::shared_ptr<CompiledPack> pack_;
    pattern::AlphabetBuilder alphabet_;
    std::unordered_map<std::u16string, AtomId> atoms_;
    std::vector<Lexicon> lexicons_;
    std::unordered_map<std::string, std::uint32_t> lexicon_index_;
    std::unordered_map<std::string, std::uint16_t> gauges_;  ///< of counted lexicons
    std::unordered_map<std::string, RuleIndex> ids_;
    std::vector<PendingPattern> patterns_;
};

std::shared_ptr<CompiledPack> Compiler::run() {
    take_info();
    read_lexicons();
    read_rules();
    for (RuleIndex r = 0; r < spec_.rules.size(); ++r) compile_sense(r);
    if (problems_.has_errors()) return nullptr;
    if (!alphabet_.finish(pack_->alphabet)) {
        bad({}, "", "pack-too-large",
            "the rules tell too many words apart (more than 16,000); use lexicons");
        return nullptr;
    }
    resolve_counters();
    resolve_guards();
    build_graph();
    for (RuleSpec& rule : spec_.rules) pack_->rules.push_back(std::move(rule.info));
    pack_->index_rules();
    return problems_.has_errors() ? nullptr : pack_;
}

void Compiler::take_info() {
    if (spec_.pack)
        pack_->info = *spec_.pack;
    else
        bad({}, "", "no-pack-file",
            "there is no pack file (an object with 'language', 'base' and 'thresholds')");
    std::sort(spec_.rules.begin(), spec_.rules.end(),
              [](const RuleSpec& a, const RuleSpec& b) { return a.info.id < b.info.id; });
    for (RuleIndex r = 0; r < spec_.rules.size(); ++r) {
        const RuleSpec& rule = spec_.rules[r];
        if (!ids_.try_emplace(rule.info.id, r).second) {
            bad(rule.origin, rule.origin.pointer + "/id", "duplicate-id",
                "there is already a rule '" + rule.info.id + "'");
        }
    }
}

void Compiler::declare(Item& item, const Origin& origin, const std::string& pointer) {
    if (item.type == ItemType::word || item.type == ItemType::hashtag) {
        const auto [known, fresh] = atoms_.try_emplace(atom_name(item), 0);
        if (fresh) known->second = alphabet_.new_atom();
        item.id = known->second;
        if (!fresh) return;
        if (item.type == ItemType::hashtag) return alphabet_.add_hashtag(item.id, item.text);
        if (!item.inflected) return alphabet_.add_word(item.id, item.text);
        for (const auto& form : pattern::inflect(pack_->info.language, item.text))
            alphabet_.add_word(item.id, form);
    } else if (item.type == ItemType::lexicon) {
        const auto found = lexicon_index_.find(to_utf8(item.text));
        if (found != lexicon_index_.end())
            item.id = found->second;
        else
            bad(origin, pointer, "unknown-lexicon",
                "there is no lexicon '" + to_utf8(item.text) + "'");
    }
    for (Item& part : item.items) declare(part, origin, pointer);
}

bool Compiler::add_lexicon(const std::string& id) {
    const auto [known, fresh] =
        lexicon_index_.try_emplace(id, static_cast<std::uint32_t>(lexicons_.size()));
    if (fresh) lexicons_.push_back({alphabet_.new_atom(), {}});
    return fresh;
}

void Compiler::read_lexicons() {
    for (const LexiconSpec& spec : spec_.lexicons) {
        if (!add_lexicon(spec.id))
            bad(spec.origin, spec.origin.pointer + "/id", "duplicate-id",
                "there is already a lexicon '" + spec.id + "'");
        Lexicon& target = lexicon(spec.id);
        for (const Sourced& word : spec.words) {
            pattern::Parsed parsed = pattern::parse(word.text, true);
            for (auto& problem : parsed.problems)
                bad(spec.origin, word.pointer, "bad-pattern", std::move(problem));
            if (!parsed.problems.empty()) continue;
            const Item& only = parsed.item.items.front();
            if (parsed.item.items.size() == 1 && only.type == ItemType::word) {
                const auto forms = only.inflected
                                       ? pattern::inflect(pack_->info.language, only.text)
                                       : std::vector{only.text};
                for (const auto& form : forms) alphabet_.add_word(target.words, form);
            } else {
                declare(parsed.item, spec.origin, word.pointer);
                target.phrases.push_back(std::move(parsed.item));
            }
        }
    }
    for (const auto& [id, ignored] : counted_lexicons) (void)add_lexicon(std::string(id));
    alphabet_.add_word(lexicon("self").words, std::u16string(own_name_word));
}

void Compiler::add_pattern(const Origin& origin, const Sourced& source, Matcher matcher) {
    pattern::Parsed parsed = pattern::parse(source.text, false);
    for (auto& problem : parsed.problems)
        bad(origin, source.pointer, "bad-pattern", std::move(problem));
    if (!parsed.problems.empty()) return;
    declare(parsed.item, origin, source.pointer);
    // All hits of a rule share a matcher: the longest of its patterns at a place is one hit.
    const bool shared = matcher.role != MatcherRole::phrase && !pack_->matchers.empty() &&
                        pack_->matchers.back().role == matcher.role &&
                        pack_->matchers.back().rule == matcher.rule;
    if (!shared) pack_->matchers.push_back(matcher);
    patterns_.push_back({std::move(parsed.item), static_cast<MatcherId>(pack_->matchers.size() - 1),
                         origin, source.pointer});
}

void Compiler::read_patterns(RuleIndex rule, const std::vector<Sourced>& patterns,
                             MatcherRole role) {
    for (const Sourced& source : patterns)
        add_pattern(spec_.rules[rule].origin, source, {role, rule, 0});
}

void Compiler::read_guard(RuleIndex rule) {
    const RuleSpec& spec = spec_.rules[rule];
    for (const Sourced& word : spec.guard) {
        if (word.text.starts_with('@')) {
            if (!lexicon_index_.contains(word.text.substr(1)))
                bad(spec.origin, word.pointer, "unknown-lexicon",
                    "there is no lexicon '" + word.text.substr(1) + "'");
            continue;
        }
        pattern::Parsed parsed = pattern::parse(word.text, true);
        if (!parsed.problems.empty() || parsed.item.items.size() != 1)
            bad(spec.origin, word.pointer, "bad-pattern",
                "a guard is a list of single words or @lexicons");
        else
            declare(parsed.item, spec.origin, word.pointer);
    }
}

std::uint8_t mask(const std::vector<std::string>& words,
                  std::initializer_list<std::string_view> order) {
    if (words.empty()) return 0xFF;
    std::uint8_t bits = 0;
    std::uint8_t bit = 1;
    for (const auto name : order) {
        if (std::find(words.begin(), words.end(), name) != words.end()) bits |= bit;
        bit = static_cast<std::uint8_t>(bit << 1);
    }
    return bits;
}

Place place_from(std::string_view name) {
    if (name == "first") return Place::first;
    if (name == "last") return Place::last;
    if (name == "alone") return Place::alone;
    if (name == "opening") return Place::opening;
    return name == "closing" ? Place::closing : Place::anywhere;
}

void Compiler::read_rules() {
    for (RuleIndex r = 0; r < spec_.rules.size(); ++r) {
        const RuleSpec& spec = spec_.rules[r];
        CompiledRule rule;
        rule.side = spec.info.side;
        rule.weight = spec.info.weight;
        rule.broad = spec.info.broad;
        rule.platforms = mask(spec.where.platforms, {"linkedin", "x", "other"});
        rule.surfaces = mask(spec.where.surfaces, {"post", "reply", "message", "article"});
        rule.place = place_from(spec.where.position);
        rule.guard_within = spec.guard_within;
        rule.has_exceptions = !spec.unless.empty();
        rule.sense = spec.measure            ? Sense::measure
                     : spec.when             ? Sense::when
                     : !spec.wording.empty() ? Sense::wording
                                             : Sense::match;
        pack_->compiled.push_back(std::move(rule));
        read_patterns(r, spec.match, MatcherRole::hit);
        read_patterns(r, spec.unless, MatcherRole::exception);
        for (const PhraseSpec& phrase : spec.wording)
            add_pattern(spec.origin, phrase.pattern, {MatcherRole::phrase, r, phrase.weight});
        read_guard(r);
    }
}

Gauge Compiler::gauge(const Origin& origin, const Sourced& count, const std::string& per) {
    Gauge out;
    if (per == "100-words")
        out.per = Per::hundred_words;
    else if (per == "sentence")
        out.per = Per::sentence;
    else if (per != "post")
        bad(origin, count.pointer, "unknown-word", "'per' is post, 100-words or sentence");
    if (count.text.starts_with('@')) {
        const std::string id = count.text.substr(1);
        if (!lexicon_index_.contains(id))
            bad(origin, count.pointer, "unknown-lexicon", "there is no lexicon '" + id + "'");
        const auto next = static_cast<std::uint16_t>(pack_->gauge_count);
        const auto [found, fresh] = gauges_.try_emplace(id, next);
        if (fresh) ++pack_->gauge_count;
        out.count = found->second;
    } else if (const auto known = count_from(count.text)) {
        out.count = static_cast<std::uint16_t>(*known);
    } else if (!count.text.empty()) {
        bad(origin, count.pointer, "unknown-count", "there is no count '" + count.text + "'");
    }
    return out;
}

void Compiler::compile_sense(RuleIndex r) {
    const RuleSpec& spec = spec_.rules[r];
    CompiledRule& rule = pack_->compiled[r];
    if (rule.sense == Sense::measure) {
        const MeasureSpec& m = *spec.measure;
        rule.ramp = {gauge(spec.origin, m.count, m.per), m.from, m.to, m.min_words, m.max_words};
    } else if (rule.sense == Sense::when) {
        compile_combination(r);
    }
}

void Compiler::compile_combination(RuleIndex r) {
    const RuleSpec& spec = spec_.rules[r];
    Combination& out = pack_->compiled[r].combination;
    for (const Sourced& source : spec.when->all) out.all.push_back(term(spec, source));
    for (const Sourced& source : spec.when->any) out.any.push_back(term(spec, source));
    for (const Sourced& source : spec.when->none) out.none.push_back(term(spec, source));
    for (const LimitSpec& limit : spec.when->measures) {
        out.limits.push_back({gauge(spec.origin, limit.count, limit.per), limit.min.value_or(0),
                              limit.max.value_or(INT64_MAX)});
    }
}

Term Compiler::term(const RuleSpec& rule, const Sourced& source) {
    Term out;
    out.set.assign((spec_.rules.size() + 63) / 64, 0);
    const std::string& text = source.text;
    const std::size_t colon = text.find(':');
    const std::string kind = colon == std::string::npos ? "" : text.substr(0, colon),
                      name = text.substr(colon + 1);
    if (kind == "surface") {
        out.surfaces = mask({name}, {"post", "reply", "message", "article"});
        if (out.surfaces == 0)
            bad(rule.origin, source.pointer, "unknown-word", "unknown surface '" + name + "'");
        return out;
    }
    if (kind == "side" && name != to_string(Side::broadcasting) &&
        name != to_string(Side::conversation)) {
        bad(rule.origin, source.pointer, "unknown-word", "unknown side '" + name + "'");
        return out;
    }
    for (RuleIndex i = 0; i < spec_.rules.size(); ++i) {
        if (spec_.rules[i].when)
            continue;  // combinations do not see each other, so order cannot matter
        const RuleInfo& info = spec_.rules[i].info;
        const bool member = kind == "signal" ? info.signal == name
                            : kind == "side"
                                ? (info.side == Side::conversation) == (name == "conversation")
                                : kind.empty() && info.id == name;
        if (member) insert(out.set, i);
    }
    if (std::all_of(out.set.begin(), out.set.end(), [](std::uint64_t bits) { return bits == 0; })) {
        bad(rule.origin, source.pointer, "unknown-rule",
            "no match, measure or wording rule is meant by '" + text + "'");
    }
    return out;
}

void Compiler::resolve_counters() {
    pack_->counters.resize(pack_->alphabet.size());
    const auto count = [&](const std::string& id, std::uint16_t gauge) {
        for (const Symbol s : alphabet_.symbols(lexicon(id).words))
            pack_->counters[s].push_back(gauge);
    };
    for (const auto& [id, gauge] : counted_lexicons)
        count(std::string(id), static_cast<std::uint16_t>(gauge));
    for (const auto& [id, gauge] : gauges_) count(id, gauge);
    for (auto& list : pack_->counters) std::sort(list.begin(), list.end());
}

void Compiler::resolve_guards() {
    for (RuleIndex r = 0; r < spec_.rules.size(); ++r) {
        if (spec_.rules[r].guard.empty()) continue;
        std::vector<bool>& guard = pack_->compiled[r].guard;
        guard.assign(pack_->alphabet.size(), false);
        for (const Sourced& source : spec_.rules[r].guard) {
            const bool whole = source.text.starts_with('@');
            const AtomId atom =
                whole ? lexicon(source.text.substr(1)).words
                      : atoms_.at(atom_name(pattern::parse(source.text, true).item.items.front()));
            for (const Symbol s : alphabet_.symbols(atom)) guard[s] = true;
        }
    }
}

void Compiler::build_graph() {
    pattern::GraphBuilder builder(pack_->alphabet, alphabet_, lexicons_);
    for (const PendingPattern& p : patterns_) {
        if (!builder.add(p.item, p.matcher))
            bad(p.origin, p.pointer, "pattern-too-long", "a pattern may match at most 32 tokens");
    }
    pack_->graph = builder.take();
}

}  // namespace

std::shared_ptr<const CompiledPack> compile(PackSpec spec, const PackOptions& options,
                                            Problems& problems) {
    auto pack = Compiler(std::move(spec), problems).run();
    if (pack != nullptr) apply_options(*pack, options);
    return pack;
}

}  // namespace unbroadcast
