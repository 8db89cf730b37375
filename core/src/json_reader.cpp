#include "json_reader.hpp"

#include <algorithm>
#include <cmath>

namespace unbroadcast {

bool ObjectReader::is_object() {
    if (value_.is_object()) return true;
    problem(pointer_, "wrong-type", "an object is needed here");
    return false;
}

void ObjectReader::only(std::initializer_list<const char*> known) {
    for (const auto& [key, ignored] : value_.items()) {
        if (std::find(known.begin(), known.end(), key) == known.end()) {
            problem(pointer_ + "/" + escape_pointer(key), "unknown-key",
                    "unknown key '" + key + "'");
        }
    }
}

const Json* ObjectReader::field(const char* key, bool required) {
    const auto found = value_.find(key);
    if (found != value_.end()) return &*found;
    if (required) problem(pointer_, "missing-key", std::string("'") + key + "' is missing");
    return nullptr;
}

std::string ObjectReader::string(const char* key, bool required) {
    const Json* found = field(key, required);
    if (found == nullptr) return {};
    if (!found->is_string()) {
        problem(pointer(key), "wrong-type", std::string("'") + key + "' must be a string");
        return {};
    }
    auto text = found->get<std::string>();
    if (text.empty())
        problem(pointer(key), "empty", std::string("'") + key + "' must not be empty");
    return text;
}

Sourced ObjectReader::sourced(const char* key, bool required) {
    return {string(key, required), pointer(key)};
}

std::vector<Sourced> ObjectReader::strings(const char* key, bool required) {
    std::vector<Sourced> out;
    const Json* found = field(key, required);
    if (found == nullptr) return out;
    if (!found->is_array()) {
        problem(pointer(key), "wrong-type", std::string("'") + key + "' must be a list of strings");
        return out;
    }
    for (std::size_t i = 0; i < found->size(); ++i) {
        const std::string where = pointer(key) + "/" + std::to_string(i);
        if ((*found)[i].is_string())
            out.push_back({(*found)[i].get<std::string>(), where});
        else
            problem(where, "wrong-type", "a string is needed here");
    }
    if (out.empty() && required)
        problem(pointer(key), "empty", std::string("'") + key + "' must not be empty");
    return out;
}

std::optional<std::int64_t> to_thousandths(const Json& value, double low, double high) {
    if (!value.is_number()) return std::nullopt;
    const double number = value.get<double>();
    if (!(number >= low && number <= high)) return std::nullopt;
    const double scaled = std::nearbyint(number * 1000);
    if (std::fabs(number * 1000 - scaled) > 1e-6) return std::nullopt;
    return static_cast<std::int64_t>(scaled);
}

std::optional<std::int64_t> ObjectReader::thousandths(const char* key, bool required, double low,
                                                      double high) {
    const Json* found = field(key, required);
    if (found == nullptr) return std::nullopt;
    auto number = to_thousandths(*found, low, high);
    if (!number) {
        problem(pointer(key), "bad-number",
                std::string("'") + key + "' must be a number from " +
                    std::to_string(static_cast<long>(low)) + " to " +
                    std::to_string(static_cast<long>(high)) + " with at most three decimals");
    }
    return number;
}

std::int32_t ObjectReader::integer(const char* key, bool required, std::int32_t low,
                                   std::int32_t high) {
    const Json* found = field(key, required);
    if (found == nullptr) return 0;
    const bool whole = found->is_number_integer();
    const auto number = whole ? found->get<std::int64_t>() : 0;
    if (whole && number >= low && number <= high) return static_cast<std::int32_t>(number);
    problem(pointer(key), "bad-number",
            std::string("'") + key + "' must be a whole number from " + std::to_string(low) +
                " to " + std::to_string(high));
    return 0;
}

std::string escape_pointer(const std::string& key) {
    std::string out;
    for (const char c : key) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

}  // namespace unbroadcast
