#pragma once
// The rules of one language, loaded from JSON and compiled into one automaton.
// A pack is immutable and cheap to copy (shared); any number of threads and engines may use it.
// The file formats are described in core/rules/README.md and core/rules/schema.json.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unbroadcast/diagnostic.hpp"
#include "unbroadcast/report.hpp"

namespace unbroadcast {

/// A JSON document and the name it is known by in diagnostics (usually its path).
struct SourceFile {
    std::string name;
    std::string text;  ///< UTF-8
};

/// What a person reads about a rule, and what tests read. Views live as long as the pack.
struct RuleInfo {
    std::string id;
    std::string signal;  ///< "B7", "C1": see core/rules/README.md
    Side side = Side::broadcasting;
    std::int32_t weight = 0;  ///< millinats of one full-strength hit, always >= 0
    std::int32_t floor = 0;   ///< millinats; the least that a fit may make of the weight
    bool broad = false;       ///< says little by itself: told after the others, and by them
    std::string source, message, why, try_instead;  ///< empty in packs stripped for shipping
    struct Example {
        std::string text;      ///< UTF-8
        std::string platform;  ///< "" = other
        std::string kind;      ///< "" = post
    };
    std::vector<Example> flagged, passing;
};

/// Names that count as the author's own organisation: policy and options supply them.
struct PackOptions {
    std::vector<std::string> own_names;  ///< UTF-8; company, brand and product names
    std::vector<std::string>
        muted_rules;  ///< ids whose evidence is ignored; unknown ids are harmless
};

struct CompiledPack;  // internal: core/src/compiled_pack.hpp

class RulePack {
public:
    [[nodiscard]] const std::string& language() const;
    [[nodiscard]] std::span<const RuleInfo> rules() const;
    /// nullptr when there is no such rule.
    [[nodiscard]] const RuleInfo* find(std::string_view id) const;
    /// Nodes of the compiled automaton: a measure of size, for benchmarks.
    [[nodiscard]] std::size_t node_count() const;

    explicit RulePack(std::shared_ptr<const CompiledPack> compiled);
    [[nodiscard]] const CompiledPack& compiled() const { return *compiled_; }

private:
    std::shared_ptr<const CompiledPack> compiled_;
};

struct LoadResult {
    std::shared_ptr<const RulePack> pack;  ///< null if and only if `problems` holds an error
    std::vector<Diagnostic> problems;      ///< all of them, in file order
};

/// Loads the files of one language: one pack file, lexicon files and rule files in any order, or
/// one bundle that holds all of them (what the build ships). Never throws; never prints.
[[nodiscard]] LoadResult load_pack(std::span<const SourceFile> files,
                                   const PackOptions& options = {});

}  // namespace unbroadcast
