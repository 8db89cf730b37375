// Recognisers of tokens that are more than letters. Each row: what is typed (folded), what is
// recognised.

#include "text/scan.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

using namespace unbroadcast::text;
using unbroadcast::to_utf8;
using unbroadcast::test::ExactText;

namespace {

struct Row {
    std::u16string input;
    const char* expected;  ///< the recognised start of the input; "" = nothing
};

template <class Scan>
void check_rows(const std::vector<Row>& rows, Scan scan) {
    for (const Row& row : rows) {
        CAPTURE(to_utf8(row.input));
        const ExactText text(row.input);
        CHECK(to_utf8(text.view().substr(0, scan(text.view()))) == row.expected);
    }
}

}  // namespace

TEST_SUITE_BEGIN("scan");

TEST_CASE("links") {
    check_rows(
        {
            {u"https://example.com", "https://example.com"},
            {u"http://localhost:8080/x next", "http://localhost:8080/x"},
            {u"https://example.com/a_(b)?c=d&e#f.", "https://example.com/a_(b)?c=d&e#f"},
            {u"https://example.com/path, and", "https://example.com/path"},
            {u"www.example.museum rest", "www.example.museum"},
            {u"example.com", "example.com"},
            {u"shop.example.co.uk/sale!", "shop.example.co.uk/sale"},
            {u"lnkd.in/abc", "lnkd.in/abc"},
            {u"lnkd.in", ""},      // too like words without a path
            {u"this.is not", ""},  // a typing slip, not a link
            {u"node.js", ""},
            {u"e.g. this", ""},
            {u"3.5", ""},
            {u"https://", ""},
            {u"www.", ""},
            {u"", ""},
        },
        [](std::u16string_view t) { return scan_url(t, 0); });
}

TEST_CASE("e-mail addresses") {
    check_rows(
        {
            {u"ana@example.org now", "ana@example.org"},
            {u"first.last+tag@mail.example.co.uk.", "first.last+tag@mail.example.co.uk"},
            {u"ana@localhost", ""},
            {u"ana at example.org", ""},
            {u"ana@", ""},
            {u"@ana.example", ""},
            {u"ana", ""},
        },
        [](std::u16string_view t) { return scan_email(t, 0); });
}

TEST_CASE("mentions") {
    check_rows(
        {
            {u"@ana, hi", "@ana"},
            {u"@ana_b9.", "@ana_b9"},
            {u"@ana@social.example rest", "@ana@social.example"},
            {u"@josé!", "@josé"},
            {u"@anna-maria x", "@anna-maria"},
            {u"@ home", ""},
            {u"@", ""},
            {u"@!", ""},
        },
        [](std::u16string_view t) { return scan_mention(t, 0); });
}

TEST_CASE("hashtags") {
    check_rows(
        {
            {u"#growth now", "#growth"},
            {u"#web3_day!", "#web3_day"},
            {u"#über-cool", "#über"},
            {u"#発表 x", "#発表"},
            {u"#1", ""},  // "we're #1"
            {u"# title", ""},
            {u"#", ""},
        },
        [](std::u16string_view t) { return scan_hashtag(t, 0); });
}

TEST_CASE("phone numbers") {
    check_rows(
        {
            {u"+44 20 7946 0958 or", "+44 20 7946 0958"},
            {u"+442079460958", "+442079460958"},
            {u"(020) 7946 0958.", "(020) 7946 0958"},
            {u"020 7946 0958", "020 7946 0958"},
            {u"555-123-4567", "555-123-4567"},
            {u"1-800-555-0199", "1-800-555-0199"},
            {u"2026 2027 2028", ""},  // years
            {u"1,000,000,000", ""},
            {u"12/05/2024 10:30", ""},
            {u"+1", ""},
            {u"(maybe)", ""},
            {u"+1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7", ""},  // too many digits
        },
        [](std::u16string_view t) { return scan_phone(t, 0); });
}

TEST_CASE("numbers, prices and percentages") {
    struct QuantityRow {
        std::u16string input;
        const char* expected;
        TokenKind kind;
    };
    const QuantityRow rows[] = {
        {u"42 things", "42", TokenKind::number},
        {u"1,000.50!", "1,000.50", TokenKind::number},
        {u"10k users", "10k", TokenKind::number},
        {u"500+ users", "500+", TokenKind::number},
        {u"2nd", "2nd", TokenKind::number},
        {u"10:30 am", "10:30", TokenKind::number},
        {u"5pm", "5pm", TokenKind::number},
        {u"3d", "", TokenKind::number},
        {u"$5", "$5", TokenKind::price},
        {u"$ 1,200.00 now", "$ 1,200.00", TokenKind::price},
        {u"$4m round", "$4m", TokenKind::price},
        {u"5 \u20AC.", "5 \u20AC", TokenKind::price},
        {u"eur 20", "eur 20", TokenKind::price},
        {u"20 eur", "20 eur", TokenKind::price},
        {u"rs. 500", "rs. 500", TokenKind::price},
        {u"20 $5", "20", TokenKind::number},  // the sign belongs to the five
        {u"15%", "15%", TokenKind::percent},
        {u"15 % off", "15 %", TokenKind::percent},
        {u"$", "", TokenKind::number},
        {u"europe 20", "", TokenKind::number},
        {u"x", "", TokenKind::number},
    };
    for (const QuantityRow& row : rows) {
        CAPTURE(to_utf8(row.input));
        const ExactText text(row.input);
        const Quantity found = scan_quantity(text.view(), 0);
        CHECK(to_utf8(text.view().substr(0, found.end)) == row.expected);
        CHECK(found.kind == row.kind);
    }
}

TEST_CASE("abbreviations do not end sentences") {
    for (const auto* word : {u"dr", u"inc", u"vs", u"j"}) CHECK(is_abbreviation(word));
    for (const auto* word : {u"", u"i", u"cat", u"incorporated", u"\u5B57"})
        CHECK_FALSE(is_abbreviation(word));
}

TEST_SUITE_END();
