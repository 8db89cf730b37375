#pragma once
// Reads JSON objects field by field and reports every problem with its pointer. Part of the one
// unit that knows nlohmann/json (pack_json.cpp).

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "pack_spec.hpp"

namespace unbroadcast {

using Json = nlohmann::json;

/// One JSON object of a rule file. Missing and mistyped fields are reported once and read as empty.
class ObjectReader {
public:
    ObjectReader(const Json& value, Origin origin, std::string pointer, Problems& problems)
        : value_(value),
          origin_(std::move(origin)),
          pointer_(std::move(pointer)),
          problems_(problems) {}

    [[nodiscard]] bool is_object();
    void only(std::initializer_list<const char*> known);
    [[nodiscard]] bool has(const char* key) const { return value_.contains(key); }
    [[nodiscard]] const Json& at(const char* key) const { return value_.at(key); }
    [[nodiscard]] std::string pointer(const char* key) const { return pointer_ + "/" + key; }
    [[nodiscard]] const Origin& origin() const { return origin_; }

    std::string string(const char* key, bool required);
    Sourced sourced(const char* key, bool required);
    std::vector<Sourced> strings(const char* key, bool required);
    /// A number in thousandths, within [low, high] (whole units).
    std::optional<std::int64_t> thousandths(const char* key, bool required, double low,
                                            double high);
    std::int32_t integer(const char* key, bool required, std::int32_t low, std::int32_t high);
    void problem(const std::string& where, const char* code, std::string message) {
        problems_.add(origin_, where, code, std::move(message));
    }

private:
    const Json* field(const char* key, bool required);

    const Json& value_;
    Origin origin_;
    std::string pointer_;
    Problems& problems_;
};

/// A JSON number in thousandths; nothing when it has more than three decimals or is out of range.
[[nodiscard]] std::optional<std::int64_t> to_thousandths(const Json& value, double low,
                                                         double high);

/// A JSON pointer's escaping of one key.
[[nodiscard]] std::string escape_pointer(const std::string& key);

}  // namespace unbroadcast
