#include "json_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

#include "unbroadcast/unicode.hpp"

namespace unbroadcast::cli {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// Accepts every event; keeps what the parser says of the first error.
struct ErrorCatcher : nlohmann::json_sax<json> {
    std::string error;

    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t, const std::string&, const json::exception& e) override {
        // "[json.exception.parse_error.101] parse error at line 1, column 3: ..."
        error = e.what();
        const std::size_t at = error.find("column");
        if (at != std::string::npos) error.erase(0, at);
        return false;
    }
};

/// Members of rule and lexicon files that shipped packs do without: the extension has the texts in
/// its locales, and scoring needs none of them.
constexpr std::array not_for_scoring = {"source",  "message", "why",  "try",
                                        "flagged", "passing", "note", "floor"};

constexpr std::string_view blanks = " \t\r\n";

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of(blanks, at), text.size());
}

/// `at` is the opening quote; the result is behind the closing one.
std::size_t skip_string(std::string_view text, std::size_t at) {
    for (++at; text[at] != '"'; ++at) {
        if (text[at] == '\\') ++at;
    }
    return at + 1;
}

/// The end of the value that starts at `at`, in text that is known to be well-formed JSON.
/// Not recursive: nesting is as deep as the input likes.
std::size_t skip_value(std::string_view text, std::size_t at) {
    std::size_t depth = 0;
    do {
        const char c = text[at];
        if (c == '"') {
            at = skip_string(text, at);
        } else if (c == '{' || c == '[') {
            ++depth;
            ++at;
        } else if (c == '}' || c == ']') {
            --depth;
            ++at;
        } else if (depth == 0) {
            return std::min(text.find_first_of(",}] \t\r\n", at), text.size());
        } else {
            ++at;
        }
    } while (depth > 0);
    return at;
}

std::string type_name(std::string_view value) {
    switch (value.front()) {
        case '"':
            return "a string";
        case '{':
            return "an object";
        case '[':
            return "an array";
        case 't':
        case 'f':
            return "true or false";
        case 'n':
            return "null";
        default:
            return "a number";
    }
}

/// The unit of a \uXXXX escape at `at`; nullopt when there is none.
std::optional<unsigned> escaped_unit(std::string_view text, std::size_t at) {
    if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return std::nullopt;
    unsigned unit = 0;
    const char* first = text.data() + at + 2;
    const auto [end, failure] = std::from_chars(first, first + 4, unit, 16);
    if (failure != std::errc{} || end != first + 4) return std::nullopt;
    return unit;
}

bool is_high(unsigned unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(unsigned unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

}  // namespace

std::string json_quote(std::string_view text) {
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string json_number(std::optional<double> value) {
    if (!value) return "null";
    std::array<char, 64> buffer{};
    const auto [end, failure] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value,
                                              std::chars_format::fixed, 6);
    std::string text(buffer.data(), failure == std::errc{} ? end : buffer.data());
    text.erase(text.find_last_not_of('0') + 1);
    if (!text.empty() && text.back() == '.') text.pop_back();
    return text;
}

void replace_lone_surrogate_escapes(std::string& text) {
    for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at)) {
        const std::optional<unsigned> unit = escaped_unit(text, at);
        if (!unit) {
            at += 2;
            continue;
        }
        const std::optional<unsigned> next = escaped_unit(text, at + 6);
        if (is_high(*unit) && next && is_low(*next)) {
            at += 12;
            continue;
        }
        if (is_high(*unit) || is_low(*unit)) text.replace(at, 6, "\\ufffd");
        at += 6;
    }
}

ObjectLine::ObjectLine(std::string_view line) : json_(to_utf8(to_utf16(line))) {
    replace_lone_surrogate_escapes(json_);
    ErrorCatcher catcher;
    if (!json::sax_parse(json_, &catcher)) {
        add_problem("invalid JSON: " + catcher.error);
        return;
    }
    const std::size_t start = skip_blanks(json_, 0);
    if (json_[start] != '{') {
        add_problem("each line must be a JSON object, this one is " +
                    type_name(std::string_view(json_).substr(start)));
        return;
    }
    is_object_ = true;
    read_members();
}

