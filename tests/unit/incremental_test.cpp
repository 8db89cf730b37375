// Typing: an engine that has seen every earlier state of a draft reports what a fresh one reports,
// to the byte. Edits are random but the same in every run.

#include <doctest/doctest.h>

#include "support.hpp"

using namespace unbroadcast;
using unbroadcast::test::ExactText;
using unbroadcast::test::Random;

namespace {

constexpr Platform platforms[] = {Platform::linkedin, Platform::x, Platform::other};
constexpr Surface surfaces[] = {Surface::post, Surface::reply, Surface::message, Surface::article};

class Editor {
public:
    Editor(std::u16string draft, std::uint64_t seed) : draft_(std::move(draft)), random_(seed) {}

    /// One edit of the kinds that editors make.
    const std::u16string& edit() {
        undo_.push_back(draft_);
        switch (random_.below(8)) {
            case 0:
                type(u"Follow us and ");
                break;
            case 1:
                type(std::u16string(1, typed[random_.below(std::size(typed) - 1)]));
                break;
            case 2:
                type(u"\n");
                break;
            case 3:
                paste();
                break;
            case 4:
                erase(1 + random_.below(3));
                break;
            case 5:
                erase(random_.below(60));
                break;
            case 6:
                type(random_.one_in(2) ? u"\xD83D" : u"\xDE80");
                break;  // half an emoji
            default:
                undo();
        }
        if (draft_.size() > 4000) erase(2000);
        return draft_;
    }

private:
    static constexpr char16_t typed[] =
        u"abcdeXYZ .,!?:'\"#@/-5%$\u00E9\u0301\u200B\u200D\uFE0F\u2028字";

    std::size_t place() { return random_.below(static_cast<std::uint32_t>(draft_.size()) + 1); }
    void type(const std::u16string& text) { draft_.insert(place(), text); }
    void erase(std::size_t count) {
        const std::size_t at = place();
        draft_.erase(at, std::min(count, draft_.size() - at));
    }
    void paste() {
        const std::u16string& from =
            test::drafts()[random_.below(static_cast<std::uint32_t>(test::drafts().size()))];
        const std::size_t begin = random_.below(static_cast<std::uint32_t>(from.size()));
        type(from.substr(begin, random_.below(200)));
    }
    void undo() {
        const std::size_t steps = std::min<std::size_t>(undo_.size(), 1 + random_.below(6));
        draft_ = undo_[undo_.size() - steps];
        undo_.resize(undo_.size() - steps);
    }

    std::u16string draft_;
    std::vector<std::u16string> undo_;
    Random random_;
};

std::string report_of(Engine& engine, std::u16string_view text, Random& random) {
    const ExactText exact(text);
    return to_json(engine.score({.text = exact.view(),
                                 .platform = platforms[random.below(3)],
                                 .surface = surfaces[random.below(4)],
                                 .language = random.one_in(3) ? "auto" : "en",
                                 .way_out = !random.one_in(4)}));
}

/// Both engines are asked about the same platform, surface and language.
void check_same_as_fresh(Engine& lived, std::u16string_view text, std::uint64_t seed) {
    Random for_lived(seed), for_fresh(seed);
    Engine fresh({test::english()});
    REQUIRE(report_of(lived, text, for_lived) == report_of(fresh, text, for_fresh));
}

}  // namespace

TEST_SUITE_BEGIN("incremental");

TEST_CASE("a long-lived engine reports what a fresh one reports, edit by edit") {
    Engine lived({test::english()});
    std::uint64_t seed = 1;
    for (const std::u16string& draft : test::drafts()) {
        Editor editor(draft, ++seed);
        for (int i = 0; i < 60; ++i) {
            CAPTURE(seed);
            CAPTURE(i);
            check_same_as_fresh(lived, editor.edit(), seed * 1000 + static_cast<std::uint64_t>(i));
        }
    }
}

TEST_CASE("asking for evidence in between changes nothing") {
    Engine lived({test::english()});
    Editor editor(test::drafts()[0], 99);
    for (int i = 0; i < 40; ++i) {
        const std::u16string& draft = editor.edit();
        const auto before = lived.evidence({.text = draft, .language = "en"});
        check_same_as_fresh(lived, draft, static_cast<std::uint64_t>(i));
        CHECK(before.size() == lived.evidence({.text = draft, .language = "en"}).size());
    }
}

TEST_CASE("paragraphs that come, go and come again count as often as they are there") {
    Engine lived({test::english()});
    const std::u16string line = u"Follow us for more of our award-winning offers.";
    std::u16string draft;
    std::uint64_t seed = 0;
    for (const int lines : {1, 6, 2, 0, 5, 3}) {
        draft.clear();
        for (int i = 0; i < lines; ++i) draft += line + (i % 2 == 0 ? u"\n" : u"\r\n\u2028");
        check_same_as_fresh(lived, draft, ++seed);
        check_same_as_fresh(lived, u"@ada " + draft + u"@bo #hiring", ++seed);
    }
}

TEST_CASE("a report without the way out is the same report otherwise") {
    Engine engine({test::english()});
    for (const std::u16string& draft : test::drafts()) {
        CAPTURE(to_utf8(draft));
        Report asked = engine.score({.text = draft, .language = "en"});
        const Report plain = engine.score({.text = draft, .language = "en", .way_out = false});
        CHECK(plain.way_out.empty());
        CHECK(plain.way_out_score == plain.score);
        asked.way_out.clear();
        asked.way_out_score = asked.score;
        for (Finding& finding : asked.findings) finding.score_without = asked.score;
        CHECK(to_json(asked) == to_json(plain));
    }
}

TEST_CASE("an engine that had to forget reports the same") {
    // More different text than the cache keeps (300,000 units), and one post larger than all of it
    // may be.
    Engine lived({test::english()});
    std::u16string filler;
    for (int i = 0; i < 250; ++i)
        filler += u"Follow us and buy our new product now: link in bio, 20% off! ";
    for (int i = 0; i < 24; ++i) {
        const std::u16string text = to_utf16(std::to_string(i)) + u" " + filler;
        CHECK(lived.score({.text = text, .language = "en"}).verdict == Verdict::broadcasting);
    }
    check_same_as_fresh(lived, test::drafts()[0], 5);
    std::u16string huge;
    for (int i = 0; huge.size() < max_scored_units; ++i)
        huge += to_utf16(std::to_string(i)) + u" lines of text\n";
    check_same_as_fresh(lived, huge, 6);
    check_same_as_fresh(lived, test::drafts()[1], 7);
}

TEST_SUITE_END();
