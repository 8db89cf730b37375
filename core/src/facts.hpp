#pragma once
// What one paragraph says, independent of everything around it: so it can be remembered by content.
// Spans are UTF-16 units of the paragraph as typed.

#include <cstdint>
#include <string_view>
#include <vector>

#include "compiled_pack.hpp"
#include "language.hpp"
#include "pattern/walker.hpp"
#include "text/fold.hpp"
#include "text/tokenize.hpp"

namespace unbroadcast {

struct Hit {
    pattern::MatcherId matcher = 0;
    Span span;
    std::int32_t words_before = 0;   ///< words of the paragraph that start before the hit
    std::int32_t words_through = 0;  ///< … and up to its end
};

struct Counted {
    std::uint16_t gauge = 0;
    Span span;
};

/// How often a matcher hit: all that counts where the place of a hit does not.
struct HitCount {
    pattern::MatcherId matcher = 0;
    std::int32_t count = 0;
};

/// What the paragraph ends in, hashtags, mentions and emoji aside. `open`: a colon or a pointing
/// emoji, as if something were to follow.
enum class Ending : std::uint8_t { nothing, url, unmarked, marked, open };

struct ParagraphFacts {
    std::vector<Hit> hits;  ///< by start; own-name and exception matches are already applied
    std::vector<HitCount> hit_counts;  ///< the hits of rules that hold in any place
    std::vector<Hit> placed;           ///< the hits of rules that hold in some place, by start
    std::vector<std::pair<std::uint16_t, std::int32_t>> counts;  ///< gauges that are not 0
    std::uint32_t number = 0;  ///< small, and no other paragraph of the cache has it
    std::int32_t words = 0;
    std::int32_t leading_mentions = 0;  ///< of the paragraph; only the first paragraph's count
    std::vector<Counted> counted;       ///< places of tokens that some measure rule points at
    std::vector<Span> sentences;        ///< ascending, without gaps
    LanguageVotes votes;
    Ending ending = Ending::nothing;
    bool has_words = false;
    bool only_links = false;     ///< URLs and hashtags and nothing else
    bool only_mentions = false;  ///< mentions and nothing else
};

/// Analyses paragraphs for one pack. Keeps buffers between calls; results do not depend on them.
class ParagraphReader {
public:
    explicit ParagraphReader(const CompiledPack& pack);
    [[nodiscard]] ParagraphFacts read(std::u16string_view paragraph);

private:
    struct Input {  ///< one step of the automaton
        pattern::Symbol symbol;
        pattern::Shape shape;
        text::TokenKind kind;
        std::uint32_t token;  ///< index, or none
        std::int32_t words;   ///< words of the paragraph before it
    };
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct Candidate {
        pattern::MatcherId matcher;
        std::uint32_t first, last;  ///< inputs, half-open
    };

    void translate(ParagraphFacts& facts);
    void count_token(const text::Token& token, const Input& input, ParagraphFacts& facts);
    void count_inline();
    void add_count(std::uint16_t gauge, const text::Token& token);
    void count_marks(const ParagraphFacts& facts);
    void judge_ending(ParagraphFacts& facts) const;
    [[nodiscard]] Ending ending_of(const text::Token& last) const;
    void match();
    void match_from(std::uint32_t start);
    void keep_hits(ParagraphFacts& facts);
    void sum_hits(ParagraphFacts& facts) const;
    void count_whole(std::u16string_view paragraph, const ParagraphFacts& facts);
    [[nodiscard]] bool guarded(const CompiledRule& rule, std::uint32_t start) const;
    [[nodiscard]] bool excepted(const Candidate& candidate) const;
    [[nodiscard]] Span span_of(std::uint32_t first, std::uint32_t last) const;

    const CompiledPack& pack_;
    pattern::Walker walker_;
    text::Folded folded_;
    text::Tokens tokens_;
    std::vector<Input> inputs_;
    std::vector<Candidate> candidates_, here_;
    std::vector<std::int32_t>
        counts_;  ///< by gauge; what only a whole post has (leading_mentions, …) stays 0
    std::vector<std::uint32_t>
        taken_until_;  ///< by matcher: end of its last kept hit, while keeping
    std::vector<Counted> counted_;
    std::vector<Hit> hits_;
};

}  // namespace unbroadcast
