// Reading lines of JSON as untidy as people's data is.

#include "json_text.hpp"

#include <doctest/doctest.h>

#include <string>

#include "unbroadcast/unicode.hpp"

using unbroadcast::cli::json_number;
using unbroadcast::cli::json_quote;
using unbroadcast::cli::ObjectLine;

TEST_CASE("unpaired surrogate escapes become U+FFFD, pairs stay") {
    struct Row {
        const char* name;
        std::string json, expected;
    };
    const Row rows[] = {
        {"lone high", R"("a\ud83d b")", R"("a\ufffd b")"},
        {"lone low", R"("a\ude00 b")", R"("a\ufffd b")"},
        {"pair", R"("\ud83d\ude00")", R"("\ud83d\ude00")"},
        {"two highs, then a low", R"("\ud83d\ud83d\ude00")", R"("\ufffd\ud83d\ude00")"},
        {"low before high", R"("\ude00\ud83d")", R"("\ufffd\ufffd")"},
        {"capital digits", R"("\uD83D!")", R"("\ufffd!")"},
        {"an escaped backslash is no escape", R"("\\ud83d")", R"("\\ud83d")"},
        {"cut off", R"("\ud8)", R"("\ud8)"},
        {"other escapes", R"("\n\u00e9\"")", R"("\n\u00e9\"")"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.name);
        std::string json = row.json;
        unbroadcast::cli::replace_lone_surrogate_escapes(json);
        CHECK(json == row.expected);
    }
}

TEST_CASE("a lone surrogate keeps the offsets of what follows") {
    ObjectLine line(R"({"text":"a\ud83db"})");
    CHECK(unbroadcast::to_utf16(line.required_string("text")) == u"a\uFFFDb");
    CHECK(line.problems().empty());
}

TEST_CASE("ill-formed UTF-8 is replaced, not refused") {
    ObjectLine line(
        "{\"text\":\"a\xFF"
        "b\"}");
    CHECK(line.required_string("text") ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(line.problems().empty());
}

TEST_CASE("a value's own JSON text is kept") {
    for (const std::string value : {"7", "1e300", "12345678901234567890123", "\"\\u0041\"", "null",
                                    "[1, {\"a\":\"]\"}]", "{}", "true", "-0.50"}) {
        CAPTURE(value);
        const ObjectLine tight(R"({"id":)" + value + R"(,"text":""})");
        CHECK(tight.raw("id") == value);
        const ObjectLine airy(" { \"text\" : \"}\" , \"id\" : " + value + " } ");
        CHECK(airy.raw("id") == value);
    }
}

TEST_CASE("members: the last of a name counts, names may be escaped, nesting is not searched") {
    ObjectLine line(R"({"a":1,"\u0061":2,"b":{"c":3}})");
    CHECK(line.raw("a") == "2");
    CHECK_FALSE(line.raw("c").has_value());
    CHECK_FALSE(ObjectLine("{}").raw("a").has_value());
}

TEST_CASE("deep nesting is only data") {
    const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
    const ObjectLine line(R"({"id":)" + deep + "}");
    CHECK(line.raw("id") == deep);
}

TEST_CASE("every problem of a line is told") {
    struct Row {
        std::string json;
        const char* expected;
    };
    const Row rows[] = {
        {R"({"text":"fine","platform":null})", ""},
        {"{}", "\"text\" is missing: give a string"},
        {R"({"text":7,"platform":[]})",
         "\"text\" must be a string, not a number; \"platform\" must be a string, not an array"},
        {R"({"text":null})", "\"text\" must be a string, not null"},
        {"[1]", "each line must be a JSON object, this one is an array"},
        {"\"text\"", "each line must be a JSON object, this one is a string"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.json);
        ObjectLine line(row.json);
        (void)line.required_string("text");
        (void)line.optional_string("platform", "other");
        CHECK(line.problems() == row.expected);
    }
}

TEST_CASE("broken JSON says where") {
    for (const std::string json : {"{\"text\":", "{\"text\":\"a", "nonsense", "{\"text\":\"\t\"}",
                                   "{\"text\":\"\"} x", "{'text':1}"}) {
        CAPTURE(json);
        ObjectLine line(json);
        (void)line.required_string("text");
        CHECK(line.problems().find("invalid JSON: column ") == 0);
        CHECK(line.problems().find("is missing") == std::string::npos);
    }
}

TEST_CASE("numbers are written short and exact enough") {
    CHECK(json_number(0.25) == "0.25");
    CHECK(json_number(1) == "1");
    CHECK(json_number(-1.5) == "-1.5");
    CHECK(json_number(100) == "100");
    CHECK(json_number(1.0 / 3) == "0.333333");
    CHECK(json_number(std::nullopt) == "null");
}

TEST_CASE("strings are quoted for any reader") {
    CHECK(json_quote("a\"b\\\n\x01") == R"("a\"b\\\n\u0001")");
    CHECK(json_quote("\xFF") == "\"\xEF\xBF\xBD\"");
}
