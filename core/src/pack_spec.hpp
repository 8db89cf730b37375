#pragma once
// Rule files as read: typed, but not yet checked against each other or compiled.
// Every value that can still turn out wrong keeps the JSON pointer it came from.

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "unbroadcast/diagnostic.hpp"
#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast {

/// A string of a rule file and where it stands.
struct Sourced {
    std::string text;
    std::string pointer;
};

struct Origin {
    std::uint32_t file = 0;  ///< index of the source file
    std::string pointer;     ///< of the rule or lexicon inside it
};

/// "per" of a measure and the range of its ramp, in thousandths.
struct MeasureSpec {
    Sourced count;
    std::string per = "post";
    std::int64_t from = 0, to = 0;
    std::int32_t min_words = 0, max_words = 0;  ///< 0 = no limit
};

struct LimitSpec {
    Sourced count;
    std::string per = "post";
    std::optional<std::int64_t> min, max;  ///< thousandths, inclusive
};

struct WhenSpec {
    std::vector<Sourced> all, any, none;
    std::vector<LimitSpec> measures;
};

struct PhraseSpec {
    Sourced pattern;
    std::int32_t weight = 0;  ///< millinats
};

struct WhereSpec {
    std::vector<std::string> platforms, surfaces;
    std::string position;
};

struct RuleSpec {
    RuleInfo info;
    Origin origin;
    std::vector<Sourced> match, unless, guard;
    std::uint32_t guard_within = 0;
    std::optional<MeasureSpec> measure;
    std::optional<WhenSpec> when;
    std::vector<PhraseSpec> wording;
    WhereSpec where;
};

struct LexiconSpec {
    std::string id;
    Origin origin;
    std::vector<Sourced> words;
};

struct PackInfo {
    std::string language, name;
    std::int32_t base = 0;                                         ///< millinats
    std::int32_t gentle = 0, balanced = 0, strict = 0, mixed = 0;  ///< scores, 1-100
};

struct PackSpec {
    std::optional<PackInfo> pack;
    std::vector<LexiconSpec> lexicons;
    std::vector<RuleSpec> rules;
};

/// Collects problems by file and pointer; line and column are looked up when they are handed out.
class Problems {
public:
    explicit Problems(std::vector<SourceFile> const& files) : files_(files) {}
    void add(const Origin& origin, const std::string& pointer, std::string code,
             std::string message, Severity severity = Severity::error);
    /// A syntax error, known by byte.
    void add_at(std::uint32_t file, std::size_t byte, std::string code, std::string message);
    [[nodiscard]] bool has_errors() const;
    [[nodiscard]] std::vector<Diagnostic> take();

private:
    const std::vector<SourceFile>& files_;
    std::vector<std::pair<std::uint32_t, Diagnostic>> list_;
};

/// Reads all files; what is wrong goes to `problems`, what is right to the result.
[[nodiscard]] PackSpec read_pack(const std::vector<SourceFile>& files, Problems& problems);

}  // namespace unbroadcast
