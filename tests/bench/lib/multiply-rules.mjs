// A pack with more rules than ours: copies of all rules and lexicons whose words no text contains.
// Copies cost what rules cost (they are in the automaton, each token is looked up against them) and
// never fire, so the reports must stay the same.

/** Lexicons that the engine itself counts; they have one meaning and are not copied. */
const special = new Set(["self", "i", "you"]);

/** Letters that no word ends in, other ones for each copy. */
const suffix = (copy) => `qx${"abcdefgh"[copy]}`;

/** Literal words and hashtags of a pattern get the suffix; `<kinds>` stay, `@lexicons` are renamed. */
function foreignPattern(pattern, copy) {
  const foreign = pattern
    .replaceAll(/(?<![@<\p{L}\p{N}'-])(\p{L}[\p{L}\p{N}'-]*)/gu, `$1${suffix(copy)}`)
    .replaceAll(/@([a-z0-9-]+)/g, (reference, id) =>
      special.has(id) ? reference : `@${id}-${suffix(copy)}`,
    );
  return foreign.includes(suffix(copy)) ? foreign : `never${suffix(copy)} ${foreign}`;
}

const foreignPatterns = (patterns, copy) => patterns?.map((text) => foreignPattern(text, copy));

function foreignWhen(when, copy, ids, neverFires) {
  const rename = (terms = []) =>
    terms.map((term) => (ids.has(term) ? `${term}-${suffix(copy)}` : term));
  return { ...when, all: [...rename(when.all), neverFires], any: rename(when.any), none: rename(when.none) };
}

function foreignRule(rule, copy, ids, neverFires) {
  const { match, unless, guard, measure, when, wording, ...rest } = rule;
  return {
    ...rest,
    id: `${rule.id}-${suffix(copy)}`,
    ...(match && { match: foreignPatterns(match, copy) }),
    ...(unless && { unless: foreignPatterns(unless, copy) }),
    ...(guard && { guard: { ...guard, before: foreignPatterns(guard.before, copy) } }),
    ...(measure && { measure: { ...measure, from: 900_000, to: 950_000 } }),
    ...(when && { when: foreignWhen(when, copy, ids, neverFires) }),
    ...(wording && {
      wording: Object.fromEntries(
        Object.entries(wording).map(([text, weight]) => [foreignPattern(text, copy), weight]),
      ),
    }),
  };
}

/** @param {{pack: object, lexicons: object[], rules: object[]}} pack the shipped bundle
 *  @param {number} times how many times as many rules the result has */
export function multiplyRules(pack, times) {
  const ids = new Set(pack.rules.map(({ id }) => id));
  const copies = Array.from({ length: times - 1 }, (_, copy) => copy);
  const firstMatch = pack.rules.find(({ match }) => match !== undefined).id;
  return {
    ...pack,
    lexicons: pack.lexicons.concat(
      copies.flatMap((copy) =>
        pack.lexicons
          .filter(({ id }) => !special.has(id))
          .map((lexicon) => ({
            ...lexicon,
            id: `${lexicon.id}-${suffix(copy)}`,
            words: foreignPatterns(lexicon.words, copy),
          })),
      ),
    ),
    rules: pack.rules.concat(
      copies.flatMap((copy) =>
        pack.rules.map((rule) => foreignRule(rule, copy, ids, `${firstMatch}-${suffix(copy)}`)),
      ),
    ),
  };
}
