#pragma once
// A pack and rated posts, read and checked: what `eval --cross-validate` and the fit begin with.

#include <optional>
#include <string>

#include "cross_report.hpp"
#include "cross_validation.hpp"
#include "packs.hpp"

namespace unbroadcast::cli {

struct FittingInput {
    std::optional<Fitting> fitting;  ///< empty after an error
    fit::Thresholds thresholds;      ///< of the pack
};

/// Complains of what is wrong. Posts without a rating or in another language are left out, and it
/// is said how many. Returns an exit status: rows that cannot be read are an error, the others
/// still count.
int read_fitting_input(const PackChoice& choice, const std::string& corpus, FittingInput& input);

/// Both columns of the report: the posts under `files`, and held out. Precondition:
/// enough_for(folds).
[[nodiscard]] CrossReport measure(const Fitting& fitting, std::size_t folds,
                                  std::span<const SourceFile> files,
                                  const fit::Thresholds& thresholds);

/// The same, where the posts have been held out already.
[[nodiscard]] CrossReport measure(const Fitting& fitting, std::size_t folds,
                                  std::span<const SourceFile> files,
                                  const fit::Thresholds& thresholds,
                                  std::span<const Judged> held_out);

}  // namespace unbroadcast::cli
