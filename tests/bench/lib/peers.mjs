// Our engine and its peers on the same posts, in one process: posts never seen before, and typing
// (the whole post is checked again after each keystroke).

import { engines } from "./engines.mjs";
import { inTurns, timeEach } from "./measure.mjs";
import { keystrokes, postSupply } from "./posts.mjs";

export const lengths = [280, 3000];

async function loadAll() {
  return Promise.all(engines.map(async ({ name, load }) => ({ name, check: await load() })));
}

/** Fast engines check more posts a round, so that the clock's grain does not show. */
function postsPerRound(name, quick) {
  const share = name === "unbroadcast" ? 50 : 4;
  return quick ? share / 2 : share;
}

function unseen({ name, check }, length, quick) {
  const post = postSupply(length);
  return async () => {
    const posts = Array.from({ length: postsPerRound(name, quick) }, () => post(length));
    return timeEach(posts.length, (index) => check(posts[index]));
  };
}

/** Each round types a new sentence at the end of a new post, up to `length` characters. */
function typing({ check }, length, keys) {
  const post = postSupply(length + 1);
  return async (round) => {
    const typed = keystrokes(1000 + round, keys);
    let draft = post(length - keys);
    await check(draft);
    return timeEach(keys, (index) => check((draft += typed[index])));
  };
}

/**
 * @returns {Promise<Record<string, Record<string, number>>>} milliseconds by measurement
 *   ("unseen 280", "typing 3000", ...) and engine
 */
export async function comparePeers({ quick }) {
  const loaded = await loadAll();
  const rounds = quick ? 3 : 9;
  const keys = quick ? 20 : 100;
  const results = {};
  for (const length of lengths) {
    results[`unseen ${length}`] = await inTurns(
      loaded.map((engine) => ({ name: engine.name, measure: unseen(engine, length, quick) })),
      { rounds, warmUp: 3 },
    );
    results[`typing ${length}`] = await inTurns(
      loaded.map((engine) => ({ name: engine.name, measure: typing(engine, length, keys) })),
      { rounds: Math.ceil(rounds / 3), warmUp: 1 },
    );
  }
  return results;
}
