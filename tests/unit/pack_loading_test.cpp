// What is wrong with a rule file, and where. Each row edits one place of a sound pack; "§" marks
// where the diagnostic must point (it is taken out before loading).

#include <doctest/doctest.h>

#include <algorithm>

#include "pack_json.hpp"
#include "support.hpp"

using namespace unbroadcast;

namespace {

constexpr std::string_view pack_file = R"({
  "language": "en",
  "name": "Test",
  "base": -2,
  "thresholds": {"gentle": 60, "balanced": 50, "strict": 40, "mixed": 30}
}
)";

constexpr std::string_view lexicon_file = R"({
  "id": "orders",
  "note": "our own",
  "words": ["buy~", "sign~ up"]
}
)";

constexpr std::string_view rule_file = R"({
  "id": "shop-order",
  "signal": "B8",
  "side": "broadcasting",
  "source": "our own",
  "match": ["@orders now", "order today"],
  "unless": ["do not"],
  "guard": {"before": ["not", "@orders"], "within": 3},
  "where": {"platforms": ["x"], "surfaces": ["post"], "position": "last"},
  "weight": 1.25,
  "message": "m",
  "why": "w",
  "try": "t",
  "flagged": ["a", {"text": "b", "platform": "x", "kind": "post"}],
  "passing": ["c", "d"]
}
)";

/// A second rule, for what `match` rules do not have.
constexpr std::string_view other_file = R"({
  "id": "other",
  "signal": "B13",
  "side": "conversation",
  "source": "our own",
  "when": {"all": ["shop-order"], "measures": [{"count": "urls", "per": "post", "min": 1}]},
  "weight": 1,
  "message": "m",
  "why": "w",
  "try": "t",
  "flagged": ["a", "b"],
  "passing": ["c", "d"]
}
)";

struct Files {
    std::vector<SourceFile> list = {{"rules/pack.json", std::string(pack_file)},
                                    {"rules/lexicons/orders.json", std::string(lexicon_file)},
                                    {"rules/other.json", std::string(other_file)},
                                    {"rules/shop-order.json", std::string(rule_file)}};
    void edit(const std::string& file, const std::string& from, const std::string& to) {
        const auto found = std::find_if(list.begin(), list.end(), [&](const SourceFile& f) {
            return f.name.ends_with("/" + file);
        });
        REQUIRE(found != list.end());
        const std::size_t at = found->text.find(from);
        REQUIRE(at != std::string::npos);
        found->text.replace(at, from.size(), to);
    }
};

struct Mark {
    std::string file;
    std::uint32_t line = 0, column = 0;
};

/// Takes the "§" out and says where it stood.
Mark take_mark(std::vector<SourceFile>& files) {
    for (SourceFile& file : files) {
        const std::size_t at = file.text.find("§");
        if (at == std::string::npos) continue;
        file.text.erase(at, std::string_view("§").size());
        const auto lines = std::count(file.text.begin(),
                                      file.text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        const std::size_t line_start = at == 0 ? std::string::npos : file.text.rfind('\n', at - 1);
        const std::size_t column = line_start == std::string::npos ? at : at - line_start - 1;
        return {file.name, static_cast<std::uint32_t>(lines + 1),
                static_cast<std::uint32_t>(column + 1)};
    }
    return {};
}

}  // namespace

TEST_SUITE_BEGIN("pack-loading");

TEST_CASE("the sound pack loads without a word") {
    const LoadResult loaded = load_pack(Files().list);
    for (const Diagnostic& problem : loaded.problems) MESSAGE(to_string(problem));
    CHECK(loaded.problems.empty());
    REQUIRE(loaded.pack);
    CHECK(loaded.pack->language() == "en");
    REQUIRE(loaded.pack->rules().size() == 2);
    const RuleInfo* rule = loaded.pack->find("shop-order");
    REQUIRE(rule != nullptr);
    CHECK(rule->weight == 1250);
    CHECK(rule->flagged[1].platform == "x");
    CHECK(loaded.pack->find("shop") == nullptr);
    CHECK(loaded.pack->node_count() > 5);
}

