#include "unbroadcast/unicode.hpp"

#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace unbroadcast {

std::u16string to_utf16(std::string_view utf8) {
    std::u16string out;
    out.reserve(utf8.size());
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    for (std::size_t at = 0; at < utf8.size();) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, utf8.size(), c);
        if (c <= 0xFFFF) {
            out += static_cast<char16_t>(c);
        } else {
            out += U16_LEAD(c);
            out += U16_TRAIL(c);
        }
    }
    return out;
}

std::string to_utf8(std::u16string_view utf16) {
    std::string out;
    out.reserve(utf16.size());
    for (std::size_t at = 0; at < utf16.size();) {
        UChar32 c = 0;
        U16_NEXT_OR_FFFD(utf16.data(), at, utf16.size(), c);
        char buffer[4];
        int length = 0;
        U8_APPEND_UNSAFE(buffer, length, c);
        out.append(buffer, static_cast<std::size_t>(length));
    }
    return out;
}

}  // namespace unbroadcast
