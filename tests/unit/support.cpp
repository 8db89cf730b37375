#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "builtin.hpp"
#include "score.hpp"

namespace unbroadcast::test {
namespace {

std::shared_ptr<const RulePack> load(const std::vector<SourceFile>& files,
                                     const PackOptions& options) {
    const LoadResult loaded = load_pack(files, options);
    for (const Diagnostic& problem : loaded.problems) MESSAGE(to_string(problem));
    REQUIRE(loaded.pack);
    return loaded.pack;
}

std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items) out += (out.empty() ? "" : ",") + item;
    return out;
}

}  // namespace

ExactText::ExactText(std::u16string_view text)
    : units_(std::make_unique<char16_t[]>(text.size())), size_(text.size()) {
    std::copy(text.begin(), text.end(), units_.get());
}

std::shared_ptr<const RulePack> english() {
    static const auto pack = load(builtin_files(), {});
    return pack;
}

std::shared_ptr<const RulePack> pack_of(const std::vector<std::string>& rules,
                                        const std::vector<std::string>& lexicons,
                                        const PackOptions& options) {
    std::vector<std::string> whole;
    for (const std::string& rule : rules) {
        std::string head;
        if (rule.find("\"side\"") == std::string::npos) head += R"("side":"broadcasting",)";
        if (rule.find("\"signal\"") == std::string::npos) head += R"("signal":"B8",)";
        whole.push_back("{" + head + rule + "}");
    }
    const std::string bundle =
        R"({"pack":{"language":"en","name":"Test","base":0,"thresholds":)"
        R"({"gentle":60,"balanced":50,"strict":40,"mixed":30}},"lexicons":[)" +
        joined(lexicons) + R"(],"rules":[)" + joined(whole) + "]}";
    return load({{"test pack", bundle}}, options);
}

std::string fired(const std::shared_ptr<const RulePack>& pack, const Post& post) {
    Engine engine({pack});
    std::string out;
    std::uint32_t last = UINT32_MAX;
    for (const Evidence& e : engine.evidence(post)) {
        if (e.strength <= 0 || e.rule == last) continue;
        last = e.rule;
        out += (out.empty() ? "" : " ") + pack->rules()[e.rule].id;
    }
    return out;
}

std::string fired(const std::shared_ptr<const RulePack>& pack, std::u16string_view text) {
    return fired(pack, Post{.text = text, .language = "en"});
}

std::string words_of(const Report& report, std::u16string_view text) {
    std::string out;
    for (const Finding& finding : report.findings) {
        const auto words = [&](const Span& s) {
            return to_utf8(text.substr(s.begin, s.end - s.begin));
        };
        out += (out.empty() ? "" : "|") + words(finding.span);
        for (const Span& span : finding.also) out += "+" + words(span);
    }
    return out;
}

namespace {

bool overlap(const Span& a, const Span& b) {
    return a.begin < b.end && b.begin < a.end;
}

/// The finding's own spans, checked; those of the whole draft have none.
std::vector<Span> spans_of(const Finding& finding, std::size_t text_size) {
    if (finding.span == Span{0, 0}) {
        CHECK(finding.also.empty());
        return {};
    }
    std::vector<Span> spans = {finding.span};
    for (const Span& span : finding.also) {
        if (&span != &finding.also.front()) CHECK((&span)[-1].end <= span.begin);
        spans.push_back(span);
    }
    for (const Span& span : spans) {
        CHECK(span.begin < span.end);
        CHECK(span.end <= text_size);
    }
    return spans;
}

void check_side(const RulePack& pack, const Report& report, Side side, std::size_t text_size) {
    std::vector<Span> taken;
    std::uint32_t count = 0;
    std::int32_t last = INT32_MAX;
    for (const Finding& finding : report.findings) {
        if (finding.side != side) continue;
        const std::int32_t size =
            side == Side::broadcasting ? finding.contribution : -finding.contribution;
        CHECK(size > 0);
        // About the whole draft, or a rule that says little by itself: half as telling as words
        // that can be looked at.
        const bool dim = finding.span.begin == finding.span.end || pack.rules()[finding.rule].broad;
        const std::int32_t rank = dim ? size / 2 : size;
        CHECK(rank <= last);
        last = rank;
        ++count;
        for (const Span& span : spans_of(finding, text_size)) {
            for (const Span& other : taken) CHECK_FALSE(overlap(span, other));
            taken.push_back(span);
        }
        if (side == Side::conversation) CHECK(finding.score_without == report.score);
    }
    CHECK(count <= max_findings);
}

}  // namespace

