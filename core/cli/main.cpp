// The native command: arguments in, exit status out. What it does is in the *_command files.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>
#include <map>

#include "commands.hpp"
#include "exit_status.hpp"

namespace {

using namespace unbroadcast;
using namespace unbroadcast::cli;

const std::map<std::string, Sensitivity> sensitivities{{"gentle", Sensitivity::gentle},
                                                       {"balanced", Sensitivity::balanced},
                                                       {"strict", Sensitivity::strict}};
const std::map<std::string, ColorMode> color_modes{
    {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};

void add_pack_options(CLI::App& command, PackChoice& pack) {
    command.add_option("--rules", pack.folder, "Folder of rules to use instead of the built-in")
        ->type_name("DIR");
    command
        .add_option("--own-name", pack.own_names,
                    "A company, brand or product name that counts as \"we\"; may be repeated")
        ->type_name("NAME")
        ->take_all()
        ->expected(1);
}

void add_sensitivity(CLI::App& command, Sensitivity& sensitivity) {
    command.add_option("--sensitivity", sensitivity, "How sure to be before warning")
        ->transform(CLI::CheckedTransformer(sensitivities).description(""))
        ->type_name("gentle|balanced|strict");
}

void add_check(CLI::App& app, CheckOptions& options, int& status) {
    CLI::App& command = *app.add_subcommand("check", "Score posts and say why");
    command.add_option("files", options.files, "Posts to read; none or - is standard input")
        ->type_name("FILE");
    command.add_flag("--ndjson", options.ndjson,
                     "Read one JSON object a line (text, and optionally id, platform, kind, lang; "
                     "other members are ignored) and answer each with one line, in order. Without "
                     "an id the answer carries the line's number");
    command
        .add_option_function<std::string>(
            "--format", [&](const std::string& format) { options.json = format == "json"; },
            "For people (default) or one JSON object a file")
        ->check(CLI::IsMember({"text", "json"}).description(""))
        ->type_name("text|json");
    command.add_option("--platform", options.defaults.platform, "Where the post is to appear")
        ->check(CLI::IsMember({"linkedin", "x", "twitter", "other"}).description(""))
        ->type_name("linkedin|x|other");
    command.add_option("--kind", options.defaults.kind, "What is being written")
        ->check(CLI::IsMember({"post", "reply", "comment", "message", "article"}).description(""))
        ->type_name("post|reply|message|article");
    command.add_option("--lang", options.defaults.language, "Language tag, or auto")
        ->type_name("TAG");
    add_sensitivity(command, options.defaults.sensitivity);
    command.add_option("--color", options.color, "Colours: auto is only on a terminal")
        ->transform(CLI::CheckedTransformer(color_modes).description(""))
        ->type_name("auto|always|never");
    add_pack_options(command, options.pack);
    command.callback([&] {
        if (options.ndjson && options.files.size() > 1) {
            throw CLI::ValidationError("--ndjson", "reads one FILE, or - for standard input");
        }
        status = check(options);
    });
}

void add_eval(CLI::App& app, EvalOptions& options, int& status) {
    CLI::App& command =
        *app.add_subcommand("eval", "Measure how well the scores agree with people's ratings");
    command
        .add_option("corpus", options.corpus,
                    "One JSON object a line: text, s (0-4 or null), w (a warning would be right), "
                    "and optionally platform, kind, lang, group, q (quotes)")
        ->required()
        ->type_name("CORPUS.jsonl");
    command.add_flag("--json", options.json, "Print the figures as one JSON object");
    CLI::Option* features = command.add_flag(
        "--features", options.features,
        "Print what fired on each post instead, one JSON object a line, for fitting");
    command
        .add_option("--cross-validate", options.folds,
                    "Fit the weights again without each fold (10, or N) and judge it with them; no "
                    "group is on both sides")
        ->type_name("N")
        ->expected(0, 1)
        ->default_str("10")
        ->check(CLI::Range(2, 1000).description(""))
        ->excludes(features);
    add_sensitivity(command, options.sensitivity);
    add_pack_options(command, options.pack);
    command.callback([&] { status = options.folds > 0 ? cross_validate(options) : eval(options); });
}

struct RulesOptions {
    PackChoice pack;
    bool json = false;
    std::string id, file, folder, output;
};

void add_rules(CLI::App& app, RulesOptions& options, int& status) {
    CLI::App& rules = *app.add_subcommand("rules", "Look at the rules and test them");
    rules.require_subcommand(1);

    CLI::App& list = *rules.add_subcommand("list", "Id, signal, side, weight and message of each");
    list.add_flag("--json", options.json, "Print a JSON array");
    add_pack_options(list, options.pack);
    list.callback([&] { status = rules_list(options.pack, options.json); });

    CLI::App& show = *rules.add_subcommand("show", "Everything about one rule");
    show.add_option("id", options.id, "The rule's id")->required()->type_name("ID");
    add_pack_options(show, options.pack);
    show.callback([&] { status = rules_show(options.pack, options.id); });

    CLI::App& reference = *rules.add_subcommand(
        "reference", "All rules with their reasons and examples, as one Markdown page");
    add_pack_options(reference, options.pack);
    reference.callback([&] { status = rules_reference_page(options.pack); });

    CLI::App& test = *rules.add_subcommand("test", "Run the examples that the rules carry");
    test.add_option("file", options.file, "Only this rule file, together with the pack")
        ->type_name("FILE");
    add_pack_options(test, options.pack);
    test.callback([&] { status = rules_test(options.pack, options.file); });

    CLI::App& bundle = *rules.add_subcommand(
        "bundle", "Print a folder of rules as one document without the texts for people");
    bundle.add_option("folder", options.folder, "Such as core/rules/en")
        ->required()
        ->type_name("DIR");
    bundle.add_option("--output", options.output, "Write here instead of to standard output")
        ->type_name("FILE");
    bundle.callback([&] { status = rules_bundle(options.folder, options.output); });
}

int run(int argc, char** argv) {
    CLI::App app{
        "Tells when a post has turned from conversation into broadcasting, and why.\n"
        "Exit status: 0 nothing to warn about, 1 at least one warning, 2 an error.",
        "unbroadcast"};
    app.set_version_flag("--version", UNBROADCAST_VERSION);
    app.require_subcommand(1);
    int status = exit_clean;
    CheckOptions check_options;
    EvalOptions eval_options;
    RulesOptions rules_options;
    add_check(app, check_options, status);
    add_eval(app, eval_options, status);
    add_rules(app, rules_options, status);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? exit_clean : exit_failed;
    }
    if (!std::cout.flush()) return fail("cannot write the output; is the disk full?");
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {  // out of memory, say
        std::fputs("unbroadcast: ", stderr);
        std::fputs(error.what(), stderr);
        std::fputs("\n", stderr);
        return exit_failed;
    }
}
