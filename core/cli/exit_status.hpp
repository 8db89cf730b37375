#pragma once
// What the command tells the shell. Several outcomes: the highest counts.

namespace unbroadcast::cli {

inline constexpr int exit_clean = 0;   ///< nothing to warn about
inline constexpr int exit_warned = 1;  ///< at least one warning, or a rule example that fails
inline constexpr int exit_failed = 2;  ///< something could not be read, understood or written

}  // namespace unbroadcast::cli
