# Files of ICU's source/common that are compiled: the smallest list that links (drop any one and the link of
# unbroadcast.wasm names the missing symbol). `hot` files run for each character that is not ASCII and are
# compiled for speed; all others run once at start or never, and are compiled for size.

set(icu_hot_sources
  # unorm2.h: NFKC_Casefold, and whether a character can be normalised alone
  normalizer2.cpp
  normalizer2impl.cpp
  # uchar.h: category, script and the words of properties that properties.cpp reads
  uchar.cpp
  # emoji properties, looked up in uemoji.icu
  emojiprops.cpp
  # the compact tries behind both
  ucptrie.cpp
)

set(icu_cold_sources
  # opens nfkc_cf.nrm and uemoji.icu out of the embedded common data
  loadednormalizer2impl.cpp
  ucmndata.cpp
  udata.cpp
  udatamem.cpp
  umapfile.cpp
  # UnicodeString, Edits and sinks: in the signatures and virtual tables of the normalizer
  bytesinkutil.cpp
  edits.cpp
  unistr.cpp
  uobject.cpp
  uvector.cpp
  # the normalizer's data for canonical closure is a mutable trie
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
