// What a draft's length costs: a post never seen, and the same post after one more keystroke in its
// middle. The second should hardly depend on the length.

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

function oneKeystroke(engine, length, keys) {
  const post = postSupply(length + 1);
  return async (round) => {
    const draft = post(length);
    const middle = draft.indexOf(" ", length / 2);
    const [head, tail] = [draft.slice(0, middle), draft.slice(middle)];
    engine.score(draft, scoring);
    const typed = keystrokes(round, keys);
    const drafts = typed.map((_, index) => head + typed.slice(0, index + 1).join("") + tail);
    return costOfEach(keys, (index) => engine.score(drafts[index], scoring));
  };
}

/** @returns {Promise<{length: number, unseen: Cost, keystroke: Cost}[]>} Cost: see measure.mjs */
export async function costAgainstLength({ quick }) {
  const engine = await createUnbroadcast(JSON.parse(await readFile(packFile, "utf8")));
  const rounds = quick ? 5 : 15;
  const rows = [];
  for (const length of draftLengths) {
    const posts = Math.max(2, Math.round(60_000 / length));
    const { unseen: fresh, keystroke } = await inTurns(
      [
        { name: "unseen", measure: unseen(engine, length, posts) },
        { name: "keystroke", measure: oneKeystroke(engine, length, 60) },
      ],
      { rounds, warmUp: 4 },
    );
    rows.push({ length, unseen: fresh, keystroke });
  }
  return rows;
}
