// Reads rule, lexicon, pack and bundle documents. With json_reader.cpp the one place that knows
// nlohmann/json.
#include "pack_json.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "compiled_pack.hpp"
#include "json_reader.hpp"
#include "own_names.hpp"
#include "pack_image.hpp"
#include "pack_spec.hpp"

namespace unbroadcast {
namespace {

/// nlohmann's tree builder, except that a syntax error is kept as a position instead of thrown.
class TreeBuilder : public nlohmann::detail::json_sax_dom_parser<Json> {
public:
    explicit TreeBuilder(Json& tree) : json_sax_dom_parser(tree, false) {}
    template <class Exception>
    bool parse_error(std::size_t byte, const std::string& token, const Exception&) {
        error_byte = byte == 0 ? 0 : byte - 1;
        error_token = token;
        return false;
    }
    std::size_t error_byte = 0;
    std::string error_token;
};

bool is_kebab(std::string_view id) {
    bool dash = true;
    for (const char c : id) {
        const bool ok = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c == '-' && !dash);
        if (!ok) return false;
        dash = c == '-';
    }
    return !dash;
}

bool is_signal(const std::string& name) {
    if (name.size() < 2 || name.size() > 3 || (name[0] != 'B' && name[0] != 'C')) return false;
    int number = 0;
    for (std::size_t i = 1; i < name.size(); ++i) {
        if (name[i] < '0' || name[i] > '9') return false;
        number = number * 10 + (name[i] - '0');
    }
    return name[1] != '0' && number <= (name[0] == 'B' ? 33 : 10);
}

std::string file_stem(const std::string& name) {
    const std::size_t slash = name.find_last_of('/');
    const std::string base = slash == std::string::npos ? name : name.substr(slash + 1);
    return base.ends_with(".json") ? base.substr(0, base.size() - 5) : base;
}

class PackReader {
public:
    PackReader(const std::vector<SourceFile>& files, Problems& problems)
        : files_(files), problems_(problems) {}

    PackSpec run() {
        for (std::uint32_t i = 0; i < files_.size(); ++i) read_file(i);
        return std::move(spec_);
    }
    /// A bundle that is parsed already; problems then have a pointer but no file.
    PackSpec run(const Json& bundle) {
        read_bundle(bundle, 0);
        return std::move(spec_);
    }

private:
    void read_file(std::uint32_t file);
    void read_document(const Json& root, const Origin& origin, bool bundled);
    void read_bundle(const Json& root, std::uint32_t file);
    void read_pack_info(ObjectReader in);
    void read_lexicon(ObjectReader in);
    void read_rule(ObjectReader in, bool bundled);
    void read_sense(ObjectReader& in, RuleSpec& rule);
    void read_texts(ObjectReader& in, RuleInfo& info, bool bundled);
    void read_where(ObjectReader in, WhereSpec& where);
    void read_measure(ObjectReader in, MeasureSpec& measure);
    void read_when(ObjectReader in, WhenSpec& when);
    void read_guard(ObjectReader in, RuleSpec& rule);
    void read_wording(ObjectReader& in, RuleSpec& rule);
    void check_id(ObjectReader& in, const std::string& id);
    std::vector<RuleInfo::Example> examples(ObjectReader& in, const char* key, bool bundled);
    ObjectReader inner(ObjectReader& in, const char* key) {
        return {in.at(key), in.origin(), in.pointer(key), problems_};
    }

