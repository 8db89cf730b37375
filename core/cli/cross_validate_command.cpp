// `unbroadcast eval --cross-validate`: what the rules are worth on authors that they were not
// fitted on.

#include <iostream>
#include <utility>

#include "commands.hpp"
#include "compiled_pack.hpp"
#include "cross_report.hpp"
#include "exit_status.hpp"
#include "fitting_input.hpp"

namespace unbroadcast::cli {

int cross_validate(const EvalOptions& options) {
    FittingInput input;
    const int status = read_fitting_input(options.pack, options.corpus, input);
    if (!input.fitting) return exit_failed;
    const Fitting& fitting = *input.fitting;
    if (!fitting.enough_for(options.folds)) {
        return fail(options.corpus + " is not enough: " + std::to_string(options.folds) +
                    " folds need as many groups, and posts that deserve a warning beside others");
    }
    const CrossReport report = measure(fitting, options.folds, fitting.files(), input.thresholds);
    std::cout << (options.json ? cross_json(report) : cross_text(report));
    return status;
}

}  // namespace unbroadcast::cli
