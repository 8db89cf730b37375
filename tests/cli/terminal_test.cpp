// Underlines must stand below the words in a terminal's columns, whatever the script.

#include "terminal.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <sstream>
#include <string>

#include "line_reader.hpp"

using namespace unbroadcast;
using namespace unbroadcast::cli;

namespace {

Span find(std::u16string_view line, std::u16string_view words) {
    const auto begin = static_cast<std::uint32_t>(line.find(words));
    return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

}  // namespace

TEST_CASE("marks stand below the words") {
    struct Row {
        const char* name;
        std::u16string line, words;
        std::string marks;
    };
    const Row rows[] = {
        {"plain", u"We are thrilled", u"thrilled", "       ^~~~~~~~"},
        {"one column", u"a !", u"!", "  ^"},
        {"after an emoji", u"🎉 Win", u"Win", "   ^~~"},
        {"a joined family is one wide sign", u"👩‍👩‍👧 Win", u"Win", "   ^~~"},
        {"a flag is one wide sign", u"🇩🇪 Win", u"Win", "   ^~~"},
        {"text sign made an emoji", u"❤️ Win", u"Win", "   ^~~"},
        {"after CJK", u"我们 Win", u"Win", "     ^~~"},
        {"CJK itself", u"a 我们", u"我们", "  ^~~~"},
        {"combining marks take no column", u"cafe\u0301 Win", u"Win", "     ^~~"},
        {"full-width letters", u"ＡＢ Win", u"Win", "     ^~~"},
        {"bold look-alike letters", u"𝗕𝘂𝘆 now", u"𝗕𝘂𝘆", "^~~"},
        {"tab", u"\tWin", u"Win", "    ^~~"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        const Span mark = find(row.line, row.words);
        CHECK(underline(row.line, {&mark, 1}, 80).marks == row.marks);
    }
}

TEST_CASE("further marks have no head") {
    const std::u16string line = u"Like and share";
    const Span marks[] = {find(line, u"share"), find(line, u"Like")};
    CHECK(underline(line, marks, 80).marks == "~~~~     ^~~~~");
}

TEST_CASE("what a terminal would obey is shown as a replacement sign") {
    const std::u16string line = u"\x1b[31mred\u202Eder \xD83D end";
    const Span mark = find(line, u"end");
    const Underlined shown = underline(line, {&mark, 1}, 80);
    CHECK(shown.text == "\uFFFD[31mred\uFFFDder \uFFFD end");
    CHECK(shown.marks == std::string(15, ' ') + "^~~");
}

TEST_CASE("a long line is cut around the mark and the mark still stands below its words") {
    const std::u16string line = std::u16string(200, u'x') + u" Win " + std::u16string(200, u'y');
    const Span mark = find(line, u"Win");
    const Underlined shown = underline(line, {&mark, 1}, 40);
    CHECK(clusters_of(line).size() == 405);
    CHECK(shown.text.find("…") == 0);
    CHECK(shown.text.rfind("…") == shown.text.size() - std::string("…").size());
    // One column of the text before the mark is the three-byte "…".
    CHECK(shown.text.substr(shown.marks.find('^') + 2, 3) == "Win");
    std::size_t columns = 0;
    for (const char c : shown.text) columns += (c & 0xC0) != 0x80 ? 1 : 0;
    CHECK(columns <= 40);
}

TEST_CASE("a long line is shown from its beginning when the mark is there") {
    const std::u16string line = u"Win " + std::u16string(200, u'y');
    const Span mark = find(line, u"Win");
    const Underlined shown = underline(line, {&mark, 1}, 40);
    CHECK(shown.text == "Win " + std::string(35, 'y') + "…");
    CHECK(shown.marks == "^~~");
}

TEST_CASE("colours only where they are wanted") {
    CHECK(use_color(ColorMode::always, stdout));
    CHECK_FALSE(use_color(ColorMode::never, stdout));
    std::FILE* file = std::tmpfile();
    REQUIRE(file != nullptr);
    CHECK_FALSE(use_color(ColorMode::automatic, file));
    std::fclose(file);
}

TEST_CASE("lines end with LF, CRLF or the end of the stream") {
    std::istringstream in("one\r\n\ntwo\nlast");
    std::string line;
    for (const char* expected : {"one", "", "two", "last"}) {
        REQUIRE(read_line(in, line) == Line::read);
        CHECK(line == expected);
    }
    CHECK(read_line(in, line) == Line::end);
}

TEST_CASE("an endless line is skipped, and the next one is read") {
    std::istringstream in(std::string(max_line_bytes + 1, 'x') + "\nnext\n");
    std::string line;
    CHECK(read_line(in, line) == Line::too_long);
    REQUIRE(read_line(in, line) == Line::read);
    CHECK(line == "next");
}
