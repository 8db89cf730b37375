#include "pattern/inflect.hpp"

#include <algorithm>
#include <array>

namespace unbroadcast::pattern {
namespace {

using Word = std::u16string;

struct Irregular {
    std::u16string_view base;
    std::array<std::u16string_view, 2> forms;  ///< past, participle (or plural)
};

constexpr std::array<Irregular, 62> irregulars = {{
    {u"be", {u"was", u"been"}},
    {u"become", {u"became", u"become"}},
    {u"begin", {u"began", u"begun"}},
    {u"break", {u"broke", u"broken"}},
    {u"bring", {u"brought", u""}},
    {u"build", {u"built", u""}},
    {u"buy", {u"bought", u""}},
    {u"catch", {u"caught", u""}},
    {u"choose", {u"chose", u"chosen"}},
    {u"come", {u"came", u""}},
    {u"do", {u"did", u"done"}},
    {u"draw", {u"drew", u"drawn"}},
    {u"drive", {u"drove", u"driven"}},
    {u"eat", {u"ate", u"eaten"}},
    {u"feel", {u"felt", u""}},
    {u"find", {u"found", u""}},
    {u"get", {u"got", u"gotten"}},
    {u"give", {u"gave", u"given"}},
    {u"go", {u"went", u"gone"}},
    {u"grow", {u"grew", u"grown"}},
    {u"have", {u"had", u"has"}},
    {u"hear", {u"heard", u""}},
    {u"hold", {u"held", u""}},
    {u"keep", {u"kept", u""}},
    {u"know", {u"knew", u"known"}},
    {u"lead", {u"led", u""}},
    {u"learn", {u"learnt", u""}},
    {u"leave", {u"left", u""}},
    {u"lose", {u"lost", u""}},
    {u"make", {u"made", u""}},
    {u"mean", {u"meant", u""}},
    {u"meet", {u"met", u""}},
    {u"pay", {u"paid", u""}},
    {u"read", {u"read", u""}},
    {u"ride", {u"rode", u"ridden"}},
    {u"rise", {u"rose", u"risen"}},
    {u"run", {u"ran", u""}},
    {u"say", {u"said", u""}},
    {u"see", {u"saw", u"seen"}},
    {u"sell", {u"sold", u""}},
    {u"send", {u"sent", u""}},
    {u"show", {u"showed", u"shown"}},
    {u"sit", {u"sat", u""}},
    {u"speak", {u"spoke", u"spoken"}},
    {u"spend", {u"spent", u""}},
    {u"stand", {u"stood", u""}},
    {u"take", {u"took", u"taken"}},
    {u"teach", {u"taught", u""}},
    {u"tell", {u"told", u""}},
    {u"think", {u"thought", u""}},
    {u"understand", {u"understood", u""}},
    {u"wear", {u"wore", u"worn"}},
    {u"win", {u"won", u""}},
    {u"write", {u"wrote", u"written"}},
    {u"person", {u"people", u""}},
    {u"woman", {u"women", u""}},
    {u"man", {u"men", u""}},
    {u"child", {u"children", u""}},
    {u"die", {u"dying", u"died"}},
    {u"lie", {u"lying", u"lied"}},
    {u"oversee", {u"oversaw", u"overseen"}},
    {u"beat", {u"beat", u"beaten"}},
}};

bool is_vowel(char16_t c) {
    return std::u16string_view(u"aeiou").find(c) != std::u16string_view::npos;
}

bool ends_with(const Word& word, std::u16string_view end) {
    return word.size() >= end.size() &&
           word.compare(word.size() - end.size(), end.size(), end) == 0;
}

/// "plan", "stop", "submit": consonant, vowel, consonant, so that the last letter may double.
bool may_double(const Word& w) {
    const std::size_t n = w.size();
    return n >= 3 && !is_vowel(w[n - 1]) && is_vowel(w[n - 2]) && !is_vowel(w[n - 3]) &&
           std::u16string_view(u"wxy").find(w[n - 1]) == std::u16string_view::npos;
}

void add_regular(const Word& w, std::vector<Word>& out) {
    const bool consonant_y = w.size() > 1 && w.back() == u'y' && !is_vowel(w[w.size() - 2]);
    const Word stem = w.substr(0, w.size() - 1);
    const bool hissing = ends_with(w, u"s") || ends_with(w, u"x") || ends_with(w, u"z") ||
                         ends_with(w, u"ch") || ends_with(w, u"sh") || ends_with(w, u"o");
    out.push_back(consonant_y ? stem + u"ies" : w + (hissing ? u"es" : u"s"));
    if (ends_with(w, u"o")) out.push_back(w + u"s");
    const bool silent_e = w.size() > 2 && w.back() == u'e' && !ends_with(w, u"ee");
    out.push_back(silent_e ? stem + u"ing" : w + u"ing");
    out.push_back(consonant_y ? stem + u"ied" : w.back() == u'e' ? w + u"d" : w + u"ed");
    if (may_double(w)) {
        out.push_back(w + w.back() + u"ing");
        out.push_back(w + w.back() + u"ed");
    }
    out.push_back(w + u"'s");
}

}  // namespace

std::vector<std::u16string> inflect(std::string_view language, const std::u16string& word) {
    std::vector<Word> forms;
    if (language == "en" && word.size() > 1) {
        add_regular(word, forms);
        for (const auto& irregular : irregulars) {
            if (irregular.base != word) continue;
            for (const auto form : irregular.forms) {
                if (!form.empty()) forms.emplace_back(form);
            }
        }
    }
    std::sort(forms.begin(), forms.end());
    forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
    std::erase(forms, word);
    forms.insert(forms.begin(), word);
    return forms;
}

}  // namespace unbroadcast::pattern
