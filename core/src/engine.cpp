#include "unbroadcast/engine.hpp"

#include <algorithm>

#include "cache.hpp"
#include "findings.hpp"
#include "score.hpp"
#include "tally.hpp"
#include "unbroadcast/unicode.hpp"
#include "way_out.hpp"

namespace unbroadcast {
namespace {

bool is_line_break(char16_t c) {
    return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Everything that is kept for one language.
struct Lane {
    explicit Lane(std::shared_ptr<const RulePack> p)
        : pack(std::move(p)), cache(pack->compiled()), tally(pack->compiled()) {}
    std::shared_ptr<const RulePack> pack;
    FactsCache cache;
    Tally tally;
    std::vector<Part> parts;
};

/// The scored part of the text, never ending in half a surrogate pair.
std::u16string_view scored_text(std::u16string_view text) {
    if (text.size() <= max_scored_units) return text;
    const bool splits = (text[max_scored_units - 1] & 0xFC00) == 0xD800;
    return text.substr(0, max_scored_units - (splits ? 1 : 0));
}

void read_parts(Lane& lane, std::u16string_view text) {
    lane.cache.next_post();
    lane.parts.clear();
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = begin;
        while (end < text.size() && !is_line_break(text[end])) ++end;
        if (end > begin) {
            const ParagraphFacts& facts = lane.cache.facts(text.substr(begin, end - begin));
            if (!facts.sentences.empty()) {
                lane.parts.push_back({static_cast<std::uint32_t>(begin),
                                      static_cast<std::uint32_t>(end - begin), &facts});
            }
        }
        begin = end + 1;
    }
}

LanguageVotes votes_of(const Lane& lane) {
    LanguageVotes votes;
    for (const Part& part : lane.parts) votes.add(part.facts->votes);
    return votes;
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
        if (lane != nullptr) read_parts(*lane, text);
        return lane;
    }
    read_parts(lanes.front(), text);
    language = language_of(votes_of(lanes.front()), lanes.front().pack->language());
    if (language == "und") return &lanes.front();
    Lane* lane = lane_of(language);
    if (lane != nullptr && lane != &lanes.front()) read_parts(*lane, text);
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
    report.base = pack.info.base;
    if (lane->parts.empty()) {
        report.evidence = report.base;
        report.score = report.way_out_score = score_of(report.evidence);
        return report;
    }
    report.evidence =
        static_cast<std::int32_t>(lane->tally.add(lane->parts, post.platform, post.surface));
    report.score = score_of(report.evidence);
    const std::int32_t warning = threshold(pack.info, post.sensitivity);
    report.verdict = report.score >= warning           ? Verdict::broadcasting
                     : report.score >= pack.info.mixed ? Verdict::mixed
                                                       : Verdict::conversation;
    Told told = tell(pack, lane->tally.explain(lane->parts));
    report.findings = std::move(told.findings);
    report.rest = told.rest;
    find_way_out(
        {text, lane->parts, lane->cache, lane->tally, post.platform, post.surface, warning},
        report);
    return report;
}

std::vector<Evidence> Engine::evidence(const Post& post) {
    std::vector<Evidence> out;
    std::string language;
    Lane* lane = state_->read(post, scored_text(post.text), language);
    if (lane == nullptr || lane->parts.empty()) return out;
    (void)lane->tally.add(lane->parts, post.platform, post.surface);
    for (Evident& e : lane->tally.explain(lane->parts)) {
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
