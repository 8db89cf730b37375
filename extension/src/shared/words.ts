// Words as people count them, only as far as we need to know.
// Scripts that are written without spaces count by the character.
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** Below this a draft is not judged: too little has been said. */
export const FEWEST_WORDS = 4;

export function isLongEnough(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(WORD)) {
    count += 1;
    if (count === FEWEST_WORDS) return true;
  }
  return false;
}
