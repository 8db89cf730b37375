#pragma once
// Recognisers for tokens that are more than a run of letters. Each takes folded text and a position
// and returns where the token ends, or the position itself when there is none.

#include <cstdint>
#include <string_view>

#include "text/tokenize.hpp"

namespace unbroadcast::text {

/// "https://…", "www.…" and bare domains with a well-known ending ("lnkd.in/abc").
[[nodiscard]] std::uint32_t scan_url(std::u16string_view text, std::uint32_t at);

/// "name@host.tld"; `at` is the start of the name.
[[nodiscard]] std::uint32_t scan_email(std::u16string_view text, std::uint32_t at);

/// "@name" or "@name@host"; `at` is the '@'.
[[nodiscard]] std::uint32_t scan_mention(std::u16string_view text, std::uint32_t at);

/// "#tag" with at least one letter; `at` is the '#'.
[[nodiscard]] std::uint32_t scan_hashtag(std::u16string_view text, std::uint32_t at);

/// International or national telephone numbers of 9 to 15 digits.
[[nodiscard]] std::uint32_t scan_phone(std::u16string_view text, std::uint32_t at);

struct Quantity {
    std::uint32_t end;
    TokenKind kind;  ///< number, price or percent
};
/// "1,000", "10k", "2nd", "10:30", "$5", "5 €", "EUR 20", "15%"; end == at when there is none.
[[nodiscard]] Quantity scan_quantity(std::u16string_view text, std::uint32_t at);

/// True when the text before `at` ends in an abbreviation ("dr", "inc") or a single letter, so that
/// a full stop there does not end a sentence.
[[nodiscard]] bool is_abbreviation(std::u16string_view word);

}  // namespace unbroadcast::text
