#pragma once
// Runs the examples that rule files carry, against the whole pack.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "unbroadcast/engine.hpp"

namespace unbroadcast::cli {

/// An example that does not do what its rule says of it.
struct ExampleFailure {
    const RuleInfo* rule;
    std::string where;               ///< "flagged[0]", "passing[2]"
    std::string text;                ///< UTF-8, the example
    std::string problem;             ///< what should have happened and what did, without a line end
    std::vector<std::string> fired;  ///< everything that fired, e.g. "link-dump +1.2"
};

/// Every failing example of one rule. A flagged example must make the rule fire; a passing one must
/// not, and the whole pack must not warn of it.
[[nodiscard]] std::vector<ExampleFailure> failing_examples(Engine& engine, const RulePack& pack,
                                                           const RuleInfo& rule);

}  // namespace unbroadcast::cli
