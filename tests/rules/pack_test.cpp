// What holds for the rules of a language as a whole. The files are read from the source folder, so
// an edited rule is tested without building anything.

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include "canonical.hpp"
#include "support.hpp"

using namespace unbroadcast;
namespace fs = std::filesystem;

namespace {

const fs::path folder = UNBROADCAST_RULES;  // core/rules

const nlohmann::ordered_json& schema() {
    static const auto parsed =
        nlohmann::ordered_json::parse(tools::read_file((folder / "schema.json").string()));
    return parsed;
}

std::vector<SourceFile> files() {
    std::vector<SourceFile> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder / "en")) {
        if (entry.path().extension() != ".json") continue;
        out.push_back({fs::relative(entry.path(), folder).generic_string(),
                       tools::read_file(entry.path().string())});
    }
    std::sort(out.begin(), out.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.name < b.name; });
    return out;
}

const std::shared_ptr<const RulePack>& pack() {
    static const auto loaded = [] {
        const LoadResult result = load_pack(files());
        for (const Diagnostic& problem : result.problems) MESSAGE(to_string(problem));
        return result.pack;
    }();
    REQUIRE(loaded);
    return loaded;
}

}  // namespace

TEST_SUITE_BEGIN("canonical");

TEST_CASE("every rule file is in canonical form; unbroadcast_format_rules writes it") {
    for (const SourceFile& file : files()) {
        CAPTURE(file.name);
        const auto form = tools::canonical(file.text, schema());
        REQUIRE(form);
        CHECK(*form == file.text);
    }
    CHECK(tools::canonical(tools::read_file((folder / "schema.json").string()),
                           nlohmann::ordered_json::object()) ==
          tools::read_file((folder / "schema.json").string()));
}

TEST_CASE("canonical form: order of keys, indent, newline") {
    CHECK(tools::canonical(
              R"({"match":["a"],"id":"x","where":{"position":"last","platforms":["x"]},"odd":1})",
              schema()) ==
          "{\n  \"id\": \"x\",\n  \"match\": [\n    \"a\"\n  ],\n  \"where\": {\n    "
          "\"platforms\": [\n      \"x\"\n    ],\n"
          "    \"position\": \"last\"\n  },\n  \"odd\": 1\n}\n");
    CHECK_FALSE(tools::canonical("{", schema()));
}

TEST_CASE("ids are unique and sorted, and each is its file's name") {
    std::set<std::string> names;
    for (const SourceFile& file : files()) {
        const fs::path path = file.name;
        if (path.parent_path() == "en" && path.stem() != "pack") names.insert(path.stem().string());
    }
    std::vector<std::string> ids;
    for (const RuleInfo& rule : pack()->rules()) ids.push_back(rule.id);
    CHECK(std::is_sorted(ids.begin(), ids.end()));
    CHECK(std::vector<std::string>(names.begin(), names.end()) == ids);
}

