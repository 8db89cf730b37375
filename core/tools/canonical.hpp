#pragma once
// The one form that rule files are written in: two-space indent, one item a line, keys in the order
// in which core/rules/schema.json lists them, a newline at the end.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace unbroadcast::tools {

/// `text` in canonical form; nullopt when it is not JSON. Keys that the schema does not know keep
/// their order behind the others: the loader complains of them.
[[nodiscard]] std::optional<std::string> canonical(const std::string& text,
                                                   const nlohmann::ordered_json& schema);

/// The whole file. Ends the program with a message when it cannot be read.
[[nodiscard]] std::string read_file(const std::string& path);

}  // namespace unbroadcast::tools
