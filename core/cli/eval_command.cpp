// `unbroadcast eval`: scores rated posts and prints how well the scores agree with the raters.

#include <cerrno>
#include <cstring>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <map>
#include <sstream>

#include "commands.hpp"
#include "exit_status.hpp"
#include "json_text.hpp"
#include "line_reader.hpp"
#include "statistics.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast::cli {
namespace {

constexpr std::size_t smallest_group = 20;

struct RatedPost {
    std::string id;  ///< JSON text
    std::u16string text;
    std::string platform, kind, language, group;
    std::optional<double> rating;
    bool deserves = false;
    std::vector<std::u16string> quotes;

    [[nodiscard]] Post post(Sensitivity sensitivity) const {
        return {.text = text,
                .platform = platform_from(platform),
                .surface = surface_from(kind),
                .language = language,
                .sensitivity = sensitivity};
    }
};

/// Calls `use` for each well-formed row; complains of the others. Returns an exit status.
int for_each_row(const std::string& path, const std::function<void(const RatedPost&)>& use) {
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file) return fail("cannot read " + path + ": " + std::strerror(errno));
    int status = exit_clean;
    std::string line;
    std::size_t number = 0;
    for (Line state = read_line(file, line); state != Line::end; state = read_line(file, line)) {
        if (++number == 1) drop_byte_order_mark(line);
        if (state == Line::read && is_blank(line)) continue;
        ObjectLine object(line);
        RatedPost row;
        row.id = object.raw("id").value_or(std::to_string(number));
        row.text = to_utf16(object.required_string("text"));
        row.platform = object.optional_string("platform", "other");
        row.kind = object.optional_string("kind", "post");
        row.language = object.optional_string("lang", "auto");
        row.group = object.optional_string("group", "");
        row.rating = object.number_or_null("s");
        if (row.rating) row.deserves = object.required_bool("w");
        for (const std::string& quote : object.optional_strings("q")) {
            row.quotes.push_back(to_utf16(quote));
        }
        if (object.problems().empty()) {
            use(row);
        } else {
            status = fail(path + ":" + std::to_string(number) + ": " + object.problems());
        }
    }
    return status;
}

bool overlaps(const Finding& finding, std::size_t begin, std::size_t end) {
    return finding.side == Side::broadcasting && finding.span.begin < end &&
           begin < finding.span.end;
}

/// Whether a broadcasting finding's own words overlap a quote, wherever it stands in the text;
/// nullopt when no quote is found there.
std::optional<bool> reason_hit(const RatedPost& row, const Report& report) {
    std::optional<bool> hit;
    for (const std::u16string& quote : row.quotes) {
        if (quote.empty()) continue;
        for (std::size_t at = row.text.find(quote); at != row.text.npos;
             at = row.text.find(quote, at + 1)) {
            hit = hit.value_or(false);
            for (const Finding& finding : report.findings) {
                if (overlaps(finding, at, at + quote.size())) return true;
            }
        }
    }
    return hit;
}

/// Posts by the name of a slice, e.g. "platform" -> "x" -> posts.
using Slices = std::map<std::string, std::vector<Judged>>;

struct Judgement {
    std::vector<Judged> all;
    Slices platform, kind, group;
    std::size_t skipped = 0;

    void add(const RatedPost& row, const Report& report) {
        const Judged judged{.score = report.score / 100.0,
                            .rating = *row.rating,
                            .deserves = row.deserves,
                            .warned = report.verdict == Verdict::broadcasting,
                            .reason_hit = reason_hit(row, report)};
        all.push_back(judged);
        platform[row.platform].push_back(judged);
        kind[row.kind].push_back(judged);
        group[row.group].push_back(judged);
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
