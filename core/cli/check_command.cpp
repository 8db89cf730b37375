#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <iostream>

#include "commands.hpp"
#include "exit_status.hpp"
#include "json_text.hpp"
#include "line_reader.hpp"
#include "text_report.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast::cli {
namespace {

std::string reason() {
    return errno == 0 ? "read error" : std::strerror(errno);
}

std::string cannot_read(const std::string& path) {
    return "cannot read " + path + ": " + reason() +
           "; check the path, or use - for standard input";
}

int status_of(const Report& report) {
    return report.verdict == Verdict::broadcasting ? exit_warned : exit_clean;
}

/// A report with a member in front: {"id":7,"score":...}
std::string json_report(const std::string& name, std::string_view value, const Report& report) {
    return "{\"" + name + "\":" + std::string(value) + "," + to_json(report).substr(1);
}

int check_file(const std::string& path, const CheckOptions& options, Engine& engine,
               const RulePack& pack) {
    std::optional<std::string> bytes = read_file(path);
    if (!bytes) return fail(cannot_read(path));
    drop_byte_order_mark(*bytes);
    const std::u16string text = to_utf16(*bytes);
    const PostDefaults& as = options.defaults;
    const Report report = engine.score({.text = text,
                                        .platform = platform_from(as.platform),
                                        .surface = surface_from(as.kind),
                                        .language = as.language,
                                        .sensitivity = as.sensitivity});
    const std::string name = path == "-" ? "<stdin>" : path;
    if (options.json) {
        std::cout << json_report("file", json_quote(name), report) << '\n';
    } else {
        const TextStyle style{use_color(options.color, stdout), terminal_columns(stdout)};
        std::cout << text_report(name, text, report, pack, style);
    }
    return status_of(report);
}

/// The answer to one line, and what it means for the exit status.
struct Answer {
    std::string json;
    int status;
};

Answer error_answer(std::size_t line_number, std::string_view what) {
    return {"{\"line\":" + std::to_string(line_number) + ",\"error\":" + json_quote(what) + "}",
            exit_failed};
}

Answer answer_line(std::string_view line, std::size_t line_number, Engine& engine,
                   const PostDefaults& defaults) {
    ObjectLine object(line);
    const std::u16string text = to_utf16(object.required_string("text"));
    const std::string platform = object.optional_string("platform", defaults.platform);
    const std::string kind = object.optional_string("kind", defaults.kind);
    const std::string language = object.optional_string("lang", defaults.language);
    if (!object.problems().empty()) return error_answer(line_number, object.problems());
    const Report report = engine.score({.text = text,
                                        .platform = platform_from(platform),
                                        .surface = surface_from(kind),
                                        .language = language,
                                        .sensitivity = defaults.sensitivity});
    const std::string number = std::to_string(line_number);
    return {json_report("id", object.raw("id").value_or(number), report), status_of(report)};
}

int check_stream(const CheckOptions& options, Engine& engine) {
    const std::string path = options.files.empty() ? "-" : options.files.front();
    if (path == "-") return check_ndjson(std::cin, std::cout, engine, options.defaults);
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    // A folder opens but cannot be read: peek() finds out; an empty file is simply at its end.
    if (!file || (file.peek() == std::ifstream::traits_type::eof() && file.bad())) {
        return fail(cannot_read(path));
    }
    return check_ndjson(file, std::cout, engine, options.defaults);
}

}  // namespace

int check_ndjson(std::istream& in, std::ostream& out, Engine& engine,
                 const PostDefaults& defaults) {
    int status = exit_clean;
    std::string line;
    std::size_t number = 0;
    for (Line state = read_line(in, line); state != Line::end; state = read_line(in, line)) {
        if (++number == 1) drop_byte_order_mark(line);
        if (state == Line::read && is_blank(line)) continue;
        const Answer answer = state == Line::too_long
                                  ? error_answer(number, "the line is longer than 64 MB")
                                  : answer_line(line, number, engine, defaults);
        out << answer.json << '\n' << std::flush;
        status = std::max(status, answer.status);
    }
    return status;
}

int check(const CheckOptions& options) {
    const auto pack = load_or_complain(options.pack);
    if (!pack) return exit_failed;
    Engine engine({pack});
    if (options.ndjson) return check_stream(options, engine);
    std::vector<std::string> files = options.files;
    if (files.empty()) files.emplace_back("-");
    int status = exit_clean;
    for (const std::string& path : files) {
        status = std::max(status, check_file(path, options, engine, *pack));
    }
    return status;
}

}  // namespace unbroadcast::cli
