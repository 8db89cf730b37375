#pragma once
// What the unit tests share: small packs written in the test, the built-in pack, exact-size inputs.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unbroadcast/engine.hpp"
#include "unbroadcast/rule_pack.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast::test {

/// A copy of `text` in a heap block of its very size, so that AddressSanitizer sees over-reads.
class ExactText {
public:
    explicit ExactText(std::u16string_view text);
    [[nodiscard]] std::u16string_view view() const { return {units_.get(), size_}; }

private:
    std::unique_ptr<char16_t[]> units_;
    std::size_t size_;
};

/// The English rules, loaded once. Fails the test run when they do not load.
[[nodiscard]] std::shared_ptr<const RulePack> english();

/// A pack from the members of rules, for instance R"("id":"r","match":["buy now"],"weight":2)".
/// What is left out is filled in: side broadcasting, signal B8. Base 0, thresholds 30 (mixed), 40,
/// 50, 60. `lexicons` are whole JSON objects. Fails the test when the pack does not load.
[[nodiscard]] std::shared_ptr<const RulePack> pack_of(const std::vector<std::string>& rules,
                                                      const std::vector<std::string>& lexicons = {},
                                                      const PackOptions& options = {});

/// Ids of the rules that fired with some strength, each once, in rule order, joined by spaces.
[[nodiscard]] std::string fired(const std::shared_ptr<const RulePack>& pack, const Post& post);
[[nodiscard]] std::string fired(const std::shared_ptr<const RulePack>& pack,
                                std::u16string_view text);

/// "word word|word": the words of each finding of `report` in order, `also` behind "+".
[[nodiscard]] std::string words_of(const Report& report, std::u16string_view text);

/// Checks what report.hpp promises of every report that a pack made of `text`: sums, order, caps,
/// spans inside the text, and findings of one side that do not overlap.
void check_sound(const RulePack& pack, const Report& report, std::u16string_view text);

/// The flagged and passing examples of all rules of a pack, with platform and surface.
struct Sample {
    std::u16string text;
    Platform platform = Platform::other;
    Surface surface = Surface::post;
    [[nodiscard]] Post post() const {
        return {.text = text, .platform = platform, .surface = surface, .language = "en"};
    }
};
[[nodiscard]] std::vector<Sample> samples_of(const RulePack& pack);

/// Random numbers that are the same everywhere: std's distributions are not.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed * 2 + 1) {}
    /// 0 ... below - 1; `below` > 0.
    std::uint32_t below(std::uint32_t below);
    bool one_in(std::uint32_t n) { return below(n) == 0; }

private:
    std::uint64_t state_;
};

/// Drafts of many kinds, written for these tests: broadcasts, talk, lists, other scripts, odd
/// units.
[[nodiscard]] const std::vector<std::u16string>& drafts();

}  // namespace unbroadcast::test
