#include "corpus.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

#include "exit_status.hpp"
#include "json_text.hpp"
#include "line_reader.hpp"
#include "packs.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast::cli {
namespace {

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

}  // namespace

int for_each_row(const std::string& path, const std::function<void(RatedPost)>& use) {
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
            use(std::move(row));
        } else {
            status = fail(path + ":" + std::to_string(number) + ": " + object.problems());
        }
    }
    return status;
}

Judged judged(const RatedPost& row, const Report& report) {
    return {.score = report.score / 100.0,
            .rating = *row.rating,
            .deserves = row.deserves,
            .warned = report.verdict == Verdict::broadcasting,
            .reason_hit = reason_hit(row, report)};
}

}  // namespace unbroadcast::cli