void check_sound(const RulePack& pack, const Report& report, std::u16string_view text) {
    std::int32_t sum = report.base + report.rest;
    for (const Finding& finding : report.findings) sum += finding.contribution;
    CHECK(sum == report.evidence);
    CHECK(report.score == score_of(report.evidence));
    check_side(pack, report, Side::broadcasting, text.size());
    check_side(pack, report, Side::conversation, text.size());
    const bool sorted =
        std::is_sorted(report.findings.begin(), report.findings.end(),
                       [](const Finding& a, const Finding& b) { return a.side < b.side; });
    CHECK(sorted);
    if (report.way_out.empty()) CHECK(report.way_out_score == report.score);
    for (const std::uint32_t i : report.way_out) {
        REQUIRE(i < report.findings.size());
        CHECK(report.findings[i].side == Side::broadcasting);
    }
}

std::vector<Sample> samples_of(const RulePack& pack) {
    std::vector<Sample> out;
    for (const RuleInfo& rule : pack.rules()) {
        for (const auto* examples : {&rule.flagged, &rule.passing}) {
            for (const RuleInfo::Example& example : *examples) {
                out.push_back({to_utf16(example.text), platform_from(example.platform),
                               surface_from(example.kind)});
            }
        }
    }
    return out;
}

std::uint32_t Random::below(std::uint32_t below) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::uint32_t>((state_ >> 33) % below);
}

const std::vector<std::u16string>& drafts() {
    static const std::vector<std::u16string> all = {
        u"We are thrilled to announce our new award-winning platform! Follow us and sign up "
        u"today.\n\n"
        u"Our team is proud to serve 10,000 happy customers. Get 20% off with code SPRING.\n"
        u"https://example.com/offer #innovation #leadership #growth",
        u"I shipped a bug on Friday and it took me the weekend to find it.\n\nThree things "
        u"helped:\n"
        u"1. Bisecting by day, not by commit.\n2. Asking Priya, who knew the parser.\n3. Sleep.\n\n"
        u"What do you do when a test only fails on Mondays?",
        u"@maria thanks for the write-up! Does the cache survive a restart, or do you warm it "
        u"again?",
        u"\U0001D5E7\U0001D5F5\U0001D5FF\U0001D5F6\U0001D5F9\U0001D5F9\U0001D5F2\U0001D5F1 to "
        u"announce "
        u"\U0001F680\U0001F680\U0001F680 our ﬁrst product \U0001F469\u200D\U0001F4BB!!!\nBUY NOW. "
        u"ONLY TODAY.",
        u"Join our free webinar on Thursday. Register now, seats are limited: "
        u"www.example.org/webinar",
        u"Sorry about the wait, Tom. I have refunded the order and it should show up by Tuesday.",
        u"今日は新しい製品を発表します。\nFollow us for more.\nשלום עולם, مرحبا بالعالم",
        u"Like if you agree. Comment YES below and tag three friends!!! Link in bio.",
        u"- apples\n- pears\n- apples and pears and plums\n- apples and pears and plums\n\n\n   "
        u"\nThe end?",
        u"lone \xD83D surrogate and \xDE00 another, a NUL \x00 inside, a BOM \uFEFF and a "
        u"\u200Bzero width",
    };
    return all;
}

}  // namespace unbroadcast::test