void ObjectLine::read_members() {
    std::size_t at = skip_blanks(json_, json_.find('{') + 1);
    while (json_[at] != '}') {
        const std::size_t name_end = skip_string(json_, at);
        const std::string name = json::parse(json_.substr(at, name_end - at));
        at = skip_blanks(json_, skip_blanks(json_, name_end) + 1);  // behind the colon
        const std::size_t value_end = skip_value(json_, at);
        members_.push_back({name, at, value_end - at});
        at = skip_blanks(json_, value_end);
        if (json_[at] == ',') at = skip_blanks(json_, at + 1);
    }
}

std::optional<std::string_view> ObjectLine::raw(std::string_view name) const {
    const auto last = std::find_if(members_.rbegin(), members_.rend(),
                                   [&](const Member& m) { return m.name == name; });
    if (last == members_.rend()) return std::nullopt;
    return std::string_view(json_).substr(last->begin, last->size);
}

void ObjectLine::add_problem(const std::string& problem) {
    if (!problems_.empty()) problems_ += "; ";
    problems_ += problem;
}

void ObjectLine::wrong_type(std::string_view name, std::string_view wanted,
                            std::string_view value) {
    add_problem("\"" + std::string(name) + "\" must be " + std::string(wanted) + ", not " +
                type_name(value));
}

std::optional<std::string_view> ObjectLine::required(std::string_view name,
                                                     std::string_view wanted) {
    const auto value = raw(name);
    if (!value && is_object_) {
        add_problem("\"" + std::string(name) + "\" is missing: give " + std::string(wanted));
    }
    return value;
}

std::string ObjectLine::required_string(std::string_view name) {
    const auto value = required(name, "a string");
    if (!value) return {};
    if (value->front() == '"') return json::parse(*value);
    wrong_type(name, "a string", *value);
    return {};
}

std::string ObjectLine::optional_string(std::string_view name, std::string_view fallback) {
    const auto value = raw(name);
    if (!value || *value == "null") return std::string(fallback);
    return required_string(name);
}

bool ObjectLine::required_bool(std::string_view name) {
    const auto value = required(name, "true or false");
    if (value && *value != "true" && *value != "false") {
        wrong_type(name, "true or false", *value);
    }
    return value == "true";
}

std::optional<double> ObjectLine::number_or_null(std::string_view name) {
    const auto value = required(name, "a number or null");
    if (!value || *value == "null") return std::nullopt;
    if (type_name(*value) == "a number") return json::parse(*value).get<double>();
    wrong_type(name, "a number or null", *value);
    return std::nullopt;
}

std::vector<std::string> ObjectLine::optional_strings(std::string_view name) {
    const auto value = raw(name);
    if (!value || *value == "null") return {};
    const json array = json::parse(*value);
    const bool good = array.is_array() && std::all_of(array.begin(), array.end(),
                                                      [](const json& j) { return j.is_string(); });
    if (good) return array;
    add_problem("\"" + std::string(name) + "\" must be an array of strings");
    return {};
}

std::string make_bundle(std::span<const SourceFile> files) {
    ordered_json bundle{
        {"pack", nullptr}, {"lexicons", ordered_json::array()}, {"rules", ordered_json::array()}};
    for (const SourceFile& file : files) {
        ordered_json value = ordered_json::parse(file.text);
        for (const char* name : not_for_scoring) value.erase(name);
        if (value.contains("signal")) {
            bundle["rules"].push_back(std::move(value));
        } else if (value.contains("words")) {
            bundle["lexicons"].push_back(std::move(value));
        } else {
            bundle["pack"] = std::move(value);
        }
    }
    return bundle.dump();
}

}  // namespace unbroadcast::cli
