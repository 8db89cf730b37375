// The C ABI of unbroadcast.wasm over unbroadcast::Engine; loader.mjs is its only caller.
// Everything crosses as integers and as UTF-8 or UTF-16 in this module's memory. One thread, no
// exceptions; null pointers and numbers out of range have defined answers instead of traps.

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pack_json.hpp"
#include "unbroadcast/engine.hpp"

using namespace unbroadcast;

namespace {

struct Handle {
    Engine engine;
    std::string rules;               ///< what ub_rules returns
    std::vector<std::int32_t> flat;  ///< what ub_score returned last
};

std::string& message() {
    static std::string diagnostics = "[]";
    return diagnostics;
}

/// {"en":[{"id","signal","side"},...],...}; ids and signals are ASCII words: nothing to escape.
std::string rules_json(const std::vector<std::shared_ptr<const RulePack>>& packs) {
    std::string out = "{";
    for (const auto& pack : packs) {
        out.append(out.size() > 1 ? ",\"" : "\"").append(pack->language()).append("\":[");
        for (const RuleInfo& rule : pack->rules()) {
            if (&rule != pack->rules().data()) out += ',';
            out.append(R"({"id":")").append(rule.id).append(R"(","signal":")").append(rule.signal);
            out.append(R"(","side":")").append(to_string(rule.side)).append("\"}");
        }
        out += ']';
    }
    return out += '}';
}

/// Up to four ASCII letters, the first in the lowest byte.
std::int32_t packed(std::string_view language) {
    std::uint32_t bits = 0;
    const std::size_t count = std::min<std::size_t>(language.size(), 4);
    for (std::size_t i = count; i-- > 0;)
        bits = bits << 8 | static_cast<unsigned char>(language[i]);
    return static_cast<std::int32_t>(bits);
}

/// `storage` outlives the view that is returned. 0 means "auto".
std::string_view unpacked(std::uint32_t language, std::array<char, 4>& storage) {
    if (language == 0) return "auto";
    std::size_t size = 0;
    for (; language != 0; language >>= 8) storage[size++] = static_cast<char>(language & 0xff);
    return {storage.data(), size};
}

std::string_view view(const char* bytes, std::uint32_t size) {
    return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

/// Pieces of a buffer, each behind its length; what is cut off is left out.
std::vector<std::string_view> split(std::string_view buffer) {
    std::vector<std::string_view> out;
    while (buffer.size() >= 4) {
        std::size_t size = 0;
        for (std::size_t i = 4; i-- > 0;) size = size << 8 | static_cast<unsigned char>(buffer[i]);
        buffer.remove_prefix(4);
        if (size > buffer.size()) break;
        out.push_back(buffer.substr(0, size));
        buffer.remove_prefix(size);
    }
    return out;
}

/// `value` as one of the `count` enumerators of E; anything else is the fallback.
template <typename E>
E enumerator(std::int32_t value, std::int32_t count, E fallback) {
    return value >= 0 && value < count ? static_cast<E>(value) : fallback;
}

/// All int32: total length, score, verdict, language, truncated, evidence, base, rest, way-out
/// score, number F of findings, number W of way-out entries; F times {rule index, side, begin, end,
/// contribution, score without, number A, A times {begin, end}}; W indices of findings. Enumerators
/// count from 0 in the order of report.hpp, evidence is in millinats, languages are packed().
void flatten(const Report& report, std::vector<std::int32_t>& flat) {
    const auto add = [&flat](auto... values) {
        (flat.push_back(static_cast<std::int32_t>(values)), ...);
    };
    flat.clear();
    add(0, report.score, report.verdict, packed(report.language), report.truncated, report.evidence,
        report.base, report.rest, report.way_out_score, report.findings.size(),
        report.way_out.size());
    for (const Finding& finding : report.findings) {
        add(finding.rule, finding.side, finding.span.begin, finding.span.end, finding.contribution,
            finding.score_without, finding.also.size());
        for (const Span& span : finding.also) add(span.begin, span.end);
    }
    for (const std::uint32_t index : report.way_out) add(index);
    flat[0] = static_cast<std::int32_t>(flat.size());
}

}  // namespace

extern "C" {

void* ub_alloc(std::uint32_t bytes) {
    return std::malloc(bytes);
}

void ub_free(void* memory) {
    std::free(memory);
}

/// How much of a text is read; one unit more is worth copying, for it sets `truncated`.
std::uint32_t ub_max_units() {
    return max_scored_units;
}

/// `json` is load_packs_json's. Its images stand one behind the other in `images`, each behind its
/// length (four bytes, the lowest first). Null when there is an error or no pack: ub_message() says
/// why.
Handle* ub_create(const char* json, std::uint32_t json_bytes, const char* images,
                  std::uint32_t image_bytes) {
    LoadedPacks loaded = load_packs_json(view(json, json_bytes), split(view(images, image_bytes)));
    message() = to_json(loaded.problems);
    if (loaded.packs.empty()) return nullptr;
    std::string rules = rules_json(loaded.packs);
    return new Handle{Engine(std::move(loaded.packs)), std::move(rules), {}};
}

/// Warnings, too: also worth reading after a ub_create that succeeded.
const char* ub_message() {
    return message().c_str();
}

const char* ub_rules(Handle* handle) {
    return handle == nullptr ? "{}" : handle->rules.c_str();
}

const std::int32_t* ub_score(Handle* handle, const char16_t* text, std::uint32_t units,
                             std::int32_t platform, std::int32_t surface, std::uint32_t language,
                             std::int32_t sensitivity, std::int32_t way_out) {
    if (handle == nullptr) return nullptr;
    std::array<char, 4> storage{};
    Post post;
    if (text != nullptr) post.text = {text, units};
    post.platform = enumerator(platform, 3, Platform::other);
    post.surface = enumerator(surface, 4, Surface::post);
    post.language = unpacked(language, storage);
    post.sensitivity = enumerator(sensitivity, 3, Sensitivity::balanced);
    post.way_out = way_out != 0;
    flatten(handle->engine.score(post), handle->flat);
    return handle->flat.data();
}

void ub_destroy(Handle* handle) {
    delete handle;
}

}  // extern "C"
