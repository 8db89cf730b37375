#pragma once
// NFKC_Casefold of one paragraph with a map back to the text as typed, so that "𝗧𝗵𝗿𝗶𝗹𝗹𝗲𝗱",
// "ﬁnally", full-width and zero-width tricks are read as plain words and reported where they stand.
// Emoji sequences become one placeholder unit each, because folding would delete their joiners.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "unbroadcast/report.hpp"

namespace unbroadcast::text {

/// Stands for one emoji sequence in folded text. A noncharacter: folding never produces it.
inline constexpr char16_t emoji_mark = 0xFDD0;

class Folded {
public:
    /// Replaces the content by the folding of `raw`, which must outlive the use of this object.
    void assign(std::u16string_view raw);

    [[nodiscard]] const std::u16string& text() const { return text_; }

    /// The typed units that became the folded units [begin, end); both < text().size() + 1.
    [[nodiscard]] Span typed(std::uint32_t begin, std::uint32_t end) const {
        if (identity_ || begin == end) return {begin, end};
        return {units_[begin].origin.begin, units_[end - 1].origin.end};
    }
    [[nodiscard]] bool upper(std::uint32_t at) const {
        if (identity_) return raw_[at] >= u'A' && raw_[at] <= u'Z';
        return (units_[at].flags & upper_flag) != 0;
    }
    [[nodiscard]] bool styled(std::uint32_t at) const {
        return !identity_ && (units_[at].flags & styled_flag) != 0;
    }

private:
    static constexpr std::uint8_t upper_flag = 1, styled_flag = 2;

    void fold_ascii(std::u16string_view raw);
    void fold_any(std::u16string_view raw);
    std::uint32_t fold_run(std::u16string_view raw, std::uint32_t at);
    std::uint32_t fold_segment(std::u16string_view raw, std::uint32_t at);
    void push(char16_t unit, Span origin, std::uint8_t flags);

    std::u16string_view raw_;
    std::u16string text_;
    bool identity_ = true;  ///< ASCII: typed and folded positions are the same
    struct Unit {
        Span origin;  ///< typed units
        std::uint8_t flags = 0;
    };
    std::vector<Unit> units_;  ///< of `text_`, when not identity_
    std::u16string segment_;
};

/// Folding without positions, for rule words and names. UTF-16 in and out.
[[nodiscard]] std::u16string fold_word(std::u16string_view word);

}  // namespace unbroadcast::text
