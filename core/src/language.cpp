#include "language.hpp"

#include <algorithm>
#include <map>

#include "pattern/alphabet.hpp"

namespace unbroadcast {
namespace {

constexpr std::array<const char*, latin_language_count> tags = {"en", "de", "es", "fr",
                                                                "pt", "nl", "it"};

// Words that are frequent in one of the languages and rare in the others.
constexpr std::array<std::u16string_view, latin_language_count> function_words = {
    u"the and of to is are was for with this that you your we our they it have has from what how "
    u"when who will would not i'm it's don't "
    u"be been just about can can't my me but by if or at as so do did get",
    u"der die das und ist nicht ein eine einen mit für auf wir uns unser sie ich auch sich dem den "
    u"von zu im haben sind werden wird "
    u"oder aber wie bei nach über mehr euch dich heute jetzt noch",
    u"el los las una y es por con para que del nuestra nuestro más pero como muy esta este está "
    u"son nos su al lo hoy también sobre "
    u"gracias porque cuando ser",
    u"le les des une et est dans pour avec sur nous vous notre votre que qui ce cette sont pas "
    u"plus du au aux ont mais être chez "
    u"merci aujourd'hui très",
    u"o os um uma e é com para não do da dos das no na nós nosso nossa você em mais por como são "
    u"está ao foi muito hoje também "
    u"obrigado",
    u"het een en van is niet met voor op wij ons onze jij je zijn dat deze aan ook maar bij naar "
    u"wat hebben wordt door er nog "
    u"vandaag",
    u"il lo gli una e è per con di che non del della sono nel nella noi nostro nostra più questo "
    u"questa anche come oggi alla ai "
    u"grazie"};

constexpr std::array<const char*, script_hint_count> script_tags = {
    "", "zh", "ja", "ko", "ru", "ar", "he", "el", "hi", "th", ""};

/// From word to a bit set of languages: words claimed by several vote for all of them.
const pattern::Vocabulary& table() {
    static const pattern::Vocabulary built = [] {
        std::map<std::u16string, pattern::Symbol> words;
        for (std::size_t l = 0; l < latin_language_count; ++l) {
            std::u16string_view rest = function_words[l];
            while (!rest.empty()) {
                const std::size_t end = std::min(rest.find(u' '), rest.size());
                pattern::Symbol& languages = words[std::u16string(rest.substr(0, end))];
                languages = static_cast<pattern::Symbol>(languages | 1U << l);
                rest.remove_prefix(std::min(end + 1, rest.size()));
            }
        }
        pattern::Vocabulary vocabulary;
        vocabulary.build({words.begin(), words.end()});
        return vocabulary;
    }();
    return built;
}

constexpr std::size_t longest_function_word = 11;

}  // namespace

void LanguageVotes::put(const LanguageVotes& more) {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] += more.words[i];
    for (std::size_t i = 0; i < letters.size(); ++i) letters[i] += more.letters[i];
}

void LanguageVotes::take(const LanguageVotes& less) {
    for (std::size_t i = 0; i < words.size(); ++i) words[i] -= less.words[i];
    for (std::size_t i = 0; i < letters.size(); ++i) letters[i] -= less.letters[i];
}

void LanguageVotes::count(std::u16string_view word, std::uint32_t hash) {
    const char16_t first = word.empty() ? u'\0' : word[0];
    const auto script =
        first >= 0xD800 && first <= 0xDFFF ? text::ScriptHint::none : text::script_of(first);
    ++letters[static_cast<std::size_t>(script)];
    if (word.size() > longest_function_word || script != text::ScriptHint::latin) return;
    const pattern::Symbol languages = table().find(word, hash, 0);
    for (std::size_t l = 0; languages != 0 && l < words.size(); ++l)
        words[l] += (languages >> l) & 1;
}

std::string language_of(const LanguageVotes& votes, const std::string& fallback) {
    const auto latin = votes.letters[static_cast<std::size_t>(text::ScriptHint::latin)];
    std::size_t best_script = 1;
    for (std::size_t s = 2; s + 1 < script_hint_count; ++s) {
        if (votes.letters[s] > votes.letters[best_script]) best_script = s;
    }
    if (votes.letters[best_script] > latin) {
        const bool kana = votes.letters[static_cast<std::size_t>(text::ScriptHint::kana)] > 0;
        return kana ? "ja" : script_tags[best_script];
    }
    if (latin == 0) return "und";
    std::size_t best = 0;
    for (std::size_t l = 1; l < votes.words.size(); ++l) {
        if (votes.words[l] > votes.words[best]) best = l;
    }
    // Two foreign words are a name or a quotation; it takes a sentence to leave the fallback.
    if (votes.words[best] < 2) return fallback;
    return tags[best];
}

}  // namespace unbroadcast