    const std::vector<SourceFile>& files_;
    Problems& problems_;
    PackSpec spec_;
};

void PackReader::read_file(std::uint32_t file) {
    Json root;
    TreeBuilder builder(root);
    const std::string& text = files_[file].text;
    if (!Json::sax_parse(text, &builder)) {
        problems_.add_at(
            file, builder.error_byte, "bad-json",
            "not JSON: unexpected " +
                (builder.error_token.empty() ? "end of file" : "'" + builder.error_token + "'"));
        return;
    }
    if (root.is_object() && root.contains("rules"))
        read_bundle(root, file);
    else
        read_document(root, {file, ""}, false);
}

void PackReader::read_bundle(const Json& root, std::uint32_t file) {
    ObjectReader in(root, {file, ""}, "", problems_);
    in.only({"pack", "lexicons", "rules"});
    if (in.has("pack")) read_document(root.at("pack"), {file, "/pack"}, true);
    for (const char* list : {"lexicons", "rules"}) {
        if (!in.has(list)) continue;
        const Json& items = root.at(list);
        if (!items.is_array()) {
            in.problem(in.pointer(list), "wrong-type",
                       std::string("'") + list + "' must be a list");
            continue;
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            read_document(items[i], {file, "/" + std::string(list) + "/" + std::to_string(i)},
                          true);
        }
    }
}

void PackReader::read_document(const Json& root, const Origin& origin, bool bundled) {
    ObjectReader in(root, origin, origin.pointer, problems_);
    if (!in.is_object()) return;
    if (in.has("thresholds"))
        read_pack_info(in);
    else if (in.has("words"))
        read_lexicon(in);
    else
        read_rule(in, bundled);
}

void PackReader::read_pack_info(ObjectReader in) {
    in.only({"language", "name", "base", "thresholds"});
    PackInfo pack;
    pack.language = in.string("language", true);
    pack.name = in.string("name", true);
    pack.base = static_cast<std::int32_t>(in.thousandths("base", true, -10, 10).value_or(0));
    ObjectReader levels = inner(in, "thresholds");
    if (levels.is_object()) {
        levels.only({"gentle", "balanced", "strict", "mixed"});
        pack.gentle = levels.integer("gentle", true, 1, 100);
        pack.balanced = levels.integer("balanced", true, 1, 100);
        pack.strict = levels.integer("strict", true, 1, 100);
        pack.mixed = levels.integer("mixed", true, 1, 100);
        if (!(pack.mixed <= pack.strict && pack.strict <= pack.balanced &&
              pack.balanced <= pack.gentle)) {
            in.problem(in.pointer("thresholds"), "bad-order",
                       "thresholds must rise: mixed, strict, balanced, gentle");
        }
    }
    if (spec_.pack)
        in.problem(in.origin().pointer, "second-pack", "there is already a pack file; keep one");
    spec_.pack = pack;
}

void PackReader::check_id(ObjectReader& in, const std::string& id) {
    if (id.empty()) return;
    if (!is_kebab(id)) in.problem(in.pointer("id"), "bad-id", "'" + id + "' is not kebab-case");
    const std::string name = in.origin().file < files_.size() ? files_[in.origin().file].name : "";
    if (in.origin().pointer.empty() && name.ends_with(".json") && file_stem(name) != id) {
        in.problem(in.pointer("id"), "id-mismatch",
                   "'" + id + "' is not the file's name '" + file_stem(name) + "'");
    }
}

void PackReader::read_lexicon(ObjectReader in) {
    in.only({"id", "note", "words"});
    LexiconSpec lexicon;
    lexicon.id = in.string("id", true);
    lexicon.origin = in.origin();
    check_id(in, lexicon.id);
    lexicon.words = in.strings("words", true);
    spec_.lexicons.push_back(std::move(lexicon));
}

std::vector<RuleInfo::Example> PackReader::examples(ObjectReader& in, const char* key,
                                                    bool bundled) {
    std::vector<RuleInfo::Example> out;
    if (!in.has(key)) {
        if (!bundled)
            in.problem(in.origin().pointer, "missing-key", std::string("'") + key + "' is missing");
        return out;
    }
    const Json& list = in.at(key);
    for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
        if (list[i].is_string()) {
            out.push_back({list[i].get<std::string>(), "", ""});
            continue;
        }
        ObjectReader one(list[i], in.origin(), in.pointer(key) + "/" + std::to_string(i),
                         problems_);
        if (!one.is_object()) continue;
        one.only({"text", "platform", "kind"});
        out.push_back(
            {one.string("text", true), one.string("platform", false), one.string("kind", false)});
    }
    if (!bundled && out.size() < 2) {
        in.problem(in.pointer(key), "too-few-examples",
                   std::string("'") + key + "' needs at least two example posts");
    }
    return out;
}

void PackReader::read_texts(ObjectReader& in, RuleInfo& info, bool bundled) {
    info.source = in.string("source", !bundled);
    info.message = in.string("message", !bundled);
    info.why = in.string("why", !bundled);
    info.try_instead = in.string("try", !bundled);
    info.flagged = examples(in, "flagged", bundled);
    info.passing = examples(in, "passing", bundled);
}

void PackReader::read_where(ObjectReader in, WhereSpec& where) {
    if (!in.is_object()) return;
    in.only({"platforms", "surfaces", "position"});
    const auto words = [&](const char* key, std::initializer_list<const char*> known,
                           std::vector<std::string>& out) {
        for (const Sourced& word : in.strings(key, false)) {
            if (std::find(known.begin(), known.end(), word.text) != known.end())
                out.push_back(word.text);
            else
                in.problem(word.pointer, "unknown-word", "unknown word '" + word.text + "'");
        }
    };
    words("platforms", {"linkedin", "x", "other"}, where.platforms);
    words("surfaces", {"post", "reply", "message", "article"}, where.surfaces);
    where.position = in.string("position", false);
    constexpr std::array<std::string_view, 6> places = {"",      "first",   "last",
                                                        "alone", "opening", "closing"};
    if (std::find(places.begin(), places.end(), where.position) == places.end()) {
        in.problem(in.pointer("position"), "unknown-word",
                   "position is first, last, alone, opening or closing");
    }
}

