#include "terminal.hpp"

#include <sys/ioctl.h>
#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <string_view>

#include "unbroadcast/unicode.hpp"

namespace unbroadcast::cli {
namespace {

constexpr UChar32 emoji_presentation_selector = 0xFE0F;
constexpr std::string_view tab_blanks = "    ";

UChar32 first_code_point(std::u16string_view text) {
    UChar32 c = 0;
    std::size_t at = 0;
    U16_NEXT(text.data(), at, text.size(), c);
    return c;
}

/// A terminal would act on these, or let them reorder the line; they are shown as U+FFFD instead.
bool is_unsafe(UChar32 c) {
    const bool bidi_control = u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0;
    return bidi_control || u_charType(c) == U_CONTROL_CHAR || U_IS_SURROGATE(c);
}

int columns_of(std::u16string_view cluster) {
    const UChar32 first = first_code_point(cluster);
    if (first == '\t') return static_cast<int>(tab_blanks.size());
    if (is_unsafe(first)) return 1;
    if (cluster.find(static_cast<char16_t>(emoji_presentation_selector)) != cluster.npos ||
        u_hasBinaryProperty(first, UCHAR_EMOJI_PRESENTATION) != 0) {
        return 2;
    }
    const int width = u_getIntPropertyValue(first, UCHAR_EAST_ASIAN_WIDTH);
    if (width == U_EA_WIDE || width == U_EA_FULLWIDTH) return 2;
    const auto type = u_charType(first);
    const bool invisible =
        type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR;
    return invisible ? 0 : 1;
}

std::string shown(std::u16string_view cluster) {
    const UChar32 first = first_code_point(cluster);
    if (first == '\t') return std::string(tab_blanks);
    if (is_unsafe(first)) return to_utf8(u"\uFFFD");
    return to_utf8(cluster);
}

bool overlaps(Span a, Span b) {
    return a.begin < b.end && b.begin < a.end;
}

/// '^' where the main mark starts, '~' elsewhere in a mark, else ' '.
char mark_at(Span cluster, std::span<const Span> marks, bool main_started) {
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (overlaps(cluster, marks[i])) return i == 0 && !main_started ? '^' : '~';
    }
    return ' ';
}

struct Window {
    std::size_t begin;  ///< clusters
    std::size_t end;
};

/// The part of the line to show: all of it; else its beginning if `mark` is there; else from a
/// little before `mark` on.
Window window_around(const std::vector<Cluster>& clusters, Span mark, int max_columns) {
    int total = 0;
    int mark_end = 0;
    for (const Cluster& cluster : clusters) {
        total += cluster.columns;
        if (cluster.span.begin < mark.end) mark_end = total;
    }
    if (total <= max_columns) return {0, clusters.size()};

    std::size_t begin = 0;
    int room = max_columns - 1;  // for the cut at the end
    if (mark_end > room) {
        --room;  // and for the one at the beginning
        while (clusters[begin].span.end <= mark.begin) ++begin;
        for (int lead = max_columns / 4; begin > 0 && lead > 0; --begin) {
            lead -= clusters[begin - 1].columns;
        }
    }
    std::size_t end = begin;
    while (end < clusters.size() && clusters[end].columns <= room) room -= clusters[end++].columns;
    return {begin, end};
}

}  // namespace

bool use_color(ColorMode mode, std::FILE* stream) {
    if (mode != ColorMode::automatic) return mode == ColorMode::always;
    const char* no_color = std::getenv("NO_COLOR");
    if (no_color != nullptr && *no_color != '\0') return false;
    const char* term = std::getenv("TERM");
    if (term != nullptr && std::string_view(term) == "dumb") return false;
    return isatty(fileno(stream)) != 0;
}

int terminal_columns(std::FILE* stream) {
    constexpr int usual = 100;
    constexpr int narrowest = 40;
    winsize size{};
    if (ioctl(fileno(stream), TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return usual;
    return std::max<int>(size.ws_col, narrowest);
}

std::vector<Cluster> clusters_of(std::u16string_view line) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    std::vector<Cluster> clusters;
    if (U_FAILURE(status) != 0) return clusters;
    const icu::UnicodeString text(false, line.data(), static_cast<std::int32_t>(line.size()));
    breaks->setText(text);
    auto begin = static_cast<std::uint32_t>(breaks->first());
    for (std::int32_t next = breaks->next(); next != icu::BreakIterator::DONE;
         next = breaks->next()) {
        const auto end = static_cast<std::uint32_t>(next);
        clusters.push_back({{begin, end}, columns_of(line.substr(begin, end - begin))});
        begin = end;
    }
    return clusters;
}

Underlined underline(std::u16string_view line, std::span<const Span> marks, int max_columns) {
    const std::vector<Cluster> clusters = clusters_of(line);
    const Window window =
        window_around(clusters, marks.empty() ? Span{} : marks.front(), max_columns);
    Underlined result;
    if (window.begin > 0) result = {"…", " "};
    bool main_started = false;
    for (std::size_t i = window.begin; i < window.end; ++i) {
        const Cluster& cluster = clusters[i];
        const Span span = cluster.span;
        result.text += shown(line.substr(span.begin, span.end - span.begin));
        const char mark = mark_at(span, marks, main_started);
        if (cluster.columns == 0) continue;
        result.marks += mark;
        result.marks.append(static_cast<std::size_t>(cluster.columns - 1),
                            mark == '^' ? '~' : mark);
        main_started = main_started || mark == '^';
    }
    if (window.end < clusters.size()) result.text += "…";
    result.marks.erase(result.marks.find_last_not_of(' ') + 1);
    return result;
}

}  // namespace unbroadcast::cli
