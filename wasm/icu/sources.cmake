# Files of ICU's source/common that are compiled: the smallest list that links (drop any one and the link of
# unbroadcast.wasm names the missing symbol). `hot` files run for each character of a draft and are compiled
# for speed; all others run once at start or never, and are compiled for size.

set(icu_hot_sources
  # unorm2.h: NFKC_Casefold with offsets, and whether a character can be normalised alone
  normalizer2.cpp
  normalizer2impl.cpp
  # uchar.h: category, case, word break and other properties of a character
  uchar.cpp
  uprops.cpp
  # u_hasBinaryProperty(UCHAR_EMOJI...): looked up in uemoji.icu
  emojiprops.cpp
  # case folding and the "changes when" properties that uprops.cpp tabulates
  ucase.cpp
  # the compact tries behind every property
  ucptrie.cpp
)

set(icu_cold_sources
  # opens nfkc_cf.nrm and uemoji.icu out of the embedded common data
  loadednormalizer2impl.cpp
  ucmndata.cpp
  udata.cpp
  udatamem.cpp
  umapfile.cpp
  # bidi, mirroring and case-mapping rows of the property table in uprops.cpp
  bytesinkutil.cpp
  edits.cpp
  ubidi_props.cpp
  ustrcase.cpp
  # UnicodeString and UnicodeSet: in the signatures and virtual tables of the normalizer
  bmpset.cpp
  patternprops.cpp
  unifilt.cpp
  unifunct.cpp
  uniset.cpp
  unisetspan.cpp
  unistr.cpp
  uobject.cpp
  util.cpp
  uvector.cpp
  # canonical-composition data of the normalizer is built as a mutable trie
  umutablecptrie.cpp
  # strings, memory, one-time initialisation, hash table of opened data
  charstr.cpp
  cmemory.cpp
  putil.cpp
  stringpiece.cpp
  ucln_cmn.cpp
  uhash.cpp
  umutex.cpp
  ustring.cpp
  ustrtrns.cpp
  utf_impl.cpp
)
