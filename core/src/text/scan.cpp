#include "text/scan.hpp"

#include <algorithm>
#include <array>

#include "text/char_class.hpp"

namespace unbroadcast::text {
namespace {

using Text = std::u16string_view;

bool is_ascii_letter(char16_t c) {
    return c >= u'a' && c <= u'z';
}
bool is_digit(char16_t c) {
    return c >= u'0' && c <= u'9';
}
bool is_alnum(char16_t c) {
    return is_ascii_letter(c) || is_digit(c);
}
/// The text up to `reach` units after `at`. Recognisers are asked at every word, so each looks at a
/// bounded stretch: otherwise "a.a.a.…" would take time quadratic in its length.
Text within(Text text, std::uint32_t at, std::size_t reach) {
    return text.substr(0, at + reach);
}

constexpr std::size_t longest_host = 253;   // DNS
constexpr std::size_t longest_email = 254;  // RFC 5321
constexpr std::size_t longest_phone = 32;   // 15 digits (E.164) and what people put between them
constexpr std::size_t longest_number = 64;

char16_t unit(Text text, std::uint32_t at) {
    return at < text.size() ? text[at] : u'\0';
}

/// Letters of any script; a surrogate is taken for half a letter, which is right often enough here.
bool is_letter(char16_t c) {
    if (c < 0x80) return is_ascii_letter(c);
    if (c >= 0xD800 && c <= 0xDFFF) return true;
    const CharClass k = class_of(c);
    return k == CharClass::letter || k == CharClass::ideograph || k == CharClass::digit;
}

// Endings of bare domains seen in posts; anything longer needs "www." or "https://".
constexpr std::array<Text, 46> domain_endings = {
    u"ai",   u"app",  u"at",    u"au",   u"be",   u"biz", u"blog", u"br", u"ca",   u"cc",
    u"ch",   u"co",   u"com",   u"de",   u"dev",  u"do",  u"edu",  u"es", u"eu",   u"fm",
    u"fr",   u"gg",   u"gl",    u"gov",  u"gs",   u"ie",  u"info", u"io", u"jobs", u"jp",
    u"live", u"ly",   u"ms",    u"net",  u"news", u"nl",  u"no",   u"nz", u"org",  u"page",
    u"shop", u"site", u"store", u"tech", u"uk",   u"xyz"};
// Too short to tell from words: only with a path behind them ("lnkd.in/abc").
constexpr std::array<Text, 12> path_only_endings = {u"be", u"in", u"is", u"it", u"me", u"to",
                                                    u"tv", u"us", u"no", u"at", u"do", u"so"};

template <std::size_t N>
bool contains(const std::array<Text, N>& list, Text item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

bool is_space(char16_t c) {
    return c == u'\0' || (c < 0x80 ? c <= u' ' : class_of(c) == CharClass::space);
}

/// Everything up to white space, less the punctuation that closes the sentence around it.
std::uint32_t skip_path(Text text, std::uint32_t at) {
    while (at < text.size() && !is_space(text[at]) && text[at] != emoji_mark) ++at;
    while (at > 0 && Text(u".,;:!?)]}'\"\u2026").find(text[at - 1]) != Text::npos) --at;
    return at;
}

std::uint32_t skip_label(Text text, std::uint32_t at) {
    while (is_alnum(unit(text, at)) || unit(text, at) == u'-') ++at;
    return at;
}

/// Where "host.tld" ends, or `at`.
std::uint32_t skip_host(Text whole, std::uint32_t at) {
    const Text text = within(whole, at, longest_host);
    std::uint32_t end = skip_label(text, at), last = at;
    if (end == at) return at;
    bool dotted = false;
    while (unit(text, end) == u'.' && is_alnum(unit(text, end + 1))) {
        last = end + 1;
        end = skip_label(text, last);
        dotted = true;
    }
    if (!dotted || is_letter(unit(text, end))) return at;
    const Text ending = text.substr(last, end - last);
    const bool path = unit(text, end) == u'/' && !is_space(unit(text, end + 1));
    if (path && contains(path_only_endings, ending)) return end;
    return contains(domain_endings, ending) && (path || !contains(path_only_endings, ending)) ? end
                                                                                              : at;
}

bool starts_with(Text text, std::uint32_t at, Text prefix) {
    return text.substr(at, prefix.size()) == prefix;
}

}  // namespace

std::uint32_t scan_url(Text text, std::uint32_t at) {
    for (const Text scheme : {Text(u"https://"), Text(u"http://"), Text(u"www.")}) {
        if (!starts_with(text, at, scheme)) continue;
        const auto start = static_cast<std::uint32_t>(at + scheme.size());
        const std::uint32_t end = skip_path(text, start);
        return end > start ? end : at;
    }
    const std::uint32_t host = skip_host(text, at);
    if (host == at) return at;
    return unit(text, host) == u'/' ? std::max(host, skip_path(text, host)) : host;
}

std::uint32_t scan_email(Text whole, std::uint32_t at) {
    const Text text = within(whole, at, longest_email);
    std::uint32_t end = at;
    while (is_alnum(unit(text, end)) || Text(u"._+-").find(unit(text, end)) != Text::npos) {
        if (end >= text.size()) return at;
        ++end;
    }
    if (end == at || unit(text, end) != u'@') return at;
    std::uint32_t host = end + 1, dot = 0;
    while (is_alnum(unit(text, host)) || unit(text, host) == u'-' ||
           (unit(text, host) == u'.' && is_alnum(unit(text, host + 1)))) {
        if (unit(text, host) == u'.') dot = host;
        ++host;
    }
    return dot != 0 ? host : at;
}

std::uint32_t scan_mention(Text text, std::uint32_t at) {
    const auto name = [&](std::uint32_t from) {
        std::uint32_t end = from;
        while (end < text.size() &&
               (is_letter(text[end]) || is_digit(text[end]) || text[end] == u'_' ||
                ((text[end] == u'.' || text[end] == u'-') && is_alnum(unit(text, end + 1)))))
            ++end;
        return end;
    };
    const std::uint32_t end = name(at + 1);
    if (end == at + 1) return at;
    if (unit(text, end) != u'@') return end;
    const std::uint32_t host = name(end + 1);
    return host == end + 1 ? end : host;
}

std::uint32_t scan_hashtag(Text text, std::uint32_t at) {
    std::uint32_t end = at + 1;
    bool letter = false;
    while (end < text.size() &&
           (is_letter(text[end]) || is_digit(text[end]) || text[end] == u'_')) {
        letter = letter || !is_digit(text[end]);
        ++end;
    }
    return letter ? end : at;
}

std::uint32_t scan_phone(Text whole, std::uint32_t at) {
    const Text text = within(whole, at, longest_phone);
    const char16_t first = unit(text, at);
    if (first != u'+' && first != u'(' && !is_digit(first)) return at;
    std::uint32_t digits = 0, groups = 0, end = at, last = at;
    for (char16_t before = u' '; end < text.size(); before = text[end], ++end) {
        const char16_t c = text[end];
        if (is_digit(c)) {
            groups += is_digit(before) ? 0 : 1;
            ++digits;
            last = end + 1;
        } else if (Text(u" -.()/+").find(c) == Text::npos || (c == u'+' && end != at) ||
                   (c == before && c != u')')) {
            break;
        }
    }
    const bool shape = first == u'+' || first == u'(' || first == u'0' ||
                       (groups == 3 && digits == 10 && unit(text, at + 3) == u'-') ||
                       (groups == 4 && digits == 11 && unit(text, at + 1) == u'-');
    return shape && digits >= 9 && digits <= 15 && groups >= (first == u'+' ? 1u : 2u) &&
                   groups <= 6
               ? last
               : at;
}

namespace {

/// Digits with separators between digits: "1,000.50", "10:30", "12/05/2024".
std::uint32_t skip_digits(Text text, std::uint32_t at) {
    while (is_digit(unit(text, at)) || (Text(u".,:/").find(unit(text, at)) != Text::npos &&
                                        at < text.size() && is_digit(unit(text, at + 1)))) {
        ++at;
    }
    return at;
}

std::uint32_t skip_suffix(Text text, std::uint32_t at) {
    std::uint32_t end = at;
    while (is_ascii_letter(unit(text, end))) ++end;
    const Text suffix = text.substr(at, end - at);
    constexpr std::array<Text, 16> known = {u"k",  u"m",  u"b",  u"bn", u"mn", u"mm", u"x", u"st",
                                            u"nd", u"rd", u"th", u"am", u"pm", u"s",  u"h", u"gb"};
    if (suffix.empty() || contains(known, suffix)) return unit(text, end) == u'+' ? end + 1 : end;
    return at;
}

bool is_currency(char16_t c) {
    return c != u'\0' && class_of(c) == CharClass::currency;
}

std::uint32_t skip_currency_code(Text text, std::uint32_t at) {
    // Most words differ from every code in their second letter: look no further.
    if (Text(u"subnah").find(unit(text, at + 1)) == Text::npos ||
        is_ascii_letter(unit(text, at + 3)))
        return at;
    for (const Text code : {Text(u"usd"), Text(u"eur"), Text(u"gbp"), Text(u"inr"), Text(u"aud"),
                            Text(u"cad"), Text(u"chf"), Text(u"rs")}) {
        const auto end = static_cast<std::uint32_t>(at + code.size());
        if (starts_with(text, at, code) && !is_letter(unit(text, end))) return end;
    }
    return at;
}

}  // namespace

Quantity scan_quantity(Text whole, std::uint32_t at) {
    const Text text = within(whole, at, longest_number);
    std::uint32_t start = at;
    if (is_currency(unit(text, at)))
        ++start;
    else if (is_ascii_letter(unit(text, at)))
        start = skip_currency_code(text, at);
    const bool price = start != at;
    if (price && unit(text, start) == u'.') ++start;
    if (price && unit(text, start) == u' ') ++start;
    if (!is_digit(unit(text, start))) return {at, TokenKind::number};
    const std::uint32_t digits = skip_digits(text, start);
    const std::uint32_t end = skip_suffix(text, digits);
    if (end == digits && is_letter(unit(text, digits)))
        return {at, TokenKind::number};  // "3d": a word
    if (price) return {end, TokenKind::price};
    const std::uint32_t after = unit(text, end) == u' ' ? end + 1 : end;
    if (unit(text, after) == u'%') return {after + 1, TokenKind::percent};
    if (is_currency(unit(text, after)) && !is_digit(unit(text, after + 1)))
        return {after + 1, TokenKind::price};
    if (const auto code = skip_currency_code(text, after); code != after)
        return {code, TokenKind::price};
    return {end, TokenKind::number};
}

bool is_abbreviation(Text word) {
    constexpr std::array<Text, 22> known = {u"mr",   u"mrs",    u"ms",   u"dr",  u"prof", u"sr",
                                            u"jr",   u"st",     u"vs",   u"inc", u"ltd",  u"co",
                                            u"corp", u"approx", u"dept", u"est", u"fig",  u"gen",
                                            u"rev",  u"sen",    u"rep",  u"gov"};
    return (word.size() == 1 && is_ascii_letter(word[0]) && word[0] != u'i') ||
           contains(known, word);
}

}  // namespace unbroadcast::text
