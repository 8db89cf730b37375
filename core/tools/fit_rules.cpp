// Fits the weights of a folder of rules to rated posts and writes them back:
//   unbroadcast_fit [--dry-run] core/rules/en CORPUS.jsonl
// Beside the folder it keeps the figures of the last fit (en-figures.json), the same as a table in
// README.md between two markers, and RULES.md, which shows the weights. The same rules and posts
// give the same bytes; a second run changes nothing.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "canonical.hpp"
#include "exit_status.hpp"
#include "fitting_input.hpp"
#include "rules_reference.hpp"

namespace {

namespace fs = std::filesystem;
using namespace unbroadcast;
using namespace unbroadcast::cli;

struct Options {
    std::string folder, corpus;
    std::size_t folds = 10;
    bool dry_run = false;
};

std::string number(std::int32_t thousandths) {
    std::ostringstream out;
    out << thousandths / 1000.0;
    return out.str();
}

void print_changes(std::span<const fit::Change> changes) {
    std::cout << (changes.empty() ? "Nothing changes.\n" : "Changes:\n");
    for (const fit::Change& change : changes) {
        std::cout << "  " << std::left << std::setw(60) << change.name << std::right;
        if (change.threshold) {
            std::cout << std::setw(7) << change.before << " -> " << change.after << '\n';
        } else {
            std::cout << std::setw(7) << number(change.before) << " -> " << number(change.after)
                      << '\n';
        }
    }
}

std::string name_of(const fit::Column& column) {
    return column.rule + (column.phrase < 0 ? "" : "/" + std::to_string(column.phrase));
}

/// Names in one paragraph; nothing when there are none.
void print_names(const std::string& title, const std::vector<std::string>& names) {
    if (names.empty()) return;
    std::cout << '\n' << title << " (" << names.size() << "):\n ";
    for (const std::string& name : names) std::cout << ' ' << name;
    std::cout << '\n';
}

/// Columns that the fit left at 0, by the reason, and those that their floor holds up.
void print_idle(const Fitting& fitting, const fit::Fitted& fitted) {
    const std::vector<std::size_t> fired = fitting.fired();
    std::vector<std::string> silent, wrong, useless, held;
    for (std::uint32_t c = 0; c < fitting.columns().size(); ++c) {
        const std::string name = name_of(fitting.columns()[c]);
        const std::int32_t weight = fitted.weights.columns[c];
        if (weight > 0) {
            if (weight == fitting.floors()[c]) held.push_back(name);
        } else if (fired[c] == 0) {
            silent.push_back(name);
        } else if (std::binary_search(fitted.dropped.begin(), fitted.dropped.end(), c)) {
            wrong.push_back(name);
        } else {
            useless.push_back(name);
        }
    }
    print_names("Held up by their floor", held);
    print_names("Earn nothing: would count for the other side", wrong);
    print_names("Earn nothing: rounded to 0", useless);
    print_names("Earn nothing: fired on no post", silent);
}

/// Writes only what differs; true when it could be written.
bool write_if_changed(const std::string& path, const std::string& text) {
    const std::optional<std::string> before = cli::read_file(path);
    if (before == text) return true;
    std::ofstream out(path, std::ios::binary);
    out << text;
    return static_cast<bool>(out.flush());
}

/// `readme` with `table` between the markers of the language; unchanged when it has none.
std::string with_table(std::string readme, const std::string& language, const std::string& table) {
    const std::string begin = "<!-- fit:" + language + ":begin -->\n";
    const std::string end = "<!-- fit:" + language + ":end -->\n";
    const std::size_t from = readme.find(begin);
    const std::size_t to = readme.find(end);
    if (from == std::string::npos || to == std::string::npos) return readme;
    return readme.replace(from + begin.size(), to - from - begin.size(), table);
}

int write_all(const Options& options, std::span<const SourceFile> files,
              const CrossReport& report) {
    const fs::path folder = (fs::path(options.folder) / "").lexically_normal().parent_path();
    const fs::path beside = folder.parent_path();
    const std::string language = folder.filename().string();
    std::vector<SourceFile> all(files.begin(), files.end());
    all.push_back({(beside / (language + "-figures.json")).string(), cross_json(report)});
    const std::string readme = (beside / "README.md").string();
    if (const std::optional<std::string> text = cli::read_file(readme))
        all.push_back({readme, with_table(*text, language, cross_markdown(report))});
    const std::string reference = (beside / "RULES.md").string();
    if (fs::exists(reference)) all.push_back({reference, rules_reference(*load_pack(files).pack)});
    int status = exit_clean;
    for (const SourceFile& file : all)
        if (!write_if_changed(file.name, file.text)) status = fail("cannot write " + file.name);
    return status;
}

/// The keys of rule files stay in the schema's order.
bool make_canonical(std::vector<SourceFile>& files, const std::string& schema_path) {
    const std::optional<std::string> text = cli::read_file(schema_path);
    const auto schema = nlohmann::ordered_json::parse(text.value_or(""), nullptr, false);
    if (schema.is_discarded()) return false;
    for (SourceFile& file : files) file.text = tools::canonical(file.text, schema).value();
    return true;
}

int fit_rules(const Options& options) {
    FittingInput input;
    const int status = read_fitting_input({options.folder, {}}, options.corpus, input);
    if (!input.fitting || status != exit_clean) return exit_failed;
    const Fitting& fitting = *input.fitting;
    if (!fitting.enough_for(options.folds)) return fail(options.corpus + " holds too few posts");
    const fit::Fitted fitted = fitting.fit_all();
    const std::vector<Judged> held_out = fitting.hold_out(options.folds);
    const fit::Thresholds thresholds = fit::choose_thresholds(scored(held_out));
    fit::Weighted weighted =
        fit::with_weights(fitting.files(), fitting.columns(), fitted.weights, thresholds);
    const std::string schema = (fs::path(options.folder) / ".." / "schema.json").string();
    if (!make_canonical(weighted.files, schema)) return fail("cannot read " + schema);
    const CrossReport report =
        measure(fitting, options.folds, weighted.files, thresholds, held_out);
    // Written first: whoever reads only the head of what is printed closes the pipe.
    const int written = options.dry_run ? exit_clean : write_all(options, weighted.files, report);
    print_changes(weighted.changes);
    print_idle(fitting, fitted);
    std::cout << '\n' << cross_text(report);
    return written;
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app{"Fits the weights of a folder of rules to rated posts and writes them back.",
                 "unbroadcast_fit"};
    Options options;
    int status = exit_clean;
    app.add_option("folder", options.folder, "Such as core/rules/en")
        ->required()
        ->check(CLI::ExistingDirectory);
    app.add_option("corpus", options.corpus, "Rated posts, as for `unbroadcast eval`")->required();
    app.add_option("--folds", options.folds, "Of the cross-validation")->check(CLI::Range(2, 1000));
    app.add_flag("--dry-run", options.dry_run, "Print what would change and write nothing");
    app.callback([&] { status = fit_rules(options); });
    CLI11_PARSE(app, argc, argv);
    return status;
} catch (const std::exception& error) {
    std::fprintf(stderr, "unbroadcast_fit: %s\n", error.what());
    return exit_failed;
}
