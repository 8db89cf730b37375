// A pack that is written and read back judges as the pack it was; damaged bytes are no pack.

#include <doctest/doctest.h>

#include "own_names.hpp"
#include "pack_image.hpp"
#include "pack_json.hpp"
#include "support.hpp"

using namespace unbroadcast;
using unbroadcast::test::pack_of;

namespace {

std::shared_ptr<const RulePack> read_back(const RulePack& pack, const PackOptions& options = {}) {
    auto compiled = read_image(write_image(pack.compiled()));
    REQUIRE(compiled != nullptr);
    apply_options(*compiled, options);
    return std::make_shared<RulePack>(std::move(compiled));
}

void check_same(Engine& left, Engine& right, const Post& post) {
    CAPTURE(to_utf8(post.text));
    CHECK(to_json(left.score(post)) == to_json(right.score(post)));
}

}  // namespace

TEST_SUITE_BEGIN("pack-image");

TEST_CASE("the English rules judge the same") {
    const auto pack = test::english();
    Engine text({pack}), image({read_back(*pack)});
    for (const test::Sample& sample : test::samples_of(*pack))
        check_same(text, image, sample.post());
    for (const std::u16string& draft : test::drafts())
        check_same(text, image, {.text = draft, .platform = Platform::linkedin});
}

TEST_CASE("names and muted rules are applied to what was read") {
    const std::vector<std::string> rules = {
        R"("id":"we-are","match":["<self> (is|are) proud"],"weight":1)",
        R"("id":"buy","match":["buy"],"weight":1)",
        R"("id":"share","measure":{"count":"self","per":"100-words","from":1,"to":90},"weight":2)",
        R"("id":"tags","match":["#calder", "<hashtag> 42"],"guard":{"before":["@self"],"within":3},"weight":1)"};
    const PackOptions options{.own_names = {"Calder", "Blue Heron Tea", "42", "Heron", "Calder"},
                              .muted_rules = {"buy"}};
    Engine text({pack_of(rules, {}, options)});
    Engine image({read_back(*pack_of(rules), options)});
    for (const char16_t* post :
         {u"Calder is proud. Buy!", u"Blue Heron Tea is proud", u"blue heron is proud", u"HERON'S",
          u"Calder and #calder 42", u"42 #calder", u"Blue blue heron tea are proud of 42"}) {
        check_same(text, image, {.text = post, .language = "en"});
    }
    CHECK(test::fired(pack_of(rules, {}, options), u"Blue Heron Tea is proud") == "share we-are");
}

TEST_CASE("bytes that are cut or changed give no pack, or one that can score") {
    const std::string image = write_image(test::english()->compiled());
    for (std::size_t size = 0; size < image.size(); size += 1 + size / 7)
        CHECK(read_image(std::string_view(image).substr(0, size)) == nullptr);
    CHECK(read_image(image + "x") == nullptr);
    test::Random random(11);
    int read = 0;
    for (int i = 0; i < 300; ++i) {
        std::string damaged = image;
        const auto at = random.below(static_cast<std::uint32_t>(image.size()));
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << random.below(8)));
        const auto pack = read_image(damaged);
        if (pack == nullptr) continue;
        ++read;
        Engine engine({std::make_shared<RulePack>(pack)});
        const Report report = engine.score({.text = test::drafts()[0], .language = "en"});
        CHECK(report.score <= 100);
    }
    CHECK(read > 0);
}

TEST_CASE("images stand beside bundles") {
    const std::string image =
        write_image(pack_of({R"("id":"buy","match":["buy"],"weight":1)"})->compiled());
    const std::string_view images[] = {image, "no image"};
    CHECK(load_packs_json(R"({"packs":[0]})", images).packs.size() == 1);
    CHECK(load_packs_json("", std::span(images).first(1)).packs.size() == 1);
    for (const char* json : {R"({"packs":[1]})", R"({"packs":[2]})", R"({"packs":[0,1]})", ""}) {
        const LoadedPacks loaded = load_packs_json(json, images);
        CHECK(loaded.packs.empty());
        REQUIRE(loaded.problems.size() == 1);
        CHECK(loaded.problems[0].code == "bad-image");
    }
}

TEST_SUITE_END();
