#pragma once
// The answer to "is this draft broadcasting?": a score, a verdict and the findings behind it.
// Every number is an integer, so that native and WebAssembly reports are identical to the byte.
// Evidence is in millinats (log-odds x 1000): base + all findings + rest = evidence.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace unbroadcast {

/// Which way a rule or a finding counts.
enum class Side : std::uint8_t { broadcasting, conversation };

/// conversation < mixed < broadcasting; only `broadcasting` warns the author.
enum class Verdict : std::uint8_t { conversation, mixed, broadcasting };

/// Half-open range of UTF-16 code units of the text as typed.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    friend bool operator==(const Span&, const Span&) = default;
};

struct Finding {
    std::uint32_t rule = 0;  ///< index into RulePack::rules() of the report's language
    std::string_view id;     ///< the rule's id; lives as long as the engine
    Side side = Side::broadcasting;
    Span span;               ///< the words that carry it; empty when it is about the whole draft
    std::vector<Span> also;  ///< further words of the same finding, ascending, disjoint from `span`
    std::int32_t contribution = 0;   ///< millinats; positive speaks for broadcasting
    std::int32_t score_without = 0;  ///< 0-100: the score if the sentence(s) holding `span` were
                                     ///< deleted; equals the score for conversation findings

    /// Keys of the texts a person reads: "<id>.message" and "<id>.try".
    [[nodiscard]] std::string message_key() const { return std::string(id) + ".message"; }
    [[nodiscard]] std::string suggestion_key() const { return std::string(id) + ".try"; }

    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Report {
    std::int32_t score = 0;  ///< 0-100: how sure we are that a sensible colleague would warn
    Verdict verdict = Verdict::conversation;
    std::string language;       ///< BCP 47 primary tag ("en"); "und" when it cannot be told
    bool truncated = false;     ///< only the first `max_scored_units` were read
    std::int32_t evidence = 0;  ///< millinats, sum of everything
    std::int32_t base = 0;      ///< millinats an empty draft starts from
    std::int32_t rest = 0;      ///< millinats of the findings that were not listed
    /// Broadcasting findings, what matters most to a reader first, then conversation findings
    /// ("what spoke for conversation") likewise: by size of the contribution, where a finding about
    /// the whole draft counts half, because words that can be looked at explain more. At most
    /// `max_findings` a side; findings of one side never overlap: the stronger one keeps its words
    /// and takes the weaker one's contribution.
    std::vector<Finding> findings;
    /// The smallest set of broadcasting findings (indices into `findings`) whose sentences must go
    /// for the verdict to drop below broadcasting, and of its size the one that leaves the lowest
    /// score. Empty when nothing warns, nothing helps, or nobody asked (Post::way_out).
    std::vector<std::uint32_t> way_out;
    std::int32_t way_out_score = 0;  ///< the exact score after that removal; `score` when empty

    friend bool operator==(const Report&, const Report&) = default;
};

inline constexpr std::uint32_t max_scored_units = 120'000;
inline constexpr std::uint32_t max_findings = 5;

[[nodiscard]] std::string_view to_string(Side side);
[[nodiscard]] std::string_view to_string(Verdict verdict);

/// The report as one line of JSON, keys in a fixed order: what `check --ndjson` prints after "id".
/// `contribution` is in nats (millinats / 1000, shortest decimal), spans in UTF-16 code units.
/// Example: {"score":81,"verdict":"broadcasting","lang":"en","truncated":false,"findings":[...]}
[[nodiscard]] std::string to_json(const Report& report);

}  // namespace unbroadcast
