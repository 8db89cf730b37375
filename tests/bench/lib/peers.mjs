// Our engine and its peers on the same posts, in one process: posts never seen before, and typing
// (the whole post is checked again after each keystroke).

import { engines } from "./engines.mjs";
import { costOfEach, inTurns } from "./measure.mjs";
import { keystrokes, postSupply } from "./posts.mjs";

export const lengths = [280, 3000];

async function loadAll() {
  return Promise.all(engines.map(async ({ name, load }) => ({ name, check: await load() })));
}

/** Works for a while, so that what is measured later has been compiled for speed. */
async function warmUp({ check }, milliseconds) {
  const post = postSupply(3);
  const end = performance.now() + milliseconds;
  while (performance.now() < end) await check(post(900));
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
    return costOfEach(posts.length, (index) => check(posts[index]));
  };
}

/** Each round types a new sentence at the end of a new post, up to `length` characters. */
function typing({ check }, length, keys) {
  const post = postSupply(length + 1);
  return async (round) => {
    const typed = keystrokes(1000 + round, keys);
    let draft = post(length - keys);
    await check(draft);
    return costOfEach(keys, (index) => check((draft += typed[index])));
  };
}

/**
 * @returns {Promise<Record<string, Record<string, import("./measure.mjs").Cost>>>} by measurement
 *   ("unseen 280", "typing 3000", ...) and engine
 */
export async function comparePeers({ quick }) {
  const loaded = await loadAll();
  for (const engine of loaded) await warmUp(engine, quick ? 500 : 3000);
  const rounds = quick ? 3 : 9;
  const keys = quick ? 20 : 100;
  const results = {};
  for (const length of lengths) {
    results[`unseen ${length}`] = await inTurns(
      loaded.map((engine) => ({ name: engine.name, measure: unseen(engine, length, quick) })),
      { rounds },
    );
    results[`typing ${length}`] = await inTurns(
      loaded.map((engine) => ({ name: engine.name, measure: typing(engine, length, keys) })),
      { rounds: Math.ceil(rounds / 3) },
    );
  }
  return results;
}
