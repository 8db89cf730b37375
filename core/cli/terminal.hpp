#pragma once
// What a terminal shows: colours, how wide a text is, and a line with some of its words underlined.

#include <cstdio>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unbroadcast/report.hpp"

namespace unbroadcast::cli {

enum class ColorMode { automatic, always, never };

/// Automatic: only when `stream` is a terminal, NO_COLOR is unset or empty (no-color.org) and
/// TERM is not "dumb".
[[nodiscard]] bool use_color(ColorMode mode, std::FILE* stream);

/// Columns of the terminal behind `stream`; 100 when it is not one.
[[nodiscard]] int terminal_columns(std::FILE* stream);

/// One thing that a person sees as a character, and the columns a terminal gives it.
struct Cluster {
    Span span;    ///< UTF-16 units of the text
    int columns;  ///< 0 combining alone, 1 usual, 2 wide (CJK, emoji)
};

/// The extended grapheme clusters of one line.
[[nodiscard]] std::vector<Cluster> clusters_of(std::u16string_view line);

/// Two lines of equal layout: the words, and the marks below them ("^~~~", further ones "~~~~").
struct Underlined {
    std::string text;   ///< UTF-8; tabs are blanks, controls and bidi controls are U+FFFD
    std::string marks;  ///< blanks, '^' and '~' only
};

/// Underlines `marks` (units of `line`, the first one is the main one) and cuts both ends off a
/// line that does not fit `max_columns` so that the first mark shows; a cut is a "…".
[[nodiscard]] Underlined underline(std::u16string_view line, std::span<const Span> marks,
                                   int max_columns);

}  // namespace unbroadcast::cli