TEST_CASE("the words of a lexicon are sorted and unique") {
    for (const SourceFile& file : files()) {
        if (file.name.find("/lexicons/") == std::string::npos) continue;
        CAPTURE(file.name);
        const auto words =
            nlohmann::json::parse(file.text).at("words").get<std::vector<std::string>>();
        CHECK(std::is_sorted(words.begin(), words.end()));
        CHECK(std::adjacent_find(words.begin(), words.end()) == words.end());
    }
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("coverage");

TEST_CASE("every signal has a rule, and there are at least 70 rules") {
    std::map<std::string, int> rules;
    for (const RuleInfo& rule : pack()->rules()) ++rules[rule.signal];
    for (int i = 1; i <= 33; ++i)
        CHECK_MESSAGE(rules["B" + std::to_string(i)] > 0, "no rule for B" << i);
    for (int i = 1; i <= 10; ++i)
        CHECK_MESSAGE(rules["C" + std::to_string(i)] > 0, "no rule for C" << i);
    CHECK(pack()->rules().size() >= 70);
}

TEST_CASE("a rule's side is that of its signal") {
    for (const RuleInfo& rule : pack()->rules()) {
        CAPTURE(rule.id);
        CHECK((rule.side == Side::conversation) == (rule.signal[0] == 'C'));
    }
}

TEST_CASE("every rule has its texts, and no example is written twice") {
    for (const RuleInfo& rule : pack()->rules()) {
        CAPTURE(rule.id);
        for (const std::string* text : {&rule.source, &rule.message, &rule.why, &rule.try_instead})
            CHECK_FALSE(text->empty());
        CHECK(rule.flagged.size() >= 2);
        CHECK(rule.passing.size() >= 2);
        std::set<std::string> seen;
        for (const auto* list : {&rule.flagged, &rule.passing}) {
            for (const RuleInfo::Example& example : *list)
                CHECK_MESSAGE(seen.insert(example.text + example.platform + example.kind).second,
                              example.text);
        }
    }
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("rule-texts");

TEST_CASE("what we tell authors is never broadcasting by our own rules") {
    Engine engine({pack()});
    for (const RuleInfo& rule : pack()->rules()) {
        for (const std::string& text : {rule.message, rule.why, rule.try_instead}) {
            const std::u16string typed = to_utf16(text);
            const Report report = engine.score({.text = typed, .language = "en"});
            CHECK_MESSAGE(report.verdict != Verdict::broadcasting,
                          rule.id << " (" << report.score << "): " << text);
        }
    }
}

TEST_SUITE_END();

TEST_SUITE_BEGIN("schema");

namespace {

using Json = nlohmann::ordered_json;

/// An object that the loader reads, as the schema describes it and inside a document that holds it.
struct Form {
    const char* schema;   ///< pointer into schema.json
    const char* inside;   ///< document with "@" in its place
    const char* pointer;  ///< of the object in that document
};

const Form forms[] = {
    {"/$defs/rule", "@", ""},
    {"/$defs/lexicon", "@", ""},
    {"/$defs/pack", "@", ""},
    {"/$defs/pack/properties/thresholds", R"({"thresholds":@})", "/thresholds"},
    {"/$defs/measure", R"({"measure":@})", "/measure"},
    {"/$defs/when", R"({"when":@})", "/when"},
    {"/$defs/limit", R"({"when":{"measures":[@]}})", "/when/measures/0"},
    {"/$defs/guard", R"({"guard":@})", "/guard"},
    {"/$defs/where", R"({"where":@})", "/where"},
    {"/$defs/example/oneOf/1", R"({"flagged":[@]})", "/flagged/0"},
};

/// Diagnostics of one code, by key: "unknown-key" ends its pointer in the key, "missing-key" quotes
/// it.
std::set<std::string> told(const Form& form, const Json& object, const std::string& code) {
    std::string text = form.inside;
    text.replace(text.find('@'), 1, object.dump());
    std::set<std::string> keys;
    for (const Diagnostic& problem :
         load_pack(std::vector<SourceFile>{{"document", text}}).problems) {
        if (problem.code != code || !problem.pointer.starts_with(form.pointer)) continue;
        const std::string rest = problem.pointer.substr(std::string_view(form.pointer).size());
        if (code == "unknown-key" && rest.rfind('/') == 0) keys.insert(rest.substr(1));
        if (code == "missing-key" && rest.empty()) {
            const std::size_t from = problem.message.find('\'') + 1;
            keys.insert(problem.message.substr(from, problem.message.find('\'', from) - from));
        }
    }
    return keys;
}

}  // namespace

TEST_CASE("the loader knows the keys that the schema lists, and no others") {
    std::set<std::string> all = {"no-such-key"};
    for (const Form& form : forms) {
        for (const auto& [key, ignored] :
             schema().at(Json::json_pointer(form.schema)).at("properties").items())
            all.insert(key);
    }
    for (const Form& form : forms) {
        CAPTURE(form.schema);
        const Json& properties = schema().at(Json::json_pointer(form.schema)).at("properties");
        // These keys decide what kind of document the loader takes it for.
        const bool document = std::string_view(form.inside) == "@";
        Json object = Json::object();
        std::set<std::string> expected;
        for (const std::string& key : all) {
            const bool known = properties.contains(key);
            if (!known && document && (key == "thresholds" || key == "words")) continue;
            object[key] = nullptr;
            if (!known) expected.insert(key);
        }
        CHECK(told(form, object, "unknown-key") == expected);
    }
}

TEST_CASE("what the loader misses, the schema requires") {
    for (const Form& form : forms) {
        CAPTURE(form.schema);
        const Json& node = schema().at(Json::json_pointer(form.schema));
        Json object = Json::object();
        // Enough to be taken for the right kind of document.
        if (std::string_view(form.schema) == "/$defs/lexicon") object["words"] = nullptr;
        if (std::string_view(form.schema) == "/$defs/pack") object["thresholds"] = nullptr;
        for (const std::string& key : told(form, object, "missing-key")) {
            const auto& required = node.at("required");
            CHECK_MESSAGE(std::find(required.begin(), required.end(), key) != required.end(), key);
        }
    }
    CHECK(told(forms[0], Json::object(), "missing-key").size() >= 8);
}

TEST_SUITE_END();
