// Prints posts for compare-with-native.sh, one JSON object a line:
//
//   node wasm/comparison-posts.mjs examples RULES    each example post of the rule files in the folder RULES
//   node wasm/comparison-posts.mjs odd RULES         2,000 texts cut from those and mixed with odd characters
//
// The odd ones are where a trimmed ICU could differ from the whole one. They are the same in every run.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const ODD_POSTS = 2000;
const PLATFORMS = ["linkedin", "x", "other"];
const KINDS = ["post", "reply", "message", "article"];
// Blocks that folding, word breaks, emoji or scripts treat in a way of their own: first and last code point.
const BLOCKS = [
  [0x0, 0x7f], [0x80, 0x24f], [0x300, 0x36f], [0x370, 0x6ff], [0x900, 0xeff], [0x1100, 0x11ff], [0x1e00, 0x20ff],
  [0x2100, 0x2bff], [0x3000, 0x30ff], [0x4e00, 0x4fff], [0xac00, 0xadff], [0xf900, 0xffff], [0x1d400, 0x1d7ff],
  [0x1f000, 0x1faff], [0xe0000, 0xe01ef], [0x0, 0x10ffff],
];

function examples(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  return files.flatMap((name) => {
    const { id, flagged = [], passing = [] } = JSON.parse(readFileSync(join(folder, name), "utf8"));
    return [...flagged, ...passing].map((example, i) => {
      const post = typeof example === "string" ? { text: example } : example;
      return { id: `${id}-${i}`, ...post };
    });
  });
}

/** A linear congruential generator (the constants of POSIX's rand): whole numbers below `limit`. */
function seeded(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

function oddPosts(texts) {
  const below = seeded(1);
  const pick = (list) => list[below(list.length)];
  const character = () => {
    const [first, last] = pick(BLOCKS);
    const code = first + below(last - first + 1);
    return code >= 0xd800 && code <= 0xdfff ? " " : String.fromCodePoint(code);
  };
  const cutting = () => {
    const text = pick(texts);
    const begin = below(text.length);
    return text.slice(begin, begin + below(60)).toWellFormed();
  };
  return Array.from({ length: ODD_POSTS }, (_, id) => {
    let text = "";
    for (let pieces = below(60); pieces > 0; --pieces) text += below(3) === 0 ? cutting() : character();
    return { id, text, platform: pick(PLATFORMS), kind: pick(KINDS) };
  });
}

const [what, folder] = process.argv.slice(2);
const posts = examples(folder);
const chosen = what === "odd" ? oddPosts(posts.map(({ text }) => text)) : posts;
process.stdout.write(chosen.map((post) => `${JSON.stringify(post)}\n`).join(""));
