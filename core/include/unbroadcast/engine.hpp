#pragma once
// Read this first. Scores a draft:  Engine engine({pack});  Report r = engine.score({.text =
// u"..."});
//
// An engine remembers the facts of the paragraphs it has seen (by content), so re-scoring after a
// keystroke costs one paragraph. What it remembers never changes a report: a fresh engine gives the
// same one, to the byte. Not thread-safe: one engine a thread; packs may be shared.
// Nothing here throws, prints or aborts; any sequence of UTF-16 code units is valid input.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "unbroadcast/report.hpp"
#include "unbroadcast/rule_pack.hpp"

namespace unbroadcast {

enum class Platform : std::uint8_t { linkedin, x, other };
enum class Surface : std::uint8_t { post, reply, message, article };
/// How sure we must be before the author is warned; thresholds are the pack's.
enum class Sensitivity : std::uint8_t { gentle, balanced, strict };

struct Post {
    std::u16string_view text;  ///< as typed; units after `max_scored_units` are not read
    Platform platform = Platform::other;
    Surface surface = Surface::post;
    std::string_view language = "auto";  ///< a primary language tag, or "auto"
    Sensitivity sensitivity = Sensitivity::balanced;
    bool way_out = true;  ///< false saves time: the report then has no way out, and every
                          ///< `score_without` is the score
};

/// One rule's strength on a post before weights, for tests and for fitting.
struct Evidence {
    std::uint32_t rule = 0;         ///< index into RulePack::rules()
    std::int32_t phrase = -1;       ///< the pack's own number of a wording rule's phrase; else -1
    std::int32_t strength = 0;      ///< thousandths; contribution = +-strength * weight / 1000
    std::int32_t contribution = 0;  ///< millinats
    std::vector<Span> spans;        ///< ascending
};

class Engine {
public:
    /// One pack a language; the first one also serves texts whose language cannot be told.
    explicit Engine(std::vector<std::shared_ptr<const RulePack>> packs);
    ~Engine();
    Engine(Engine&&) noexcept;
    Engine& operator=(Engine&&) noexcept;

    /// A text in a language without a pack gets score 0, no findings and its language.
    [[nodiscard]] Report score(const Post& post);

    /// Everything that fired, unmerged and unlimited, in rule order.
    [[nodiscard]] std::vector<Evidence> evidence(const Post& post);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// "linkedin", "x" (also "twitter"); every other word is Platform::other.
[[nodiscard]] Platform platform_from(std::string_view name);
/// "reply" (also "comment"), "message", "article"; every other word is Surface::post.
[[nodiscard]] Surface surface_from(std::string_view name);

}  // namespace unbroadcast
