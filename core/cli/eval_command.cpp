// `unbroadcast eval`: scores rated posts and prints how well the scores agree with the raters.

#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>

#include "commands.hpp"
#include "corpus.hpp"
#include "exit_status.hpp"
#include "json_text.hpp"
#include "statistics.hpp"

namespace unbroadcast::cli {
namespace {

constexpr std::size_t smallest_group = 20;

/// Posts by the name of a slice, e.g. "platform" -> "x" -> posts.
using Slices = std::map<std::string, std::vector<Judged>>;

struct Judgement {
    std::vector<Judged> all;
    Slices platform, kind, group;
    std::size_t skipped = 0;

    void add(const RatedPost& row, const Report& report) {
        const Judged post = judged(row, report);
        all.push_back(post);
        platform[row.platform].push_back(post);
        kind[row.kind].push_back(post);
        group[row.group].push_back(post);
    }

    /// Figures of a handful of posts say nothing: small groups are shown together.
    void merge_small_groups() {
        std::vector<Judged> others;
        for (auto slice = group.begin(); slice != group.end();) {
            if (slice->second.size() >= smallest_group) {
                ++slice;
                continue;
            }
            others.insert(others.end(), slice->second.begin(), slice->second.end());
            slice = group.erase(slice);
        }
        if (!others.empty()) group["other"] = std::move(others);
    }
};

struct Named {
    const char* key;    ///< in --json
    const char* title;  ///< in the table
    std::optional<double> Figures::*value;
};
constexpr Named figure_list[] = {
    {"roc_auc", "ROC-AUC", &Figures::roc_auc},
    {"average_precision", "avg.prec", &Figures::average_precision},
    {"spearman", "Spearman", &Figures::spearman},
    {"precision", "precis.", &Figures::precision},
    {"recall", "recall", &Figures::recall},
    {"f1", "F1", &Figures::f1},
    {"false_warning_rate", "false w.", &Figures::false_warning_rate},
    {"calibration_error", "calib.e.", &Figures::calibration_error},
    {"reason_share", "reasons", &Figures::reason_share},
};

std::string json_figures(const std::vector<Judged>& posts) {
    const Figures figures = figures_of(posts);
    std::string json = "{\"n\":" + std::to_string(figures.n) +
                       ",\"deserving\":" + std::to_string(figures.deserving) +
                       ",\"warned\":" + std::to_string(figures.warned);
    for (const Named& named : figure_list) {
        json += ",\"" + std::string(named.key) + "\":" + json_number(figures.*named.value);
    }
    return json + "}";
}

std::string json_slices(const Slices& slices) {
    std::string json;
    for (const auto& [name, posts] : slices) {
        json += (json.empty() ? "" : ",") + json_quote(name) + ":" + json_figures(posts);
    }
    return "{" + json + "}";
}

void print_json(const std::string& corpus, const Judgement& judgement) {
    std::cout << "{\"corpus\":" << json_quote(corpus) << ",\"skipped\":" << judgement.skipped
              << ",\"all\":" << json_figures(judgement.all)
              << ",\"platform\":" << json_slices(judgement.platform)
              << ",\"kind\":" << json_slices(judgement.kind)
              << ",\"group\":" << json_slices(judgement.group) << "}\n";
}

std::string table_row(const std::string& name, const std::vector<Judged>& posts) {
    const Figures figures = figures_of(posts);
    std::ostringstream row;
    row << std::left << std::setw(34) << name << std::right << std::setw(6) << figures.n
        << std::setw(8) << figures.deserving << std::setw(8) << figures.warned << std::fixed
        << std::setprecision(3);
    for (const Named& named : figure_list) {
        const std::optional<double> value = figures.*named.value;
        row << std::setw(10);
        if (value) {
            row << *value;
        } else {
            row << "-";
        }
    }
    row << '\n';
    return row.str();
}

void print_table(const std::string& corpus, const Judgement& judgement) {
    std::cout << corpus << ": " << judgement.all.size() << " rated posts";
    if (judgement.skipped > 0)
        std::cout << ", " << judgement.skipped << " without a rating skipped";
    std::cout << "\n\n"
              << std::setw(40) << "n" << std::setw(8) << "deserve" << std::setw(8) << "warned";
    for (const Named& named : figure_list) std::cout << std::setw(10) << named.title;
    std::cout << '\n' << table_row("all", judgement.all);
    const std::pair<const char*, const Slices&> all_slices[] = {
        {"platform ", judgement.platform}, {"kind ", judgement.kind}, {"group ", judgement.group}};
    for (const auto& [prefix, slices] : all_slices) {
        std::cout << '\n';
        for (const auto& [name, posts] : slices) std::cout << table_row(prefix + name, posts);
    }
}

/// {"id":..,"group":..,"w":..,"s":..,"features":{"rule":1500,"rule/3":500}}: the strengths of a
/// rule's hits (or of a wording rule's phrase) added up, in thousandths.
std::string feature_line(const RatedPost& row, Engine& engine, const RulePack& pack,
                         Sensitivity sensitivity) {
    std::map<std::string, std::int64_t> strengths;
    for (const Evidence& evidence : engine.evidence(row.post(sensitivity))) {
        std::string name = pack.rules()[evidence.rule].id;
        if (evidence.phrase >= 0) name += "/" + std::to_string(evidence.phrase);
        strengths[name] += evidence.strength;
    }
    std::string features;
    for (const auto& [name, strength] : strengths) {
        features +=
            (features.empty() ? "" : ",") + json_quote(name) + ":" + std::to_string(strength);
    }
    return "{\"id\":" + row.id + ",\"group\":" + json_quote(row.group) +
           ",\"w\":" + (row.deserves ? "true" : "false") + ",\"s\":" + json_number(row.rating) +
           ",\"features\":{" + features + "}}";
}

}  // namespace

int eval(const EvalOptions& options) {
    const auto pack = load_or_complain(options.pack);
    if (!pack) return exit_failed;
    Engine engine({pack});
    Judgement judgement;
    const int status = for_each_row(options.corpus, [&](const RatedPost& row) {
        if (!row.rating) {
            ++judgement.skipped;
        } else if (options.features) {
            std::cout << feature_line(row, engine, *pack, options.sensitivity) << '\n';
        } else {
            judgement.add(row, engine.score(row.post(options.sensitivity)));
        }
    });
    if (options.features) return status;
    if (judgement.all.empty()) return fail(options.corpus + " holds no rated post");
    judgement.merge_small_groups();
    if (options.json) {
        print_json(options.corpus, judgement);
    } else {
        print_table(options.corpus, judgement);
    }
    return status;
}

}  // namespace unbroadcast::cli
