#include "text/tokenize.hpp"

#include <unicode/utf16.h>

#include "text/char_class.hpp"
#include "text/scan.hpp"

namespace unbroadcast::text {
namespace {

class Tokenizer {
public:
    Tokenizer(const Folded& folded, Tokens& out)
        : folded_(folded),
          text_(folded.text()),
          size_(static_cast<std::uint32_t>(text_.size())),
          out_(out) {}

    void run() {
        skip_list_mark();
        while (at_ < size_) step();
        close_sentence(size_);
        if (quote_open_) out_.marks.quoted = quoted_before_;  // an inch mark, not a quotation
    }

private:
    [[nodiscard]] char16_t unit(std::uint32_t at) const { return at < size_ ? text_[at] : u'\0'; }

    [[nodiscard]] CharClass class_at(std::uint32_t at, std::uint32_t& next) const {
        const char16_t c = text_[at];
        next = at + 1;
        if (c < 0x80) return class_of(c);
        UChar32 code;
        std::uint32_t end = at;
        U16_NEXT(text_.data(), end, size_, code);
        next = end;
        return class_of(static_cast<char32_t>(code));
    }
    [[nodiscard]] CharClass class_at(std::uint32_t at) const {
        std::uint32_t next = 0;
        return at < size_ ? class_at(at, next) : CharClass::space;
    }

    void step();
    void skip_list_mark();
    void word(std::uint32_t end);
    void push(std::uint32_t end, TokenKind kind);
    void sentence_end();
    void close_sentence(std::uint32_t end);
    [[nodiscard]] std::uint32_t skip_word(std::uint32_t at);
    [[nodiscard]] bool ends_sentence(std::uint32_t run_end, bool only_stops,
                                     std::uint32_t stops) const;
    bool try_special(CharClass k);
    [[nodiscard]] bool may_be_currency_code(std::uint32_t at) const;
    void mark(CharClass k);

