#include "text/fold.hpp"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <algorithm>

#include "text/char_class.hpp"

namespace unbroadcast::text {
namespace {

constexpr char16_t replacement = 0xFFFD;
constexpr std::uint32_t longest_segment =
    64;  // a run of combining marks is cut here; bounds the work

/// The data is linked in, so the lookup cannot fail in a working build; nullptr folds ASCII only.
const UNormalizer2* normalizer() {
    static const UNormalizer2* const instance = [] {
        UErrorCode status = U_ZERO_ERROR;
        const UNormalizer2* found = unorm2_getNFKCCasefoldInstance(&status);
        return U_SUCCESS(status) ? found : nullptr;
    }();
    return instance;
}

/// Units that people type for others: the typographic apostrophe is one inside words, and signs
/// that NFKC would glue to a name as letters ("Acme(tm)") are dropped.
bool fold_by_hand(char32_t c, char16_t& unit, bool& drop) {
    drop = false;
    switch (c) {
        case U'\u2019':
        case U'\u02BC':
            unit = u'\'';
            return true;
        case U'\u201C':
        case U'\u201D':
            unit = u'"';
            return true;
        case U'\u2018':
        case U'\u2013':
        case U'\u2014':
        case U'\u2022':  // folding leaves these alone: no need to ask ICU
            unit = static_cast<char16_t>(c);
            return true;
        case U'\u2122':
        case U'\u2120':
            drop = true;
            return true;
        case 0xFDD0:
            unit = replacement;
            return true;
        default:
            return false;
    }
}

/// Whether the unit is ASCII that stays by itself: nothing behind it combines with it.
bool stands_alone(std::u16string_view raw, std::size_t at) {
    if (raw[at] >= 0x80) return false;
    if (at + 1 == raw.size() || raw[at + 1] < 0x300) return true;
    return raw[at + 1] >= 0x2000 && raw[at + 1] < 0x2070;  // general punctuation
}

}  // namespace

void Folded::push(char16_t unit, Span origin, std::uint8_t flags) {
    text_.push_back(unit);
    units_.push_back({origin, flags});
}

void Folded::fold_ascii(std::u16string_view raw) {
    text_.resize(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        const char16_t c = raw[i];
        text_[i] = c >= u'A' && c <= u'Z' ? static_cast<char16_t>(c + 32) : c;
    }
}

/// Folds the normalisation segment that starts at `at`; returns where the next one starts.
std::uint32_t Folded::fold_segment(std::u16string_view raw, std::uint32_t at) {
    const auto size = static_cast<std::uint32_t>(raw.size());
    const UNormalizer2* norm = normalizer();
    std::uint32_t end = at;
    UChar32 first;
    U16_NEXT(raw.data(), end, size, first);
    std::uint8_t flags = is_upper(static_cast<char32_t>(first)) ? upper_flag : 0;
    if (is_styled(static_cast<char32_t>(first))) flags |= styled_flag;
    if (U_IS_SURROGATE(first) || norm == nullptr) {
        push(U_IS_SURROGATE(first) ? replacement : raw[at], {at, end}, flags);
        return end;
    }
    while (end < size && end - at < longest_segment) {
        std::uint32_t next = end;
        UChar32 c;
        U16_NEXT(raw.data(), next, size, c);
        if (U_IS_SURROGATE(c) || unorm2_hasBoundaryBefore(norm, c)) break;
        end = next;
    }
    segment_.resize(std::size_t{longest_segment} * 24);  // NFKC grows a code point at most 18-fold
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        unorm2_normalize(norm, raw.data() + at, static_cast<std::int32_t>(end - at),
                         segment_.data(), static_cast<std::int32_t>(segment_.size()), &status);
    for (std::int32_t i = 0; U_SUCCESS(status) && i < length; ++i) {
        push(segment_[static_cast<std::size_t>(i)], {at, end}, flags);
    }
    return end;
}

/// Folds the ASCII that starts at `at`, in one go; returns where it ends.
std::uint32_t Folded::fold_run(std::u16string_view raw, std::uint32_t at) {
    std::uint32_t end = at;
    while (end < raw.size() && stands_alone(raw, end)) ++end;
    std::size_t out = text_.size();
    text_.resize(out + (end - at));
    units_.resize(text_.size());
    for (std::uint32_t i = at; i < end; ++i, ++out) {
        const char16_t c = raw[i];
        const bool upper = c >= u'A' && c <= u'Z';
        text_[out] = upper ? static_cast<char16_t>(c + 32) : c;
        units_[out] = {{i, i + 1}, upper ? upper_flag : std::uint8_t{0}};
    }
    return end;
}

void Folded::fold_any(std::u16string_view raw) {
    const auto size = static_cast<std::uint32_t>(raw.size());
    for (std::uint32_t at = 0; at < size;) {
        if (stands_alone(raw, at)) {
            at = fold_run(raw, at);
            continue;
        }
        const char16_t c = raw[at];
        char16_t unit = 0;
        bool drop = false;
        if (fold_by_hand(c, unit, drop)) {
            if (!drop) push(unit, {at, at + 1}, 0);
            ++at;
            continue;
        }
        if (const std::uint32_t length = emoji_length(raw.data() + at, size - at); length != 0) {
            push(emoji_mark, {at, at + length}, 0);
            at += length;
            continue;
        }
        at = fold_segment(raw, at);
    }
}

void Folded::assign(std::u16string_view raw) {
    raw_ = raw;
    text_.clear();
    units_.clear();
    identity_ = std::all_of(raw.begin(), raw.end(), [](char16_t c) { return c < 0x80; });
    if (identity_) {
        fold_ascii(raw);
        return;
    }
    text_.reserve(raw.size() + 16);
    units_.reserve(raw.size() + 16);
    fold_any(raw);
}

std::u16string fold_word(std::u16string_view word) {
    Folded folded;
    folded.assign(word);
    return folded.text();
}

}  // namespace unbroadcast::text
