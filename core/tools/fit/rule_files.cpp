#include "rule_files.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

namespace unbroadcast::fit {
namespace {

using Json = nlohmann::ordered_json;

/// As people write it: 1, 0.25.
Json decimal(std::int32_t thousandths) {
    if (thousandths % 1000 == 0) return thousandths / 1000;
    return thousandths / 1000.0;
}

std::int32_t thousandths(const Json& number) {
    return static_cast<std::int32_t>(std::lround(number.get<double>() * 1000));
}

class Writer {
public:
    Writer(std::span<const Column> columns, const Weights& weights) : weights_(weights) {
        for (std::size_t c = 0; c < columns.size(); ++c) first_.try_emplace(columns[c].rule, c);
    }

    void write_pack(Json& pack, const std::optional<Thresholds>& thresholds) {
        set(pack["base"], "base", weights_.base);
        if (!thresholds) return;
        Json& levels = pack["thresholds"];
        set_threshold(levels["gentle"], "gentle", thresholds->gentle);
        set_threshold(levels["balanced"], "balanced", thresholds->balanced);
        set_threshold(levels["strict"], "strict", thresholds->strict);
        set_threshold(levels["mixed"], "mixed", thresholds->mixed);
    }

    void write_rule(Json& rule) {
        const auto id = rule["id"].get<std::string>();
        const std::size_t first = first_.at(id);
        if (!rule.contains("wording")) {
            set(rule["weight"], id, weights_.columns[first]);
            return;
        }
        Json& wording = rule["wording"];
        std::vector<std::string> phrases;
        for (const auto& [phrase, ignored] : wording.items()) phrases.push_back(phrase);
        std::sort(phrases.begin(), phrases.end());
        std::int32_t sum = 0;
        for (std::size_t p = 0; p < phrases.size(); ++p) {
            set(wording[phrases[p]], id + ": " + phrases[p], weights_.columns[first + p]);
            sum += weights_.columns[first + p];
        }
        set(rule["weight"], id, std::min(sum, largest_weight));
    }

    std::vector<Change> take() { return std::move(changes_); }

private:
    void set(Json& number, const std::string& name, std::int32_t value) {
        const std::int32_t before = thousandths(number);
        if (before != value) changes_.push_back({name, before, value, false});
        number = decimal(value);
    }

    void set_threshold(Json& number, const std::string& name, std::int32_t value) {
        const auto before = number.get<std::int32_t>();
        if (before != value) changes_.push_back({"thresholds." + name, before, value, true});
        number = value;
    }

    const Weights& weights_;
    std::map<std::string, std::size_t> first_;  ///< column of a rule
    std::vector<Change> changes_;
};

}  // namespace

Weighted with_weights(std::span<const SourceFile> files, std::span<const Column> columns,
                      const Weights& weights, const std::optional<Thresholds>& thresholds) {
    Writer writer(columns, weights);
    Weighted result;
    for (const SourceFile& file : files) {
        Json json = Json::parse(file.text);
        if (json.contains("thresholds")) writer.write_pack(json, thresholds);
        if (json.contains("signal")) writer.write_rule(json);
        result.files.push_back({file.name, json.dump(2) + "\n"});
    }
    result.changes = writer.take();
    return result;
}

std::vector<SourceFile> with_equal_weights(std::span<const SourceFile> files,
                                           std::span<const Column> columns) {
    return with_weights(files, columns, {0, std::vector<std::int32_t>(columns.size(), 1000)}, {})
        .files;
}

}  // namespace unbroadcast::fit
