#include "pattern/pattern.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "text/char_class.hpp"
#include "unbroadcast/unicode.hpp"

namespace unbroadcast::pattern {
namespace {

using text::CharClass;
using text::TokenKind;

struct KindName {
    std::string_view name;
    TokenKind kind;
};
constexpr std::array<KindName, 9> kind_names = {{{"url", TokenKind::url},
                                                 {"mention", TokenKind::mention},
                                                 {"hashtag", TokenKind::hashtag},
                                                 {"emoji", TokenKind::emoji},
                                                 {"number", TokenKind::number},
                                                 {"price", TokenKind::price},
                                                 {"percent", TokenKind::percent},
                                                 {"email", TokenKind::email},
                                                 {"phone", TokenKind::phone}}};

struct ShapeName {
    std::string_view name;
    ItemType type;
};
constexpr std::array<ShapeName, 4> shape_names = {{{"word", ItemType::any_word},
                                                   {"name", ItemType::name},
                                                   {"title", ItemType::title},
                                                   {"caps", ItemType::caps}}};

constexpr int max_depth = 8;

/// Rules are nearly all lower-case ASCII, which folding leaves alone.
std::u16string folded(std::string_view word) {
    const bool plain = std::all_of(word.begin(), word.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
    return plain ? std::u16string(word.begin(), word.end()) : text::fold_word(to_utf16(word));
}

class Parser {
public:
    Parser(std::string_view source, bool plain) : source_(source), plain_(plain) {}

    Parsed run() {
        Parsed out;
        sequence(out.item, 0);
        if (at_ < source_.size()) problem("')' without '('");
        if (out.item.items.empty()) problem("the pattern is empty");
        check_ends(out.item);
        out.problems = std::move(problems_);
        return out;
    }

private:
    void problem(std::string what) {
        problems_.push_back(std::move(what) + " in pattern '" + std::string(source_) + "'");
    }
    void skip_spaces() {
        while (at_ < source_.size() && source_[at_] == ' ') ++at_;
    }
    [[nodiscard]] bool looking_at(char c) const {
        return at_ < source_.size() && source_[at_] == c;
    }

    // Each fills a fresh item in place: packs have tens of thousands, and moving them was a third
    // of the time.
    void sequence(Item& out, int depth);
    void item(Item& out, int depth);
    void group(Item& out, int depth);
    void alternative(Item& out, int depth);
    [[nodiscard]] bool at_end_of_alternative() const {
        return at_ >= source_.size() || looking_at('|') || looking_at(')');
    }
    void word_like(Item& out, std::string_view word);
    void bracketed(Item& out, std::string_view name);
    void literal(Item& out, std::string_view word);
    void check_ends(const Item& whole);

    std::string_view source_;
    bool plain_;
    std::size_t at_ = 0;
    std::vector<std::string> problems_;
};

void Parser::sequence(Item& out, int depth) {
    for (skip_spaces(); !at_end_of_alternative(); skip_spaces()) {
        item(out.items.emplace_back(), depth);
    }
}

/// Most alternatives are single words: they need no sequence around them.
void Parser::alternative(Item& out, int depth) {
    skip_spaces();
    if (at_end_of_alternative()) return problem("an alternative is empty");
    item(out, depth);
    skip_spaces();
    if (at_end_of_alternative() && !out.optional) return;
    Item whole;
    whole.items.push_back(std::move(out));
    sequence(whole, depth);
    out = std::move(whole);
}

void Parser::group(Item& out, int depth) {
    out.type = ItemType::alternatives;
    if (depth >= max_depth) {
        problem("groups are nested too deeply");
        at_ = source_.size();  // what follows cannot be read without knowing what it belongs to
        return;
    }
    out.items.reserve(8);
    do {
        ++at_;  // '(' or '|'
        alternative(out.items.emplace_back(), depth + 1);
    } while (looking_at('|'));
    if (looking_at(')'))
        ++at_;
    else
        problem("'(' without ')'");
}

bool ends_word(char c) {
    return c == ' ' || c == '(' || c == ')' || c == '|';
}

void Parser::item(Item& out, int depth) {
    if (looking_at('(')) {
        group(out, depth);
        out.optional = looking_at('?');
        at_ += out.optional ? 1 : 0;
        return;
    }
    const std::size_t begin = at_;
    while (at_ < source_.size() && !ends_word(source_[at_])) ++at_;
    std::string_view word = source_.substr(begin, at_ - begin);
    out.optional = word.size() > 1 && word.back() == '?';
    if (out.optional) word.remove_suffix(1);
    word_like(out, word);
}

void Parser::bracketed(Item& out, std::string_view name) {
    if (name == "self") {
        out.type = ItemType::lexicon;
        out.text = u"self";
        return;
    }
    for (const auto& known : shape_names) {
        if (known.name == name) {
            out.type = known.type;
            return;
        }
    }
    for (const auto& known : kind_names) {
        if (known.name == name) {
            out.type = ItemType::kind;
            out.kind = known.kind;
            return;
        }
    }
    problem("unknown class '<" + std::string(name) + ">'");
}

void Parser::literal(Item& out, std::string_view word) {
    out.type = ItemType::word;
    if (word.back() == '~') {
        out.inflected = true;
        word.remove_suffix(1);
    }
    out.text = folded(word);
    for (const char16_t c : out.text) {
        const CharClass k = c >= 0xD800 && c <= 0xDFFF ? CharClass::letter : text::class_of(c);
        const bool ok = k == CharClass::letter || k == CharClass::digit ||
                        k == CharClass::underscore || k == CharClass::apostrophe ||
                        k == CharClass::ideograph;
        if (ok) continue;
        problem("'" + std::string(word) +
                "' is not one word: write its parts apart, without punctuation");
        break;
    }
    if (out.text.empty()) problem("a word is empty");
}

void Parser::word_like(Item& out, std::string_view word) {
    if (!plain_) {
        if (word.starts_with('<') && word.ends_with('>'))
            return bracketed(out, word.substr(1, word.size() - 2));
        if (word.starts_with('@') && word.size() > 1) {
            out.type = ItemType::lexicon;
            out.text = to_utf16(word.substr(1));
            return;
        }
        if (word.starts_with('#') && word.size() > 1) {
            out.type = ItemType::hashtag;
            out.text = text::fold_word(to_utf16(word.substr(1)));
            return;
        }
        if (word.starts_with("..")) {
            out.type = ItemType::gap;
            const bool digit = word.size() == 3 && word[2] >= '1' && word[2] <= '0' + max_gap;
            if (digit)
                out.count = static_cast<std::uint8_t>(word[2] - '0');
            else
                problem("a gap is written ..1 to ..8, not '" + std::string(word) + "'");
            return;
        }
        if (word == "^" || word == "$" || word == "." || word == "?" || word == "!") {
            out.type = ItemType::sentence_end;
            out.any_end = word != "?" && word != "!";
            out.kind = word == "?" ? TokenKind::question : TokenKind::exclamation;
            return;
        }
    }
    literal(out, word);
}

/// A pattern must begin with something to look for; otherwise every word would start a match.
void Parser::check_ends(const Item& whole) {
    if (whole.items.empty()) return;
    const Item& first = whole.items.front();
    const Item& last = whole.items.back();
    if (first.type == ItemType::gap || first.type == ItemType::any_word)
        problem("a gap or <word> cannot come first");
    if (last.type == ItemType::gap) problem("a gap cannot come last");
    bool required = false;
    for (const Item& part : whole.items)
        required = required || (!part.optional && part.type != ItemType::gap &&
                                part.type != ItemType::sentence_end);
    if (!required) problem("nothing is required");
}

}  // namespace

Parsed parse(std::string_view pattern, bool plain) {
    return Parser(pattern, plain).run();
}

}  // namespace unbroadcast::pattern
