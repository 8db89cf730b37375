#include "rule_examples.hpp"

#include <algorithm>

#include "json_text.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast::cli {
namespace {

struct Outcome {
    bool fired = false;
    Report report;
    std::vector<Evidence> evidence;
};

Outcome run(Engine& engine, const RulePack& pack, const RuleInfo& rule,
            const RuleInfo::Example& example) {
    const std::u16string text = to_utf16(example.text);
    const Post post{.text = text,
                    .platform = platform_from(example.platform),
                    .surface = surface_from(example.kind),
                    .language = pack.language()};
    Outcome outcome;
    outcome.report = engine.score(post);
    outcome.evidence = engine.evidence(post);
    outcome.fired = std::any_of(
        outcome.evidence.begin(), outcome.evidence.end(),
        [&](const Evidence& e) { return e.strength > 0 && &pack.rules()[e.rule] == &rule; });
    return outcome;
}

std::vector<std::string> describe(const RulePack& pack, const std::vector<Evidence>& evidence) {
    std::vector<std::string> fired;
    fired.reserve(evidence.size());
    for (const Evidence& e : evidence) {
        fired.push_back(pack.rules()[e.rule].id + (e.contribution < 0 ? " " : " +") +
                        json_number(e.contribution / 1000.0));
    }
    return fired;
}

}  // namespace

std::vector<ExampleFailure> failing_examples(Engine& engine, const RulePack& pack,
                                             const RuleInfo& rule) {
    std::vector<ExampleFailure> failures;
    const auto check = [&](const std::string& where, const RuleInfo::Example& example,
                           bool must_fire) {
        const Outcome outcome = run(engine, pack, rule, example);
        const bool warned = outcome.report.verdict == Verdict::broadcasting;
        std::string problem;
        if (must_fire && !outcome.fired) problem = "the rule should fire here and does not";
        if (!must_fire && outcome.fired) problem = "the rule fires here and should not";
        if (!must_fire && warned) {
            problem += problem.empty() ? "" : "; ";
            problem += "the pack warns of it (score " + std::to_string(outcome.report.score) +
                       ") and should not";
        }
        if (problem.empty()) return;
        failures.push_back({&rule, where, example.text, problem, describe(pack, outcome.evidence)});
    };
    for (std::size_t i = 0; i < rule.flagged.size(); ++i) {
        check("flagged[" + std::to_string(i) + "]", rule.flagged[i], true);
    }
    for (std::size_t i = 0; i < rule.passing.size(); ++i) {
        check("passing[" + std::to_string(i) + "]", rule.passing[i], false);
    }
    return failures;
}

}  // namespace unbroadcast::cli
