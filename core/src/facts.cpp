#include "facts.hpp"

#include <algorithm>

namespace unbroadcast {

using pattern::Alphabet;
using pattern::Shape;
using pattern::Symbol;
using text::Token;
using text::TokenKind;

namespace {

constexpr std::size_t long_word = 10;

constexpr std::uint16_t gauge_of(Count count) {
    return static_cast<std::uint16_t>(count);
}

/// The count that goes with a kind of token.
constexpr std::array<Count, text::token_kind_count> kind_counts = {
    Count::sentences, Count::questions, Count::sentences,  // sentence ends are counted apart
    Count::urls,      Count::mentions,  Count::hashtags,  Count::emoji,  Count::numbers,
    Count::prices,    Count::percents,  Count::emails,    Count::phones, Count::words};

Shape shape_of(const Token& token, std::u16string_view word) {
    if (!token.capital) return Shape::plain;
    if (token.all_caps && word.size() >= 3) return Shape::caps;
    if (token.all_caps) return Shape::name;
    if (word == u"i" || word.starts_with(u"i'")) return Shape::plain;
    return token.initial ? Shape::title : Shape::name;
}

}  // namespace

ParagraphReader::ParagraphReader(const CompiledPack& pack)
    : pack_(pack), walker_(pack.graph, pack.alphabet), taken_until_(pack.matchers.size(), 0) {}

ParagraphFacts ParagraphReader::read(std::u16string_view paragraph) {
    ParagraphFacts facts;
    counts_.assign(pack_.gauge_count, 0);
    counted_.clear();
    folded_.assign(paragraph);
    text::tokenize(folded_, tokens_);
    translate(facts);
    count_marks(facts);
    judge_ending(facts);
    match();
    keep_hits(facts);
    sum_hits(facts);
    count_whole(paragraph, facts);
    facts.words = counts_[gauge_of(Count::words)];
    // Facts are kept: their lists are filled elsewhere and copied once they are whole.
    facts.counted = counted_;
    facts.counts.reserve(counts_.size() -
                         static_cast<std::size_t>(std::count(counts_.begin(), counts_.end(), 0)));
    for (std::size_t g = 0; g < counts_.size(); ++g) {
        if (counts_[g] != 0) facts.counts.emplace_back(static_cast<std::uint16_t>(g), counts_[g]);
    }
    facts.sentences.reserve(tokens_.sentences.size());
    for (const Span& s : tokens_.sentences)
        facts.sentences.push_back(folded_.typed(s.begin, s.end));
    return facts;
}

/// What a paragraph adds to a post as a whole.
void ParagraphReader::count_whole(std::u16string_view paragraph, const ParagraphFacts& facts) {
    counts_[gauge_of(Count::paragraphs)] = 1;
    counts_[gauge_of(Count::characters)] = static_cast<std::int32_t>(paragraph.size());
    counts_[gauge_of(Count::url_lines)] = facts.only_links ? 1 : 0;
}

/// Tokens -> automaton input, with a sentence end before the first word and after the last.
void ParagraphReader::translate(ParagraphFacts& facts) {
    const std::u16string_view text = folded_.text();
    inputs_.clear();
    Input edge{Alphabet::of_kind(TokenKind::stop), Shape::plain, TokenKind::stop, none, 0};
    inputs_.push_back(edge);
    bool leading = true;
    for (std::uint32_t i = 0; i < tokens_.items.size(); ++i) {
        const Token& token = tokens_.items[i];
        const std::u16string_view word = text.substr(token.begin, token.end - token.begin);
        Input input{Alphabet::of_kind(token.kind), Shape::plain, token.kind, i, edge.words};
        if (token.kind == TokenKind::word) {
            const std::uint32_t hash = pattern::hash_word(word);
            input.symbol = pack_.alphabet.words.find(word, hash, pattern::unknown_word);
            input.shape = shape_of(token, word);
            facts.votes.count(word, hash);
        } else if (token.kind == TokenKind::hashtag) {
            input.symbol = pack_.alphabet.hashtags.find(word.substr(1), input.symbol);
        } else if (token.kind == TokenKind::number) {
            input.symbol = pack_.alphabet.numbers.find(word, input.symbol);
        }
        if (leading && token.kind == TokenKind::mention) {
            ++facts.leading_mentions;
        } else if (leading) {
            // Mentions address somebody: the sentence starts behind them.
            if (i > 0) inputs_.push_back(edge);
            leading = false;
        }
        inputs_.push_back(input);
        edge.words += token.kind == TokenKind::word ? 1 : 0;
        count_token(token, input, facts);
    }
    if (inputs_.back().kind != TokenKind::stop) inputs_.push_back(edge);
    count_inline();
}

/// Hashtags and mentions with a word on both sides, in the running text.
void ParagraphReader::count_inline() {
    for (std::size_t i = 1; i + 1 < tokens_.items.size(); ++i) {
        if (tokens_.items[i - 1].kind != TokenKind::word ||
            tokens_.items[i + 1].kind != TokenKind::word)
            continue;
        const Token& token = tokens_.items[i];
        if (token.kind == TokenKind::hashtag) add_count(gauge_of(Count::inline_hashtags), token);
        if (token.kind == TokenKind::mention) add_count(gauge_of(Count::inline_mentions), token);
    }
}

void ParagraphReader::add_count(std::uint16_t gauge, const Token& token) {
    ++counts_[gauge];
    if (pack_.pointed_at[gauge]) counted_.push_back({gauge, folded_.typed(token.begin, token.end)});
}

void ParagraphReader::count_token(const Token& token, const Input& input, ParagraphFacts& facts) {
    if (text::is_sentence_end(token.kind)) {
        if (token.kind == TokenKind::question) add_count(gauge_of(Count::questions), token);
        return;
    }
    add_count(gauge_of(kind_counts[static_cast<std::size_t>(token.kind)]), token);
    if (token.kind == TokenKind::hashtag) {
        std::uint32_t capitals = 0;
        for (std::uint32_t i = token.begin + 1; i < token.end; ++i)
            capitals += folded_.upper(i) ? 1 : 0;
        if (capitals >= 2 && capitals + 1 < token.end - token.begin)
            add_count(gauge_of(Count::camel_hashtags), token);
    }
    for (const std::uint16_t gauge : pack_.counters[input.symbol]) add_count(gauge, token);
    if (token.kind != TokenKind::word) return;
    facts.has_words = true;
    if (input.shape >= Shape::name) add_count(gauge_of(Count::names), token);
    if (input.shape == Shape::caps) add_count(gauge_of(Count::caps), token);
    if (token.styled) add_count(gauge_of(Count::styled), token);
    if (token.end - token.begin >= long_word) add_count(gauge_of(Count::long_words), token);
    if (token.initial && !token.capital) add_count(gauge_of(Count::lower_starts), token);
    if (token.apostrophe) add_count(gauge_of(Count::contractions), token);
}

void ParagraphReader::count_marks(const ParagraphFacts& facts) {
    const auto set = [&](Count count, std::int32_t value) { counts_[gauge_of(count)] = value; };
    set(Count::exclamations, tokens_.marks.exclamations);
    set(Count::colons, tokens_.marks.colons);
    set(Count::ellipses, tokens_.marks.ellipses);
    set(Count::quoted, tokens_.marks.quoted);
    set(Count::list_items, tokens_.marks.list_item && facts.has_words ? 1 : 0);
    std::int32_t sentences = 0;
    bool words = false;
    for (const Token& token : tokens_.items) {
        if (text::is_sentence_end(token.kind)) {
            sentences += words ? 1 : 0;
            words = false;
        }
        words = words || token.kind == TokenKind::word;
    }
    set(Count::sentences, sentences + (words ? 1 : 0));
}

void ParagraphReader::judge_ending(ParagraphFacts& facts) const {
    bool links = !tokens_.items.empty(), mentions = links;
    for (const Token& token : tokens_.items) {
        links = links && (token.kind == TokenKind::url || token.kind == TokenKind::hashtag);
        mentions = mentions && token.kind == TokenKind::mention;
    }
    facts.only_links = links;
    facts.only_mentions = mentions;
    const auto last =
        std::find_if(tokens_.items.rbegin(), tokens_.items.rend(), [](const Token& t) {
            return t.kind != TokenKind::hashtag && t.kind != TokenKind::mention &&
                   t.kind != TokenKind::emoji;
        });
    if (last != tokens_.items.rend()) facts.ending = ending_of(*last);
}

Ending ParagraphReader::ending_of(const Token& last) const {
    if (last.kind == TokenKind::url) return Ending::url;
    const std::u16string& text = folded_.text();
    std::size_t after = last.end;
    while (after < text.size() && text[after] == u' ') ++after;
    if (after < text.size() && text[after] == u':') return Ending::open;
    return text::is_sentence_end(last.kind) ? Ending::marked : Ending::unmarked;
}

/// The longest match of each matcher that starts at `start`.
void ParagraphReader::match_from(std::uint32_t start) {
    here_.clear();
    pattern::State state = pattern::Walker::start();
    for (std::uint32_t at = start; at < inputs_.size(); ++at) {
        const Input& in = inputs_[at];
        state = walker_.step(state, in.symbol, in.shape, in.kind);
        if (state == pattern::dead_state) break;
        for (const pattern::MatcherId matcher : walker_.accepts(state)) {
            const auto same = std::find_if(here_.begin(), here_.end(), [&](const Candidate& c) {
                return c.matcher == matcher;
            });
            if (same != here_.end())
                same->last = at + 1;
            else
                here_.push_back({matcher, start, at + 1});
        }
    }
    if (!here_.empty()) candidates_.insert(candidates_.end(), here_.begin(), here_.end());
}

void ParagraphReader::match() {
    candidates_.clear();
    walker_.trim();
    for (std::uint32_t start = 0; start < inputs_.size(); ++start) match_from(start);
}

/// True when a guard word stands within reach before the match, in the same sentence.
bool ParagraphReader::guarded(const CompiledRule& rule, std::uint32_t start) const {
    if (rule.guard.empty()) return false;
    std::uint32_t left = rule.guard_within;
    while (start > 0 && left > 0) {
        const Input& in = inputs_[--start];
        if (text::is_sentence_end(in.kind)) return false;
        if (rule.guard[in.symbol]) return true;
        --left;
    }
    return false;
}

/// The typed units of a match, less sentence ends and opening emoji.
Span ParagraphReader::span_of(std::uint32_t first, std::uint32_t last) const {
    const auto edge = [&](std::uint32_t i) {
        return text::is_sentence_end(inputs_[i].kind) || inputs_[i].kind == TokenKind::emoji;
    };
    std::uint32_t b = first, e = last;
    while (b < e && edge(b)) ++b;
    while (e > b && edge(e - 1)) --e;
    if (b == e) {  // nothing but emoji
        b = first;
        e = last;
        while (b < e && inputs_[b].token == none) ++b;
        while (e > b && inputs_[e - 1].token == none) --e;
        if (b == e) return {};
    }
    return folded_.typed(tokens_.items[inputs_[b].token].begin,
                         tokens_.items[inputs_[e - 1].token].end);
}

/// True when an exception of the candidate's rule overlaps it. Candidates are in order of `first`
/// and no longer than max_steps, so only near ones are looked at.
bool ParagraphReader::excepted(const Candidate& c) const {
    const RuleIndex rule = pack_.matchers[c.matcher].rule;
    if (!pack_.compiled[rule].has_exceptions) return false;
    const std::uint32_t from = c.first - std::min(c.first, pattern::max_steps);
    auto e =
        std::lower_bound(candidates_.begin(), candidates_.end(), from,
                         [](const Candidate& a, std::uint32_t first) { return a.first < first; });
    for (; e != candidates_.end() && e->first < c.last; ++e) {
        const Matcher& m = pack_.matchers[e->matcher];
        if (m.role == MatcherRole::exception && m.rule == rule && c.first < e->last) return true;
    }
    return false;
}

void ParagraphReader::keep_hits(ParagraphFacts& facts) {
    hits_.clear();
    for (const Candidate& c : candidates_) {
        const Matcher& matcher = pack_.matchers[c.matcher];
        if (matcher.role == MatcherRole::exception || c.first < taken_until_[c.matcher]) continue;
        if (matcher.role == MatcherRole::own_name) {
            taken_until_[c.matcher] = c.last;
            const Span span = span_of(c.first, c.last);
            ++counts_[gauge_of(Count::self)];
            if (pack_.pointed_at[gauge_of(Count::self)])
                counted_.push_back({gauge_of(Count::self), span});
            continue;
        }
        const CompiledRule& rule = pack_.compiled[matcher.rule];
        if (rule.muted || guarded(rule, c.first) || excepted(c)) continue;
        const Span span = span_of(c.first, c.last);
        if (span.begin == span.end) continue;
        taken_until_[c.matcher] = c.last;
        hits_.push_back({c.matcher, span, inputs_[c.first].words, inputs_[c.last - 1].words + 1});
    }
    for (const Candidate& c : candidates_) taken_until_[c.matcher] = 0;
    facts.hits = hits_;
}

void ParagraphReader::sum_hits(ParagraphFacts& facts) const {
    facts.hit_counts.reserve(facts.hits.size());
    for (const Hit& hit : facts.hits) {
        if (pack_.compiled[pack_.matchers[hit.matcher].rule].place != Place::anywhere) {
            facts.placed.push_back(hit);
            continue;
        }
        const auto same =
            std::find_if(facts.hit_counts.begin(), facts.hit_counts.end(),
                         [&](const HitCount& known) { return known.matcher == hit.matcher; });
        if (same != facts.hit_counts.end())
            ++same->count;
        else
            facts.hit_counts.push_back({hit.matcher, 1});
    }
}

}  // namespace unbroadcast