    const Folded& folded_;
    const std::u16string& text_;
    std::uint32_t size_;
    Tokens& out_;
    std::uint32_t at_ = 0;
    std::uint32_t sentence_begin_ = 0;
    bool initial_ = true;
    bool quote_open_ = false;
    bool joined_ = false;  ///< the word skipped last has an apostrophe inside
    std::int32_t quoted_before_ = 0;
};

void Tokenizer::skip_list_mark() {
    std::uint32_t at = 0;
    while (at < size_ && class_at(at) == CharClass::space) ++at;
    if (at >= size_) return;
    std::uint32_t next = at;
    bool mark = false;
    if (text_[at] == emoji_mark) {
        mark = class_at(at + 1) == CharClass::space && at + 1 < size_;
    } else if (const CharClass k = class_at(at, next); k == CharClass::bullet) {
        mark = next < size_ && (class_at(next) == CharClass::space || text_[at] == u'\u2022');
        if (mark) at_ = next;
    } else if (k == CharClass::digit) {
        while (at < size_ && class_at(at) == CharClass::digit) ++at;
        mark = (unit(at) == u'.' || unit(at) == u')' || unit(at) == u'/' || unit(at) == u':') &&
               class_at(at + 1) == CharClass::space && at + 1 < size_;
        if (mark) at_ = at + 1;
    }
    out_.marks.list_item = mark;
}

std::uint32_t Tokenizer::skip_word(std::uint32_t at) {
    joined_ = false;
    while (at < size_) {
        if (text_[at] >= u'a' &&
            text_[at] <= u'z') {  // nearly every character of nearly every post
            ++at;
            continue;
        }
        std::uint32_t next = at;
        const CharClass k = class_at(at, next);
        const bool inside =
            k == CharClass::letter || k == CharClass::digit || k == CharClass::underscore;
        const bool joins = k == CharClass::apostrophe && class_at(next) == CharClass::letter;
        if (!inside && !joins) break;
        joined_ = joined_ || joins;
        at = next;
    }
    return at;
}

void Tokenizer::push(std::uint32_t end, TokenKind kind) {
    Token token;
    token.begin = at_;
    token.end = end;
    token.kind = kind;
    out_.items.push_back(token);
    at_ = end;
}

void Tokenizer::word(std::uint32_t end) {
    Token token;
    token.begin = at_;
    token.end = end;
    token.capital = folded_.upper(at_);
    token.styled = folded_.styled(at_);
    token.initial = initial_;
    token.apostrophe = joined_;
    std::uint32_t letters = 0, uppers = 0;
    if (token.capital) {  // the common lower-case word needs no count
        for (std::uint32_t i = at_; i < end; ++i) {
            const bool letter = text_[i] < 0x80 ? text_[i] >= u'a' && text_[i] <= u'z' : true;
            letters += letter ? 1 : 0;
            uppers += letter && folded_.upper(i) ? 1 : 0;
        }
    }
    token.all_caps = letters >= 2 && uppers == letters;
    out_.items.push_back(token);
    out_.marks.quoted += quote_open_ ? 1 : 0;
    initial_ = false;
    at_ = end;
}

/// As scan_quantity sees them; asked of every word, so the letter behind a code comes first.
bool Tokenizer::may_be_currency_code(std::uint32_t at) const {
    if (unit(at + 3) >= u'a' && unit(at + 3) <= u'z') return false;
    const char16_t c = text_[at];
    return c == u'u' || c == u'e' || c == u'g' || c == u'i' || c == u'r' || c == u'c' || c == u'a';
}

bool Tokenizer::try_special(CharClass k) {
    const char16_t c = text_[at_];
    if (c == emoji_mark) return push(at_ + 1, TokenKind::emoji), true;
    if (c == u'@') {
        const auto end = scan_mention(text_, at_);
        if (end != at_) return push(end, TokenKind::mention), initial_ = false, true;
    } else if (c == u'#') {
        const auto end = scan_hashtag(text_, at_);
        if (end != at_) return push(end, TokenKind::hashtag), true;
    }
    if (k == CharClass::digit || c == u'+' || c == u'(') {
        if (const auto end = scan_phone(text_, at_); end != at_)
            return push(end, TokenKind::phone), true;
    }
    if (k == CharClass::digit || k == CharClass::currency || may_be_currency_code(at_)) {
        const auto quantity = scan_quantity(text_, at_);
        if (quantity.end != at_) return push(quantity.end, quantity.kind), initial_ = false, true;
    }
    return false;
}

void Tokenizer::mark(CharClass k) {
    if (k == CharClass::colon && class_at(at_ + 1) == CharClass::space) ++out_.marks.colons;
    if (k != CharClass::quote) return;
    if (!quote_open_) quoted_before_ = out_.marks.quoted;
    quote_open_ = !quote_open_;
}

bool Tokenizer::ends_sentence(std::uint32_t run_end, bool only_stops, std::uint32_t stops) const {
    std::uint32_t at = run_end;
    while (at < size_) {
        const CharClass k = class_at(at);
        if (k != CharClass::closer && k != CharClass::quote && k != CharClass::apostrophe) break;
        ++at;
    }
    if (at >= size_ || text_[at] == emoji_mark) return true;
    if (text_[run_end - 1] > 0x7F) return true;  // an ideographic stop needs no space behind it
    if (class_at(at) != CharClass::space) return false;
    if (!only_stops) return true;
    while (at < size_ && class_at(at) == CharClass::space) ++at;
    const bool lower = at < size_ && class_at(at) == CharClass::letter && !folded_.upper(at);
    // "approx. five", "well... maybe": no new sentence, unless the author writes without capitals.
    if (lower) return stops == 1 && !out_.items.empty() && !out_.items.front().capital;
    if (stops > 1 || out_.items.empty()) return true;
    const Token& last = out_.items.back();
    return last.kind != TokenKind::word || last.end != run_end - 1 ||
           !is_abbreviation(std::u16string_view(text_).substr(last.begin, last.end - last.begin));
}

void Tokenizer::sentence_end() {
    std::uint32_t end = at_, stops = 0;
    bool question = false, exclamation = false;
    for (; end < size_; ++end) {
        const CharClass k = class_at(end);
        if (k == CharClass::stop)
            ++stops;
        else if (k == CharClass::question)
            question = true;
        else if (k == CharClass::exclamation)
            exclamation = true, ++out_.marks.exclamations;
        else
            break;
    }
    if (stops >= 3) ++out_.marks.ellipses;
    if (!ends_sentence(end, !question && !exclamation, stops)) {
        at_ = end;
        return;
    }
    push(end, question      ? TokenKind::question
              : exclamation ? TokenKind::exclamation
                            : TokenKind::stop);
    while (at_ < size_) {  // a closing quote or bracket belongs to the sentence it closes
        const CharClass k = class_at(at_);
        if (k != CharClass::closer && k != CharClass::quote) break;
        mark(k);
        ++at_;
    }
    close_sentence(at_);
}

void Tokenizer::close_sentence(std::uint32_t end) {
    if (end > sentence_begin_) out_.sentences.push_back({sentence_begin_, end});
    sentence_begin_ = end;
    initial_ = true;
}

void Tokenizer::step() {
    std::uint32_t next = at_;
    const CharClass k = class_at(at_, next);
    if (k == CharClass::space) {
        at_ = next;
        return;
    }
    if (try_special(k)) return;
    switch (k) {
        case CharClass::letter:
        case CharClass::digit:
        case CharClass::underscore: {
            const std::uint32_t end = skip_word(next);
            const char16_t follow = unit(end);
            if (follow == u'@' || follow == u'.' || follow == u':' || follow == u'-' ||
                follow == u'+') {
                if (const auto url = scan_url(text_, at_); url > end)
                    return push(url, TokenKind::url);
                if (const auto email = scan_email(text_, at_); email > end)
                    return push(email, TokenKind::email);
            }
            return word(end);
        }
        case CharClass::ideograph:
            joined_ = false;
            return word(next);
        case CharClass::stop:
        case CharClass::question:
        case CharClass::exclamation:
            return sentence_end();
        default:
            mark(k);
            at_ = next;
    }
}

}  // namespace

void tokenize(const Folded& folded, Tokens& out) {
    out.items.clear();
    out.sentences.clear();
    out.marks = {};
    Tokenizer(folded, out).run();
}

}  // namespace unbroadcast::text
