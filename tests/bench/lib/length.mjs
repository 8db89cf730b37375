// What a draft's length costs: a post never seen, the same post after one more keystroke in its
// middle, without its way out (as the extension asks while the author types) and with it (as it asks once
// the author pauses or the card is open), and what the way out adds to a report that has one. All but the
// first should hardly depend on the length.

import { readFile } from "node:fs/promises";
import { createUnbroadcast, packFile, scoring } from "./engines.mjs";
import { costOfEach, inTurns } from "./measure.mjs";
import { keystrokes, postSupply } from "./posts.mjs";

export const draftLengths = [280, 1000, 3000, 10_000, 25_000];

function unseen(engine, length, posts) {
  const post = postSupply(length);
  return async () => {
    const fresh = Array.from({ length: posts }, () => post(length));
    return costOfEach(posts, (index) => engine.score(fresh[index], scoring));
  };
}

/** Posts that are warned about, each scored once, so that the engine knows their paragraphs. */
function warnedPosts(engine, post, length, count) {
  const found = [];
  for (let tries = 0; found.length < count; tries += 1) {
    if (tries === 100 * count) throw new Error(`no posts of ${length} characters that broadcast`);
    const text = post(length);
    const { verdict } = engine.score(text, { ...scoring, wayOut: false });
    if (verdict === "broadcasting") found.push(text);
  }
  return found;
}

/** What a report costs more with its way out than without. The shortened paragraphs are new each time. */
function wayOut(engine, length, posts) {
  const post = postSupply(length + 2);
  return async () => {
    const warned = warnedPosts(engine, post, length, posts);
    const cost = (asked) =>
      costOfEach(posts, (index) => engine.score(warned[index], { ...scoring, wayOut: asked }));
    const without = await cost(false);
    const both = await cost(true);
    return { wall: both.wall - without.wall, cpu: both.cpu - without.cpu };
  };
}

function oneKeystroke(engine, length, keys, wayOut) {
  const setting = { ...scoring, wayOut };
  const post = postSupply(length + 1);
  return async (round) => {
    const draft = post(length);
    const middle = draft.indexOf(" ", length / 2);
    const [head, tail] = [draft.slice(0, middle), draft.slice(middle)];
    engine.score(draft, setting);
    const typed = keystrokes(round, keys);
    const drafts = typed.map((_, index) => head + typed.slice(0, index + 1).join("") + tail);
    return costOfEach(keys, (index) => engine.score(drafts[index], setting));
  };
}

/** @returns {Promise<{length: number, unseen: Cost, keystroke: Cost, pausedKeystroke: Cost, wayOut: Cost}[]>}
 *   Cost: see measure.mjs */
export async function costAgainstLength({ quick }) {
  const engine = await createUnbroadcast(await readFile(packFile));
  const rounds = quick ? 5 : 15;
  const rows = [];
  for (const length of draftLengths) {
    const posts = Math.max(2, Math.round(60_000 / length));
    const costs = await inTurns(
      [
        { name: "unseen", measure: unseen(engine, length, posts) },
        { name: "keystroke", measure: oneKeystroke(engine, length, 60, false) },
        { name: "pausedKeystroke", measure: oneKeystroke(engine, length, 60, true) },
        { name: "wayOut", measure: wayOut(engine, length, posts) },
      ],
      { rounds, warmUp: 4 },
    );
    rows.push({ length, ...costs });
  }
  return rows;
}