TEST_CASE("each mistake is told with its file, pointer, line and column") {
    struct Row {
        std::string file, from, to, code, pointer;
    };
    const std::string rule = "shop-order.json", other = "other.json", pack = "pack.json",
                      lexicon = "orders.json";
    const Row rows[] = {
        {rule, R"("signal": "B8",)", R"("signal": "B8" "side§")", "bad-json", ""},
        {rule, "{\n  \"id\"", "[§", "bad-json", ""},
        {rule, R"("weight": 1.25)", R"("weight": §"1.25")", "bad-number", "/weight"},
        {rule, R"("weight": 1.25)", R"("weight": §1.2345)", "bad-number", "/weight"},
        {rule, R"("weight": 1.25)", R"("weight": §-1)", "bad-number", "/weight"},
        {rule, R"("weight": 1.25)", R"("weight": §6.001)", "bad-number", "/weight"},
        {rule, R"("weight": 1.25)", R"("wieght": §1.25)", "unknown-key", "/wieght"},
        {rule, R"("weight": 1.25,)", "", "missing-key", ""},
        {rule, R"("message": "m")", R"("message": §"")", "empty", "/message"},
        {rule, R"("message": "m")", R"("message": §7)", "wrong-type", "/message"},
        {rule, R"("id": "shop-order")", R"("id": §"Shop-order")", "bad-id", "/id"},
        {rule, R"("id": "shop-order")", R"("id": §"shop-orders")", "id-mismatch", "/id"},
        {rule, R"("signal": "B8")", R"("signal": §"B34")", "unknown-word", "/signal"},
        {rule, R"("side": "broadcasting")", R"("side": §"loud")", "unknown-word", "/side"},
        {rule, R"("platforms": ["x"])", R"("platforms": [§"y"])", "unknown-word",
         "/where/platforms/0"},
        {rule, R"("surfaces": ["post"])", R"("surfaces": ["post", §"wall"])", "unknown-word",
         "/where/surfaces/1"},
        {rule, R"("position": "last")", R"("position": §"middle")", "unknown-word",
         "/where/position"},
        {rule, R"({"platforms")", R"({"where": §1, "platforms")", "unknown-key", "/where/where"},
        {rule, R"(["@orders now")", R"([§"@nothing now")", "unknown-lexicon", "/match/0"},
        {rule, R"("order today")", R"(§"..2 order")", "bad-pattern", "/match/1"},
        {rule, R"(["do not"])", R"(§"do not")", "wrong-type", "/unless"},
        {rule, R"(["do not"])", R"([§"(do"])", "bad-pattern", "/unless/0"},
        {rule, R"(["not", "@orders"])", R"(["not", §"@nothing"])", "unknown-lexicon",
         "/guard/before/1"},
        {rule, R"(["not", "@orders"])", R"([§"not at all"])", "bad-pattern", "/guard/before/0"},
        {rule, R"("within": 3)", R"("within": §9)", "bad-number", "/guard/within"},
        {rule, R"("unless")", R"("measure": {"count": "urls", "from": 0, "to": 3}, "unless")",
         "one-sense", ""},
        {rule, R"("passing": ["c", "d"])", R"("passing": §["c"])", "too-few-examples", "/passing"},
        {rule, R"("kind": "post")", R"("sort": §"post")", "unknown-key", "/flagged/1/sort"},
        {rule, R"("order today")", R"(§"a ..8 b ..8 c ..8 d ..8 e")", "pattern-too-long",
         "/match/1"},
        {other, R"("shop-order")", R"(§"shop")", "unknown-rule", "/when/all/0"},
        {other, R"("shop-order")", R"(§"other")", "unknown-rule", "/when/all/0"},
        {other, R"("shop-order")", R"(§"signal:B9")", "unknown-rule", "/when/all/0"},
        {other, R"("shop-order")", R"(§"side:loud")", "unknown-word", "/when/all/0"},
        {other, R"("shop-order")", R"(§"surface:wall")", "unknown-word", "/when/all/0"},
        {other, R"("urls")", R"(§"links")", "unknown-count", "/when/measures/0/count"},
        {other, R"("urls")", R"(§"@nothing")", "unknown-lexicon", "/when/measures/0/count"},
        {other, R"("when": {)", R"("when": §{}, "old": {)", "empty", "/when/all"},
        {other, R"("when": {"all")",
         R"("measure": {"count": "urls", "from": 3, "to": §3}, "old": {"all")", "bad-ramp",
         "/measure/to"},
        {other, R"("when": {"all")",
         R"("measure": {"count": "urls", "per": "word", "from": 3, "to": 4}, "old": {"all")",
         "unknown-word", "/measure/count"},
        {other, R"("when": {"all")", R"("wording": {"proud of": §7}, "old": {"all")", "bad-number",
         "/wording/proud of"},
        {other, R"("when": {"all")", R"("wording": §["proud"], "old": {"all")", "wrong-type",
         "/wording"},
        {pack, R"("base": -2)", R"("base": §-11)", "bad-number", "/base"},
        {pack, R"({"gentle": 60)", R"(§{"gentle": 45)", "bad-order", "/thresholds"},
        {pack, R"("mixed": 30)", R"("mixed": §0)", "bad-number", "/thresholds/mixed"},
        {pack, R"("name": "Test")", R"("name": §[])", "wrong-type", "/name"},
        {lexicon, R"("sign~ up")", R"(§"<price>")", "bad-pattern", "/words/1"},
        {lexicon, R"("buy~")", R"(§3)", "wrong-type", "/words/0"},
        {lexicon, R"("note")", R"("notes": §"", "note")", "unknown-key", "/notes"},
        {lexicon, R"(["buy~", "sign~ up"])", R"(§[])", "empty", "/words"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.to);
        Files files;
        files.edit(row.file, row.from, row.to);
        const Mark mark = take_mark(files.list);
        const LoadResult loaded = load_pack(files.list);
        CHECK(loaded.pack == nullptr);
        const auto told =
            std::find_if(loaded.problems.begin(), loaded.problems.end(), [&](const Diagnostic& d) {
                return d.code == row.code && d.pointer == row.pointer && d.file.ends_with(row.file);
            });
        if (told == loaded.problems.end()) {
            for (const Diagnostic& problem : loaded.problems) MESSAGE(to_string(problem));
            FAIL_CHECK(row.code << " at " << row.pointer << " is not told");
            continue;
        }
        CHECK_FALSE(told->message.empty());
        if (mark.line == 0) continue;  // about the whole file
        CHECK(told->line == mark.line);
        CHECK(told->column == mark.column);
    }
}

TEST_CASE("all mistakes of all files are told at once, in the order of the files") {
    Files files;
    files.edit("pack.json", "\"base\": -2", "\"base\": \"low\"");
    files.edit("orders.json", "\"note\"", "\"nota\"");
    files.edit("other.json", "\"weight\": 1,", "");
    files.edit("shop-order.json", "\"B8\"", "\"Z8\"");
    files.edit("shop-order.json", "order today", "<shop> today");
    const LoadResult loaded = load_pack(files.list);
    std::vector<std::string> told;
    for (const Diagnostic& problem : loaded.problems)
        told.push_back(problem.file + " " + problem.code);
    CHECK(told == std::vector<std::string>{
                      "rules/pack.json bad-number", "rules/lexicons/orders.json unknown-key",
                      "rules/other.json missing-key", "rules/shop-order.json unknown-word",
                      "rules/shop-order.json bad-pattern"});
}

TEST_CASE("what no single file can show") {
    const auto codes = [](const std::vector<SourceFile>& files) {
        std::string out;
        for (const Diagnostic& problem : load_pack(files).problems) out += problem.code + " ";
        return out;
    };
    Files files;
    CHECK(codes({}) == "no-pack-file ");
    CHECK(codes({files.list[3], files.list[1]}).find("no-pack-file") != std::string::npos);
    files.list.push_back({"rules/pack2.json", std::string(pack_file)});
    CHECK(codes(files.list) == "second-pack ");
    files.list.pop_back();
    files.list.push_back({"more/orders.json", std::string(lexicon_file)});
    CHECK(codes(files.list) == "duplicate-id ");
    files.list.back() = {"more/shop-order.json", std::string(rule_file)};
    CHECK(codes(files.list) == "duplicate-id ");
}

TEST_CASE("a bundle is a pack in one file, and may leave the texts out") {
    const std::string bundle =
        R"({"pack":)" + std::string(pack_file) +
        R"(,"lexicons":[],"rules":[{"id":"r","signal":"B1","side":"broadcasting",)" +
        R"("match":["like if"],"weight":1}]})";
    CHECK(load_pack(std::vector<SourceFile>{{"bundle", bundle}}).pack);
    const std::string broken =
        R"({"pack":)" + std::string(pack_file) +
        R"(,"rules":[{"id":"r"},{"id":"s","signal":"B1","match":"x"}],"more":1})";
    std::vector<std::string> pointers;
    for (const Diagnostic& problem :
         load_pack(std::vector<SourceFile>{{"bundle", broken}}).problems) {
        pointers.push_back(problem.code + " " + problem.pointer);
    }
    for (const std::string& expected : std::initializer_list<std::string>{
             "unknown-key /more", "missing-key /rules/0", "one-sense /rules/0",
             "wrong-type /rules/1/match", "missing-key /rules/1"}) {
        CAPTURE(expected);
        CHECK(std::count(pointers.begin(), pointers.end(), expected) >= 1);
    }
}

TEST_CASE("a diagnostic prints as compilers print") {
    const Diagnostic placed{Severity::error, "bad-id", "a.json", "/id", 3, 9, "it is wrong"};
    CHECK(to_string(placed) == "a.json:3:9: error: it is wrong [bad-id at /id]");
    const Diagnostic bare{Severity::warning, "odd", "", "", 0, 0, "it is odd"};
    CHECK(to_string(bare) == "pack: warning: it is odd [odd]");
    CHECK(
        to_json(std::vector{placed}) ==
        R"([{"severity":"error","code":"bad-id","file":"a.json","pointer":"/id","line":3,"column":9,"message":"it is wrong"}])");
}

TEST_CASE("the request that WebAssembly sends") {
    const std::string pack = R"({"pack":)" + std::string(pack_file) + R"(,"rules":[]})";
    CHECK(load_packs_json(R"({"packs":[)" + pack + R"(],"own_names":["Acme"],"muted_rules":["x"]})")
              .packs.size() == 1);
    for (const std::string& bad :
         std::initializer_list<std::string>{"", "[]", "{}", R"({"packs":1})", R"({"packs":[1]})",
                                            R"({"packs":[{"rules":[]}]})", "\xFF"}) {
        CAPTURE(bad);
        const LoadedPacks loaded = load_packs_json(bad);
        CHECK(loaded.packs.empty());
        CHECK_FALSE(loaded.problems.empty());
    }
    const LoadedPacks odd =
        load_packs_json(R"({"packs":[)" + pack + R"(],"own_names":["Acme",7]})");
    CHECK(odd.packs.size() == 1);
    REQUIRE(odd.problems.size() == 1);
    CHECK(odd.problems[0].severity == Severity::warning);
}

TEST_SUITE_END();
