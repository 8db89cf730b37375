#include "canonical.hpp"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace unbroadcast::tools {
namespace {

using Json = nlohmann::ordered_json;

class Orderer {
public:
    explicit Orderer(const Json& schema) : schema_(schema) {}

    [[nodiscard]] Json ordered(const Json& value, const Json& node) const {
        const Json& form = form_of(value, resolved(node));
        if (value.is_array()) {
            Json out = Json::array();
            for (const Json& item : value) out.push_back(ordered(item, child(form, "items")));
            return out;
        }
        if (!value.is_object()) return value;
        Json out = Json::object();
        const Json& properties = child(form, "properties");
        for (const auto& [key, property] : properties.items()) {
            if (value.contains(key)) out[key] = ordered(value.at(key), property);
        }
        for (const auto& [key, member] : value.items()) {
            if (!properties.contains(key)) out[key] = member;
        }
        return out;
    }

private:
    static const Json& child(const Json& node, const char* key) {
        static const Json nothing = Json::object();
        return node.contains(key) ? node.at(key) : nothing;
    }

    [[nodiscard]] const Json& resolved(const Json& node) const {
        if (!node.contains("$ref")) return node;
        return schema_.at(Json::json_pointer(node.at("$ref").get<std::string>().substr(1)));
    }

    /// Of several forms of an object, the one that knows most of its keys.
    [[nodiscard]] const Json& form_of(const Json& value, const Json& node) const {
        if (!node.contains("oneOf") || !value.is_object()) return node;
        const Json* best = &node;
        std::size_t most = 0;
        for (const Json& choice : node.at("oneOf")) {
            const Json& form = resolved(choice);
            std::size_t known = 0;
            for (const auto& [key, ignored] : value.items())
                known += child(form, "properties").contains(key) ? 1 : 0;
            if (known > most) best = &form;
            most = std::max(most, known);
        }
        return *best;
    }

    const Json& schema_;
};

}  // namespace

std::optional<std::string> canonical(const std::string& text, const Json& schema) {
    const Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) return std::nullopt;
    return Orderer(schema).ordered(value, schema).dump(2) + "\n";
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in && text.empty()) {
        std::fprintf(stderr, "cannot read %s\n", path.c_str());
        std::exit(2);
    }
    return text;
}

}  // namespace unbroadcast::tools
