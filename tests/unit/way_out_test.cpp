// "Without these two sentences: conversation": every such number against scoring the shortened
// text.

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>

#include "compiled_pack.hpp"
#include "support.hpp"
#include "text/tokenize.hpp"

using namespace unbroadcast;
using unbroadcast::test::pack_of;

namespace {

/// The sentences of a text, found paragraph by paragraph.
std::vector<Span> sentences_of(std::u16string_view text) {
    std::vector<Span> out;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(u'\n', begin), text.size());
        text::Folded folded;
        text::Tokens tokens;
        folded.assign(text.substr(begin, end - begin));
        text::tokenize(folded, tokens);
        for (const Span& s : tokens.sentences) {
            const Span typed = folded.typed(s.begin, s.end);
            out.push_back({static_cast<std::uint32_t>(begin) + typed.begin,
                           static_cast<std::uint32_t>(begin) + typed.end});
        }
        begin = end + 1;
    }
    return out;
}

/// `text` less the sentences that hold any of the spans.
std::u16string without(std::u16string_view text, const std::vector<Span>& spans) {
    std::u16string out;
    std::uint32_t at = 0;
    for (const Span& s : sentences_of(text)) {
        const bool gone = std::any_of(spans.begin(), spans.end(), [&](const Span& w) {
            return s.begin < w.end && w.begin < s.end;
        });
        if (!gone) continue;
        out += text.substr(at, s.begin - at);
        at = s.end;
    }
    return out += text.substr(at);
}

std::int32_t score_without(const std::shared_ptr<const RulePack>& pack, const Post& post,
                           const std::vector<Span>& spans) {
    Engine fresh({pack});
    const std::u16string shorter = without(post.text, spans);
    Post rest = post;
    rest.text = shorter;
    return fresh.score(rest).score;
}

void check_way_out(const std::shared_ptr<const RulePack>& pack, Engine& engine, const Post& post) {
    CAPTURE(to_utf8(post.text));
    const Report report = engine.score(post);
    const std::int32_t warning = pack->compiled().info.balanced;
    std::vector<std::uint32_t> removable;
    for (std::uint32_t i = 0; i < report.findings.size(); ++i) {
        const Finding& finding = report.findings[i];
        if (finding.side != Side::broadcasting) continue;
        if (finding.span == Span{0, 0}) {
            CHECK(finding.score_without == report.score);
            continue;
        }
        CAPTURE(std::string(finding.id));
        CHECK(finding.score_without == score_without(pack, post, {finding.span}));
        removable.push_back(i);
    }
    if (report.verdict != Verdict::broadcasting) {
        CHECK(report.way_out.empty());
        return;
    }
    const auto score_of_set = [&](std::uint32_t set) {
        std::vector<Span> spans;
        for (std::size_t i = 0; i < removable.size(); ++i) {
            if ((set >> i & 1U) != 0) spans.push_back(report.findings[removable[i]].span);
        }
        return score_without(pack, post, spans);
    };
    // No smaller set helps, and of its size no set helps more.
    std::int32_t best = INT32_MAX;
    const auto size = report.way_out.empty() ? removable.size() : report.way_out.size();
    for (std::uint32_t set = 1; set < (1U << removable.size()); ++set) {
        const auto count = static_cast<std::size_t>(std::popcount(set));
        if (count > size) continue;
        const std::int32_t score = score_of_set(set);
        if (count < size || report.way_out.empty())
            CHECK(score >= warning);
        else
            best = std::min(best, score);
    }
    if (report.way_out.empty()) return;
    std::vector<Span> spans;
    for (const std::uint32_t i : report.way_out) spans.push_back(report.findings[i].span);
    CHECK(report.way_out_score == score_without(pack, post, spans));
    CHECK(report.way_out_score < warning);
    CHECK(report.way_out_score == best);
}

}  // namespace

TEST_SUITE_BEGIN("way-out");

TEST_CASE("hand-made drafts") {
    const auto pack = pack_of(
        {R"("id":"buy","match":["buy"],"weight":0.5)",
         R"("id":"follow","match":["follow"],"weight":0.4)",
         R"("id":"tags","measure":{"count":"hashtags","from":0,"to":2},"weight":0.6)",
         R"("id":"help","signal":"C5","side":"conversation","match":["happy to help"],"weight":0.45)"});
    struct Row {
        std::string name;
        std::u16string text;
        std::vector<std::uint32_t> way_out;
        std::int32_t score;
    };
    const Row rows[] = {
        {"nothing warns", u"Happy to help. Follow me.", {}, 48},
        {"one sentence must go", u"Buy it. Happy to help.", {0}, 29},
        {"both must go",
         u"Buy it. Follow me. I am happy to help, truly. Then I am happy to help #a #b.",
         {0, 1},
         32},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        Engine engine({pack});
        const Post post{.text = row.text, .language = "en"};
        check_way_out(pack, engine, post);
        const Report report = engine.score(post);
        CHECK(report.way_out == row.way_out);
        CHECK(report.way_out_score == row.score);
    }
}

TEST_CASE("every rule's examples") {
    const auto pack = test::english();
    Engine engine({pack});
    for (const test::Sample& sample : test::samples_of(*pack))
        check_way_out(pack, engine, sample.post());
}

TEST_CASE("longer drafts") {
    const auto pack = test::english();
    Engine engine({pack});
    for (const std::u16string& draft : test::drafts())
        check_way_out(pack, engine,
                      {.text = draft, .platform = Platform::linkedin, .language = "en"});
}

TEST_CASE("very long drafts are searched as thoroughly") {
    const auto pack = test::english();
    Engine engine({pack});
    const std::u16string& first = test::drafts()[0];
    for (const std::u16string& draft : test::drafts()) {
        // One paragraph of over 6,000 units, and one more.
        std::u16string text = draft + u"\n";
        std::replace(text.begin(), text.end(), u'\n', u' ');
        while (text.size() < 6'000) text += u"We walked to the river and back, twice. ";
        check_way_out(pack, engine, {.text = text + u"\n" + first, .language = "en"});
    }
}

TEST_SUITE_END();
