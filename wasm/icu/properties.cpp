// Stands in for ICU's uprops.cpp, whose table of all properties drags in bidi, sets and canonical
// closure: a fifth of the module for nothing the core asks. The answers are ICU's own, from the
// same data. A property that is not here traps, so that a new use in the core shows in the first
// test and is added, not guessed.

#include "emojiprops.h"
#include "unicode/uchar.h"
#include "uprops.h"

U_CAPI UBool U_EXPORT2 u_hasBinaryProperty(UChar32 c, UProperty which) {
    switch (which) {
        case UCHAR_EMOJI:
        case UCHAR_EMOJI_PRESENTATION:
        case UCHAR_EMOJI_MODIFIER:
        case UCHAR_EXTENDED_PICTOGRAPHIC:
            return icu::EmojiProps::hasBinaryProperty(c, which);
        default:
            __builtin_trap();
    }
}

U_CAPI int32_t U_EXPORT2 u_getIntPropertyValue(UChar32 c, UProperty which) {
    switch (which) {
        case UCHAR_WORD_BREAK:
            return static_cast<int32_t>((u_getUnicodeProperties(c, 2) & UPROPS_WB_MASK) >>
                                        UPROPS_WB_SHIFT);
        default:
            __builtin_trap();
    }
}
