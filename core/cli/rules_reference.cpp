#include "rules_reference.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

#include "compiled_pack.hpp"
#include "json_text.hpp"

namespace unbroadcast::cli {
namespace {

/// Text as it stands, whatever Markdown would make of it; line ends are shown as a slash.
std::string plain(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            while (i + 1 < text.size() && text[i + 1] == '\n') ++i;
            out += " / ";
        } else {
            if (std::string_view("\\`*_<>[]#|~").find(c) != std::string_view::npos) out += '\\';
            out += c;
        }
    }
    return out;
}

/// B2 before B10.
std::tuple<Side, std::size_t, std::string_view, std::string_view> order_of(const RuleInfo& rule) {
    return {rule.side, rule.signal.size(), rule.signal, rule.id};
}

std::string weight_of(const RuleInfo& rule) {
    std::string text = "weight " + json_number(rule.weight / 1000.0);
    if (rule.floor > 0) text += ", at least " + json_number(rule.floor / 1000.0);
    return text;
}

std::string examples(const char* title, const std::vector<RuleInfo::Example>& list) {
    std::string out;
    for (const RuleInfo::Example& example : list) {
        out += std::string("- ") + title + ": “" + plain(example.text) + "”";
        if (!example.platform.empty()) out += " on " + example.platform;
        if (!example.kind.empty()) out += " as " + example.kind;
        out += '\n';
    }
    return out;
}

std::string entry(const RuleInfo& rule) {
    return "\n### " + rule.id + "\n\n" + rule.signal + ", " + weight_of(rule) + ". **" +
           plain(rule.message) + "**\n\n- Why: " + plain(rule.why) +
           "\n- Try: " + plain(rule.try_instead) + '\n' + examples("Fires", rule.flagged) +
           examples("Does not", rule.passing) + "- Source: " + plain(rule.source) + '\n';
}

}  // namespace

std::string rules_reference(const RulePack& pack) {
    std::vector<const RuleInfo*> rules;
    for (const RuleInfo& rule : pack.rules()) rules.push_back(&rule);
    std::sort(rules.begin(), rules.end(),
              [](const RuleInfo* a, const RuleInfo* b) { return order_of(*a) < order_of(*b); });
    std::string out = "# All rules: " + pack.compiled().info.name +
                      "\n\nMade from the rule files by `./dev reference`; edit those instead. "
                      "README.md explains signals (B1, C1)\nand weights. All examples were written "
                      "for this project.\n";
    const RuleInfo* before = nullptr;
    for (const RuleInfo* rule : rules) {
        if (before == nullptr || before->side != rule->side) {
            out += rule->side == Side::broadcasting ? "\n## What counts as broadcasting\n"
                                                    : "\n## What counts as conversation\n";
        }
        out += entry(*rule);
        before = rule;
    }
    return out;
}

}  // namespace unbroadcast::cli
