// Which language a draft is in, and what an engine does with it.

#include <doctest/doctest.h>

#include "support.hpp"

using namespace unbroadcast;

TEST_SUITE_BEGIN("language");

TEST_CASE("the language of a draft") {
    struct Row {
        std::u16string text;
        const char* expected;
    };
    const Row rows[] = {
        {u"Thanks for the help with this, we will try it", "en"},
        {u"Wir freuen uns, dass das neue Werk heute und morgen für alle offen ist", "de"},
        {u"Hoy es un gran día para los que trabajan con nosotros", "es"},
        {u"Nous sommes heureux de vous présenter notre nouvelle équipe", "fr"},
        {u"Hoje é um dia muito especial para nós e não esquecemos", "pt"},
        {u"Vandaag is het een mooie dag voor ons en onze klanten", "nl"},
        {u"Oggi è una giornata speciale per noi e questa è la nostra squadra", "it"},
        {u"今日は新しい製品を発表します", "ja"},
        {u"今天我们发布了新产品", "zh"},
        {u"오늘 새로운 제품을 발표합니다", "ko"},
        {u"Сегодня мы представляем новый продукт", "ru"},
        {u"اليوم نعلن عن منتج جديد", "ar"},
        {u"היום אנחנו משיקים מוצר חדש", "he"},
        {u"Σήμερα παρουσιάζουμε ένα νέο προϊόν", "el"},
        {u"आज हम एक नया उत्पाद पेश कर रहे हैं", "hi"},
        {u"วันนี้เราเปิดตัวผลิตภัณฑ์ใหม่", "th"},
        {u"Grand opening Saturday", "en"},  // no function word: the first pack's
        {u"Ana said \"hola\" and left, and that was the end of it", "en"},  // one quoted word
        {u"Big launch 東京", "en"},  // a name in another script
        {u"12345 !!! \U0001F680", "und"},
        {u"", "und"},
    };
    Engine engine({test::english()});
    for (const Row& row : rows) {
        CAPTURE(to_utf8(row.text));
        CHECK(engine.score({.text = row.text}).language == row.expected);
    }
}

TEST_CASE("a language without a pack is not judged") {
    Engine engine({test::english()});
    const Report german = engine.score(
        {.text = u"Wir freuen uns sehr, das neue Produkt ist da. Jetzt kaufen und sparen!"});
    CHECK(german.language == "de");
    CHECK(german.score == 0);
    CHECK(german.verdict == Verdict::conversation);
    CHECK(german.findings.empty());
}

TEST_CASE("the stated language is believed") {
    Engine engine({test::english()});
    CHECK(engine.score({.text = u"Follow us for more", .language = "de-AT"}).language == "de");
    CHECK(engine.score({.text = u"Follow us for more", .language = "en-GB"}).findings.size() > 0);
    CHECK(engine.score({.text = u"Follow us", .language = "not a tag"}).language == "und");
    CHECK(engine.score({.text = u"Follow us for more", .language = ""}).language == "en");
}

TEST_CASE("each pack judges its own language; the first one what cannot be told") {
    const auto english = test::pack_of({R"("id":"en-rule","match":["buy"],"weight":1)"});
    const std::string bundle =
        R"({"pack":{"language":"de","name":"Deutsch","base":0,"thresholds":{"gentle":60,"balanced":50,"strict":40,"mixed":30}},)"
        R"("rules":[{"id":"de-rule","signal":"B8","side":"broadcasting","match":["kaufen"],"weight":1}]})";
    const auto german = load_pack(std::vector<SourceFile>{{"de", bundle}}).pack;
    REQUIRE(german);
    Engine engine({english, nullptr, german});
    const Report told = engine.score({.text = u"Jetzt das neue Rad kaufen und nicht warten"});
    CHECK(told.language == "de");
    REQUIRE(told.findings.size() == 1);
    CHECK(told.findings[0].id == "de-rule");
    CHECK(engine.score({.text = u"buy!"}).findings.size() == 1);
    CHECK(engine.score({.text = u"!!!"}).language == "und");
    Engine none({});
    CHECK(none.score({.text = u"buy"}).language == "und");
    CHECK(none.evidence({.text = u"buy"}).empty());
}

TEST_SUITE_END();
