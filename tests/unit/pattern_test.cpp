// The rule language: what the parser accepts and rejects, inflected forms, symbols.

#include "pattern/pattern.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "pattern/alphabet.hpp"
#include "pattern/inflect.hpp"
#include "support.hpp"

using namespace unbroadcast::pattern;
using unbroadcast::to_utf8;
using unbroadcast::text::TokenKind;

TEST_SUITE_BEGIN("pattern");

TEST_CASE("patterns that may be written") {
    for (const std::string& good : std::initializer_list<std::string>{
             "buy now", "announce~ ..3 (launch~|new product)?", "^ follow (us|me)",
             "@order-verbs <price>", "<self> are", "#hiring", "what ..8 ?", "we're", "24 7", "𝗕𝘂𝘆",
             "a (b|c (d|e)?)", "<name> $"}) {
        CAPTURE(good);
        const Parsed parsed = parse(good, false);
        CHECK(parsed.problems.empty());
        CHECK_FALSE(parsed.item.items.empty());
    }
    for (const std::string& good :
         std::initializer_list<std::string>{"buy~", "sign~ up", "(a|b c) d?"})
        CHECK(parse(good, true).problems.empty());
}

TEST_CASE("patterns that may not, and what is said of them") {
    struct Row {
        std::string pattern;
        bool plain;
        const char* expected;
    };
    const Row rows[] = {
        {"", false, "the pattern is empty"},
        {"   ", false, "the pattern is empty"},
        {"(a|b", false, "'(' without ')'"},
        {"a) b", false, "')' without '('"},
        {"a | b", false, "')' without '('"},
        {"(a|)", false, "an alternative is empty"},
        {"()", false, "an alternative is empty"},
        {"<nothing> a", false, "unknown class '<nothing>'"},
        {"award-winning", false, "'award-winning' is not one word"},
        {"e.g", false, "'e.g' is not one word"},
        {"a ..0 b", false, "a gap is written ..1 to ..8"},
        {"a ..9 b", false, "a gap is written ..1 to ..8"},
        {"a ..12 b", false, "a gap is written ..1 to ..8"},
        {"..2 a", false, "cannot come first"},
        {"<word> a", false, "cannot come first"},
        {"a ..2", false, "a gap cannot come last"},
        {"a? b?", false, "nothing is required"},
        {"^ $", false, "nothing is required"},
        {"~", false, "a word is empty"},
        {"@lexicon", true, "is not one word"},
        {"<price>", true, "is not one word"},
        {"a ..2 b", true, "is not one word"},
        {"((((((((((a))))))))))", false, "nested too deeply"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.pattern);
        const Parsed parsed = parse(row.pattern, row.plain);
        const bool told = std::any_of(parsed.problems.begin(), parsed.problems.end(),
                                      [&](const std::string& problem) {
                                          return problem.find(row.expected) != std::string::npos;
                                      });
        CHECK_MESSAGE(
            told, (parsed.problems.empty() ? std::string("no problem") : parsed.problems.front()));
    }
}

TEST_CASE("all problems of a pattern are told at once") {
    CHECK(parse("..2 <foo> a-b (c|", false).problems.size() >= 4);
}

TEST_CASE("inflected forms") {
    struct Row {
        std::u16string word;
        std::vector<std::u16string> forms;
    };
    const Row rows[] = {
        {u"announce", {u"announces", u"announced", u"announcing"}},
        {u"product", {u"products", u"product's"}},
        {u"try", {u"tries", u"tried", u"trying"}},
        {u"buy", {u"buys", u"bought", u"buying"}},
        {u"plan", {u"plans", u"planned", u"planning"}},
        {u"go", {u"goes", u"went", u"gone", u"going"}},
        {u"watch", {u"watches", u"watched"}},
        {u"agree", {u"agrees", u"agreed", u"agreeing"}},
        {u"lie", {u"lies", u"lied", u"lying"}},
        {u"woman", {u"women", u"woman's"}},
    };
    for (const Row& row : rows) {
        CAPTURE(to_utf8(row.word));
        const auto forms = inflect("en", row.word);
        REQUIRE_FALSE(forms.empty());
        CHECK(forms.front() == row.word);
        CHECK(std::is_sorted(forms.begin() + 1, forms.end()));
        for (const auto& form : row.forms) {
            CAPTURE(to_utf8(form));
            CHECK(std::count(forms.begin(), forms.end(), form) == 1);
        }
    }
    CHECK(inflect("xx", u"announce") == std::vector<std::u16string>{u"announce"});
    CHECK(inflect("en", u"a") == std::vector<std::u16string>{u"a"});
}

TEST_CASE("words that no pattern tells apart share a symbol") {
    AlphabetBuilder builder;
    const AtomId colours = builder.new_atom(), warm = builder.new_atom(), five = builder.new_atom();
    for (const auto* word : {u"red", u"blue", u"green"}) builder.add_word(colours, word);
    builder.add_word(warm, u"red");
    builder.add_word(five, u"5");
    builder.add_hashtag(builder.new_atom(), u"red");
    Alphabet alphabet;
    REQUIRE(builder.finish(alphabet));
    const auto word = [&](const char16_t* text) { return alphabet.words.find(text, unknown_word); };
    CHECK(word(u"blue") == word(u"green"));
    CHECK(word(u"red") != word(u"blue"));
    CHECK(word(u"blue") != unknown_word);
    CHECK(word(u"yellow") == unknown_word);
    CHECK(word(u"5") == unknown_word);
    CHECK(alphabet.kinds[alphabet.numbers.find(u"5", unknown_word)] == TokenKind::number);
    CHECK(alphabet.kinds[alphabet.hashtags.find(u"red", unknown_word)] == TokenKind::hashtag);
    CHECK(builder.symbols(colours).size() == 2);  // red, and the rest
    CHECK(builder.symbols(warm).size() == 1);
    CHECK(builder.new_atom() != colours);
}

TEST_CASE("a vocabulary finds every word and no other") {
    std::vector<std::pair<std::u16string, Symbol>> words;
    for (Symbol i = 1; i < 3000; ++i)
        words.emplace_back(u"w" + std::u16string(1, static_cast<char16_t>(0x4E00 + i)) + u"x", i);
    Vocabulary vocabulary;
    CHECK(vocabulary.find(u"w", 9) == 9);  // nothing built yet
    vocabulary.build(words);
    for (const auto& [word, symbol] : words) REQUIRE(vocabulary.find(word, 0) == symbol);
    for (const auto& [word, symbol] : words) REQUIRE(vocabulary.find(word + u"y", 0) == 0);
    CHECK(vocabulary.find(u"", 7) == 7);
}

TEST_SUITE_END();
