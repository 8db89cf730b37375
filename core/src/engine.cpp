#include "unbroadcast/engine.hpp"

#include <algorithm>

#include "draft.hpp"
#include "explain.hpp"
#include "findings.hpp"
#include "score.hpp"
#include "unbroadcast/unicode.hpp"
#include "way_out.hpp"

namespace unbroadcast {
namespace {

/// Everything that is kept for one language.
struct Lane {
    explicit Lane(std::shared_ptr<const RulePack> p)
        : pack(std::move(p)), draft(pack->compiled()) {}
    std::shared_ptr<const RulePack> pack;
    Draft draft;
};

/// The scored part of the text, never ending in half a surrogate pair.
std::u16string_view scored_text(std::u16string_view text) {
    if (text.size() <= max_scored_units) return text;
    const bool splits = (text[max_scored_units - 1] & 0xFC00) == 0xD800;
    return text.substr(0, max_scored_units - (splits ? 1 : 0));
}

std::int32_t threshold(const PackInfo& pack, Sensitivity sensitivity) {
    return sensitivity == Sensitivity::gentle   ? pack.gentle
           : sensitivity == Sensitivity::strict ? pack.strict
                                                : pack.balanced;
}

/// "de-AT" -> "de"; "und" for what is no language tag.
std::string primary_tag(std::string_view tag) {
    const std::string_view primary = tag.substr(0, tag.find('-'));
    const bool letters =
        std::all_of(primary.begin(), primary.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return letters && (primary.size() == 2 || primary.size() == 3) ? std::string(primary) : "und";
}

}  // namespace

struct Engine::State {
    std::vector<Lane> lanes;

    /// Reads the post into the lane of its language; null when no pack speaks it.
    Lane* read(const Post& post, std::u16string_view text, std::string& language);
};

Lane* Engine::State::read(const Post& post, std::u16string_view text, std::string& language) {
    if (lanes.empty()) return nullptr;
    const auto lane_of = [&](std::string_view tag) {
        const auto found = std::find_if(lanes.begin(), lanes.end(),
                                        [&](const Lane& l) { return l.pack->language() == tag; });
        return found == lanes.end() ? nullptr : &*found;
    };
    if (!post.language.empty() && post.language != "auto") {
        language = primary_tag(post.language);
        Lane* lane = lane_of(language);
        if (lane != nullptr) lane->draft.read(text);
        return lane;
    }
    lanes.front().draft.read(text);
    language = language_of(lanes.front().draft.votes(), lanes.front().pack->language());
    if (language == "und") return &lanes.front();
    Lane* lane = lane_of(language);
    if (lane != nullptr && lane != &lanes.front()) lane->draft.read(text);
    return lane;
}

Engine::Engine(std::vector<std::shared_ptr<const RulePack>> packs)
    : state_(std::make_unique<State>()) {
    for (auto& pack : packs) {
        if (pack != nullptr) state_->lanes.emplace_back(std::move(pack));
    }
}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

Report Engine::score(const Post& post) {
    Report report;
    const std::u16string_view text = scored_text(post.text);
    report.truncated = text.size() < post.text.size();
    Lane* lane = state_->read(post, text, report.language);
    if (lane == nullptr) {
        if (report.language.empty()) report.language = "und";
        return report;
    }
    const CompiledPack& pack = lane->pack->compiled();
    Draft& draft = lane->draft;
    report.base = pack.info.base;
    if (draft.parts().empty()) {
        report.evidence = report.base;
        report.score = report.way_out_score = score_of(report.evidence);
        return report;
    }
    report.evidence = static_cast<std::int32_t>(
        draft.tally().evidence(draft.parts(), post.platform, post.surface));
    report.score = report.way_out_score = score_of(report.evidence);
    const std::int32_t warning = threshold(pack.info, post.sensitivity);
    report.verdict = report.score >= warning           ? Verdict::broadcasting
                     : report.score >= pack.info.mixed ? Verdict::mixed
                                                       : Verdict::conversation;
    Told told = tell(pack, explain(pack, draft.tally(), draft.parts()));
    report.findings = std::move(told.findings);
    report.rest = told.rest;
    if (post.way_out) {
        find_way_out(draft, {post.platform, post.surface, warning}, report);
    } else {
        for (Finding& finding : report.findings) finding.score_without = report.score;
    }
    return report;
}

std::vector<Evidence> Engine::evidence(const Post& post) {
    std::vector<Evidence> out;
    std::string language;
    Lane* lane = state_->read(post, scored_text(post.text), language);
    if (lane == nullptr || lane->draft.parts().empty()) return out;
    Draft& draft = lane->draft;
    (void)draft.tally().evidence(draft.parts(), post.platform, post.surface);
    for (Evident& e : explain(lane->pack->compiled(), draft.tally(), draft.parts())) {
        Evidence& shown = out.emplace_back(
            Evidence{e.rule, e.phrase, e.strength, e.contribution, std::move(e.also)});
        if (e.span.begin != e.span.end) shown.spans.insert(shown.spans.begin(), e.span);
    }
    return out;
}

Platform platform_from(std::string_view name) {
    if (name == "linkedin") return Platform::linkedin;
    return name == "x" || name == "twitter" ? Platform::x : Platform::other;
}

Surface surface_from(std::string_view name) {
    if (name == "reply" || name == "comment") return Surface::reply;
    if (name == "message") return Surface::message;
    return name == "article" ? Surface::article : Surface::post;
}

}  // namespace unbroadcast