constexpr double measure_limit = 1e6;

void PackReader::read_measure(ObjectReader in, MeasureSpec& measure) {
    if (!in.is_object()) return;
    in.only({"count", "per", "from", "to", "min_words", "max_words"});
    measure.count = in.sourced("count", true);
    if (in.has("per")) measure.per = in.string("per", true);
    measure.from = in.thousandths("from", true, 0, measure_limit).value_or(0);
    measure.to = in.thousandths("to", true, 0, measure_limit).value_or(0);
    measure.min_words = in.integer("min_words", false, 0, 100'000);
    measure.max_words = in.integer("max_words", false, 0, 100'000);
    if (measure.from == measure.to)
        in.problem(in.pointer("to"), "bad-ramp", "'from' and 'to' must differ");
}

void PackReader::read_when(ObjectReader in, WhenSpec& when) {
    if (!in.is_object()) return;
    in.only({"all", "any", "none", "measures"});
    when.all = in.strings("all", false);
    when.any = in.strings("any", false);
    when.none = in.strings("none", false);
    if (in.has("measures")) {
        const Json& list = in.at("measures");
        for (std::size_t i = 0; list.is_array() && i < list.size(); ++i) {
            ObjectReader one(list[i], in.origin(), in.pointer("measures") + "/" + std::to_string(i),
                             problems_);
            if (!one.is_object()) continue;
            one.only({"count", "per", "min", "max"});
            LimitSpec limit;
            limit.count = one.sourced("count", true);
            if (one.has("per")) limit.per = one.string("per", true);
            limit.min = one.thousandths("min", false, 0, measure_limit);
            limit.max = one.thousandths("max", false, 0, measure_limit);
            when.measures.push_back(std::move(limit));
        }
    }
    if (when.all.empty() && when.any.empty() && when.measures.empty()) {
        in.problem(in.pointer("all"), "empty", "'when' needs at least one of all, any, measures");
    }
}

void PackReader::read_guard(ObjectReader in, RuleSpec& rule) {
    if (!in.is_object()) return;
    in.only({"before", "within"});
    rule.guard = in.strings("before", true);
    rule.guard_within = static_cast<std::uint32_t>(in.integer("within", true, 1, 8));
}

void PackReader::read_wording(ObjectReader& in, RuleSpec& rule) {
    const Json& phrases = in.at("wording");
    if (!phrases.is_object() || phrases.empty()) {
        in.problem(in.pointer("wording"), "wrong-type",
                   "'wording' must be an object of phrases and weights");
        return;
    }
    for (const auto& [phrase, weight] : phrases.items()) {
        const std::string where = in.pointer("wording") + "/" + escape_pointer(phrase);
        const auto value = to_thousandths(weight, 0, 6);
        if (!value)
            in.problem(where, "bad-number",
                       "a weight is a number from 0 to 6 with at most three decimals");
        rule.wording.push_back({{phrase, where}, static_cast<std::int32_t>(value.value_or(0))});
    }
}

void PackReader::read_sense(ObjectReader& in, RuleSpec& rule) {
    int senses = 0;
    for (const char* key : {"match", "measure", "when", "wording"}) senses += in.has(key) ? 1 : 0;
    if (senses != 1)
        in.problem(in.origin().pointer, "one-sense",
                   "exactly one of match, measure, when, wording is needed");
    if (in.has("match")) rule.match = in.strings("match", true);
    if (in.has("measure")) read_measure(inner(in, "measure"), rule.measure.emplace());
    if (in.has("when")) read_when(inner(in, "when"), rule.when.emplace());
    if (in.has("wording")) read_wording(in, rule);
    if (in.has("unless")) rule.unless = in.strings("unless", true);
    if (in.has("guard")) read_guard(inner(in, "guard"), rule);
    if (in.has("where")) read_where(inner(in, "where"), rule.where);
}

void PackReader::read_rule(ObjectReader in, bool bundled) {
    in.only({"id", "signal", "side", "source", "match", "measure", "when", "wording", "unless",
             "guard", "where", "weight", "floor", "scope", "message", "why", "try", "flagged",
             "passing"});
    RuleSpec rule;
    rule.origin = in.origin();
    RuleInfo& info = rule.info;
    info.id = in.string("id", true);
    check_id(in, info.id);
    info.signal = in.string("signal", true);
    if (!info.signal.empty() && !is_signal(info.signal))
        in.problem(in.pointer("signal"), "unknown-word", "signals are B1-B33 and C1-C10");
    const std::string side = in.string("side", true);
    if (!side.empty() && side != "broadcasting" && side != "conversation") {
        in.problem(in.pointer("side"), "unknown-word", "side is broadcasting or conversation");
    }
    info.side = side == "conversation" ? Side::conversation : Side::broadcasting;
    info.weight = static_cast<std::int32_t>(in.thousandths("weight", true, 0, 6).value_or(0));
    info.floor = static_cast<std::int32_t>(in.thousandths("floor", false, 0, 6).value_or(0));
    const std::string scope = in.string("scope", false);
    if (!scope.empty() && scope != "broad")
        in.problem(in.pointer("scope"), "unknown-word", "scope is broad, or not there");
    info.broad = !scope.empty();
    read_sense(in, rule);
    read_texts(in, info, bundled);
    spec_.rules.push_back(std::move(rule));
}

}  // namespace

PackSpec read_pack(const std::vector<SourceFile>& files, Problems& problems) {
    return PackReader(files, problems).run();
}

std::string to_json(std::span<const Diagnostic> diagnostics) {
    if (diagnostics.empty()) return "[]";
    auto list = nlohmann::ordered_json::array();
    for (const Diagnostic& d : diagnostics) {
        list.push_back({{"severity", d.severity == Severity::error ? "error" : "warning"},
                        {"code", d.code},
                        {"file", d.file},
                        {"pointer", d.pointer},
                        {"line", d.line},
                        {"column", d.column},
                        {"message", d.message}});
    }
    return list.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

namespace {

std::vector<std::string> string_list(const Json& root, const char* key,
                                     std::vector<Diagnostic>& problems) {
    std::vector<std::string> out;
    if (!root.contains(key)) return out;
    for (const Json& item : root.at(key)) {
        if (item.is_string())
            out.push_back(item.get<std::string>());
        else
            problems.push_back({Severity::warning, "wrong-type", "", std::string("/") + key, 0, 0,
                                "only strings are used"});
    }
    return out;
}

std::shared_ptr<const CompiledPack> compile_bundle(const Json& bundle, const PackOptions& options,
                                                   std::vector<Diagnostic>& found) {
    const std::vector<SourceFile> no_files;
    Problems problems(no_files);
    PackSpec spec = PackReader(no_files, problems).run(bundle);
    auto compiled = compile(std::move(spec), options, problems);
    if (problems.has_errors()) compiled = nullptr;
    for (Diagnostic& d : problems.take()) found.push_back(std::move(d));
    return compiled;
}

std::shared_ptr<const CompiledPack> compile_image(std::size_t index,
                                                  std::span<const std::string_view> images,
                                                  const PackOptions& options,
                                                  std::vector<Diagnostic>& found) {
    auto compiled = index < images.size() ? read_image(images[index]) : nullptr;
    if (compiled != nullptr) {
        apply_options(*compiled, options);
    } else {
        found.push_back({Severity::error, "bad-image", "", "/packs/" + std::to_string(index), 0, 0,
                         "the compiled rules are damaged or of another version: build them anew"});
    }
    return compiled;
}

using CompiledPacks = std::vector<std::shared_ptr<const CompiledPack>>;

/// A function of its own: engines compile WebAssembly function by function when first called, and
/// this brings nlohmann/json along.
[[gnu::noinline]] CompiledPacks compile_all(std::string_view json,
                                            std::span<const std::string_view> images,
                                            std::vector<Diagnostic>& problems) {
    CompiledPacks out;
    const Json root = Json::parse(json, nullptr, false);
    if (root.is_discarded() || !root.is_object() || !root.contains("packs") ||
        !root.at("packs").is_array()) {
        problems.push_back(
            {Severity::error, "bad-json", "", "", 0, 0, "an object with a list 'packs' is needed"});
        return out;
    }
    PackOptions options;
    options.own_names = string_list(root, "own_names", problems);
    options.muted_rules = string_list(root, "muted_rules", problems);
    for (const Json& pack : root.at("packs")) {
        out.push_back(pack.is_number_unsigned()
                          ? compile_image(pack.get<std::size_t>(), images, options, problems)
                          : compile_bundle(pack, options, problems));
    }
    return out;
}

}  // namespace

LoadedPacks load_packs_json(std::string_view json, std::span<const std::string_view> images) {
    LoadedPacks out;
    CompiledPacks compiled;
    if (json.empty() && !images.empty()) {
        for (std::size_t i = 0; i < images.size(); ++i)
            compiled.push_back(compile_image(i, images, {}, out.problems));
    } else {
        compiled = compile_all(json, images, out.problems);
    }
    if (std::find(compiled.begin(), compiled.end(), nullptr) != compiled.end()) return out;
    for (auto& pack : compiled) out.packs.push_back(std::make_shared<RulePack>(std::move(pack)));
    return out;
}

}  // namespace unbroadcast
