#pragma once
// JSON at the command's edge, and the only file here that knows a JSON library is json_text.cpp.
// Reading is forgiving where people's data is untidy (ill-formed UTF-8 and unpaired surrogate
// escapes become U+FFFD, so that UTF-16 offsets stay right) and strict where it is wrong: every
// problem of a line is collected, none is dropped.

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast::cli {

/// `text` (UTF-8) as a JSON string, quotes included.
[[nodiscard]] std::string json_quote(std::string_view text);

/// A number as JSON: at most six digits after the point, no trailing zeros; "null" without one.
[[nodiscard]] std::string json_number(std::optional<double> value);

/// Replaces each \uD800-\uDFFF escape that is not half of a pair by \ufffd. Same length.
void replace_lone_surrogate_escapes(std::string& json);

/// One line that should hold a JSON object. Ask for members; then look at problems().
/// An optional member that is null counts as absent; of members with the same name the last counts.
class ObjectLine {
public:
    explicit ObjectLine(std::string_view line);

    /// The exact JSON text of a value, valid as long as this object; nullopt when absent.
    [[nodiscard]] std::optional<std::string_view> raw(std::string_view name) const;

    [[nodiscard]] std::string required_string(std::string_view name);
    [[nodiscard]] std::string optional_string(std::string_view name, std::string_view fallback);
    [[nodiscard]] bool required_bool(std::string_view name);
    /// nullopt for null; absence is a problem.
    [[nodiscard]] std::optional<double> number_or_null(std::string_view name);
    [[nodiscard]] std::vector<std::string> optional_strings(std::string_view name);

    /// "" when the line is an object and everything asked for was there with the right type;
    /// else all that is wrong, separated by "; ".
    [[nodiscard]] const std::string& problems() const { return problems_; }

private:
    struct Member {
        std::string name;
        std::size_t begin;
        std::size_t size;
    };

    void read_members();
    void add_problem(const std::string& problem);
    void wrong_type(std::string_view name, std::string_view wanted, std::string_view value);
    [[nodiscard]] std::optional<std::string_view> required(std::string_view name,
                                                           std::string_view wanted);

    std::string json_;
    std::vector<Member> members_;
    std::string problems_;
    bool is_object_ = false;
};

/// The files of one language as one document, {"pack":..,"lexicons":[..],"rules":[..]}, without the
/// texts that only people and tests read. Precondition: load_pack() takes the files.
[[nodiscard]] std::string make_bundle(std::span<const SourceFile> files);

}  // namespace unbroadcast::cli
