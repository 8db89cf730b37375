#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <system_error>

#include "commands.hpp"
#include "exit_status.hpp"
#include "json_text.hpp"
#include "rule_examples.hpp"
#include "rules_reference.hpp"

namespace unbroadcast::cli {
namespace {

namespace fs = std::filesystem;

std::string weight_text(const RuleInfo& rule) {
    return json_number(rule.weight / 1000.0);
}

int no_such_rule(const std::string& id) {
    return fail("there is no rule called \"" + id + "\"; `unbroadcast rules list` names them all");
}

std::string json_rule(const RuleInfo& rule) {
    return "{\"id\":" + json_quote(rule.id) + ",\"signal\":" + json_quote(rule.signal) +
           ",\"side\":" + json_quote(to_string(rule.side)) + ",\"weight\":" + weight_text(rule) +
           ",\"message\":" + json_quote(rule.message) + "}";
}

void print_examples(const char* title, const std::vector<RuleInfo::Example>& examples) {
    std::cout << '\n' << title << '\n';
    for (const RuleInfo::Example& example : examples) {
        std::cout << "  - " << json_quote(example.text);
        if (!example.platform.empty()) std::cout << " on " << example.platform;
        if (!example.kind.empty()) std::cout << " as " << example.kind;
        std::cout << '\n';
    }
}

void print_failure(const ExampleFailure& failure) {
    std::cout << failure.rule->id << ": " << failure.where << ": " << failure.problem << '\n'
              << "    text:  " << json_quote(failure.text) << "\n    fired: ";
    if (failure.fired.empty()) std::cout << "nothing";
    for (std::size_t i = 0; i < failure.fired.size(); ++i) {
        std::cout << (i == 0 ? "" : ", ") << failure.fired[i];
    }
    std::cout << '\n';
}

/// Tests the examples of the given rules; prints failures and a closing line.
int run_examples(const std::shared_ptr<const RulePack>& pack,
                 const std::vector<const RuleInfo*>& rules) {
    Engine engine({pack});
    std::size_t examples = 0;
    std::size_t failed = 0;
    for (const RuleInfo* rule : rules) {
        examples += rule->flagged.size() + rule->passing.size();
        for (const ExampleFailure& failure : failing_examples(engine, *pack, *rule)) {
            print_failure(failure);
            ++failed;
        }
    }
    std::cout << rules.size() << (rules.size() == 1 ? " rule, " : " rules, ") << examples
              << " examples, " << failed << " failed\n";
    return failed == 0 ? exit_clean : exit_warned;
}

/// The pack's files with `path` among them, in place of the one with the same name.
int test_file(const PackChoice& choice, const std::string& path) {
    std::vector<Diagnostic> problems;
    std::vector<SourceFile> files = pack_files(choice.folder, problems);
    if (complain(problems)) return exit_failed;
    auto text = read_file(path);
    if (!text) return fail("cannot read " + path + ": " + std::strerror(errno));
    const std::string id = fs::path(path).stem().string();
    std::erase_if(files, [&](const SourceFile& f) {
        const fs::path known = f.name;  // a lexicon may share the rule's name
        return known.filename() == fs::path(path).filename() &&
               known.parent_path().filename() != "lexicons";
    });
    files.push_back({path, std::move(*text)});
    PackOptions options;
    options.own_names = choice.own_names;
    const LoadResult result = load_pack(files, options);
    complain(result.problems);
    if (!result.pack) return exit_failed;
    const RuleInfo* rule = result.pack->find(id);
    if (rule == nullptr) return fail(path + " is not a rule: only rules carry examples to test");
    return run_examples(result.pack, {rule});
}

}  // namespace

int rules_list(const PackChoice& choice, bool json) {
    const auto pack = load_or_complain(choice);
    if (!pack) return exit_failed;
    if (json) {
        const char* separator = "[";
        for (const RuleInfo& rule : pack->rules()) {
            std::cout << separator << json_rule(rule);
            separator = ",\n ";
        }
        std::cout << "]\n";
        return exit_clean;
    }
    std::size_t widest = 0;
    for (const RuleInfo& rule : pack->rules()) widest = std::max(widest, rule.id.size());
    for (const RuleInfo& rule : pack->rules()) {
        std::cout << std::left << std::setw(static_cast<int>(widest) + 2) << rule.id << std::setw(5)
                  << rule.signal << std::setw(14) << to_string(rule.side) << std::setw(7)
                  << weight_text(rule) << rule.message << '\n';
    }
    return exit_clean;
}

int rules_reference_page(const PackChoice& choice) {
    const auto pack = load_or_complain(choice);
    if (!pack) return exit_failed;
    std::cout << rules_reference(*pack);
    return exit_clean;
}

int rules_show(const PackChoice& choice, const std::string& id) {
    const auto pack = load_or_complain(choice);
    if (!pack) return exit_failed;
    const RuleInfo* rule = pack->find(id);
    if (rule == nullptr) return no_such_rule(id);
    std::cout << rule->id << " (" << rule->signal << ", " << to_string(rule->side) << ", weight "
              << weight_text(*rule) << ")\n\n"
              << rule->message << "\n\nwhy:    " << rule->why << "\ntry:    " << rule->try_instead
              << "\nsource: " << rule->source << '\n';
    print_examples("flagged", rule->flagged);
    print_examples("passing", rule->passing);
    return exit_clean;
}

int rules_test(const PackChoice& choice, const std::string& file) {
    if (!file.empty()) return test_file(choice, file);
    const auto pack = load_or_complain(choice);
    if (!pack) return exit_failed;
    std::vector<const RuleInfo*> rules;
    for (const RuleInfo& rule : pack->rules()) rules.push_back(&rule);
    return run_examples(pack, rules);
}

int rules_bundle(const std::string& folder, const std::string& output) {
    std::vector<Diagnostic> problems;
    const std::vector<SourceFile> files = pack_files(folder, problems);
    if (complain(problems)) return exit_failed;
    const LoadResult checked = load_pack(files);
    complain(checked.problems);
    if (!checked.pack) return exit_failed;
    const std::string bundle = make_bundle(files);
    if (output.empty()) {
        std::cout << bundle << '\n';
        return exit_clean;
    }
    std::error_code error;
    fs::create_directories(fs::path(output).parent_path(), error);
    std::ofstream file(output, std::ios::binary);
    file << bundle << '\n';
    file.close();
    return file ? exit_clean : fail("cannot write " + output + "; check the path and the disk");
}

}  // namespace unbroadcast::cli
