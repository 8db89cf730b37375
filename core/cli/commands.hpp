#pragma once
// The sub-commands. Each takes what the argument parser understood, reads and prints, and returns
// an exit status of exit_status.hpp. None throws; errors go to standard error and never stop the
// rest of the work.

#include <iosfwd>
#include <string>
#include <vector>

#include "packs.hpp"
#include "terminal.hpp"
#include "unbroadcast/engine.hpp"

namespace unbroadcast::cli {

/// What a post is taken for when it does not say so itself.
struct PostDefaults {
    std::string platform = "other";
    std::string kind = "post";
    std::string language = "auto";
    Sensitivity sensitivity = Sensitivity::balanced;
};

struct CheckOptions {
    PackChoice pack;
    PostDefaults defaults;
    std::vector<std::string> files;  ///< empty = standard input
    bool json = false;
    bool ndjson = false;
    ColorMode color = ColorMode::automatic;
};
int check(const CheckOptions& options);

/// The streaming loop of `check --ndjson`: one answer a line, in order, flushed line by line.
int check_ndjson(std::istream& in, std::ostream& out, Engine& engine, const PostDefaults& defaults);

struct EvalOptions {
    PackChoice pack;
    std::string corpus;
    Sensitivity sensitivity = Sensitivity::balanced;
    bool json = false;
    bool features = false;  ///< print what fired on each post instead of figures
    std::size_t folds = 0;  ///< > 0: refit and judge the posts that were held out, in so many folds
};
int eval(const EvalOptions& options);
/// Figures of the weights as they stand beside cross-validated ones. Preconditions: folds >= 2.
int cross_validate(const EvalOptions& options);

int rules_list(const PackChoice& pack, bool json);
/// Every rule with its texts and examples, as Markdown.
int rules_reference_page(const PackChoice& pack);
int rules_show(const PackChoice& pack, const std::string& id);
/// `file` "": the examples of all rules; else those of that one rule file, within the pack.
int rules_test(const PackChoice& pack, const std::string& file);
/// The folder's rules as one document (make_bundle); to standard output when `output` is "".
int rules_bundle(const std::string& folder, const std::string& output);

}  // namespace unbroadcast::cli
