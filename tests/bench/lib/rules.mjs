// What the number of rules costs: the shipped pack, and packs with twice and four times its rules.

import { readFile } from "node:fs/promises";
import { createUnbroadcast, rulesFile, scoring } from "./engines.mjs";
import { costOfEach, inTurns, startClocks } from "./measure.mjs";
import { multiplyRules } from "./multiply-rules.mjs";
import { postSupply } from "./posts.mjs";

const multiples = [1, 2, 4];
const length = 3000;
const postsPerRound = 20;

async function load(shipped, times) {
  const pack = multiplyRules(shipped, times);
  const stop = startClocks();
  const engine = await createUnbroadcast(pack);
  return { name: String(times), times, count: pack.rules.length, load: stop(), engine };
}

/** Rules that never fire must not change a report; otherwise the comparison means nothing. */
function assertSameReports(loaded) {
  const post = postSupply(23);
  for (let index = 0; index < 20; index += 1) {
    const text = post(900);
    const reports = loaded.map(({ engine }) => JSON.stringify(engine.score(text, scoring)));
    if (new Set(reports).size !== 1) throw new Error(`copied rules fire on ${JSON.stringify(text)}`);
  }
}

function unseen({ engine }) {
  const post = postSupply(29);
  return async () => {
    const fresh = Array.from({ length: postsPerRound }, () => post(length));
    return costOfEach(fresh.length, (index) => engine.score(fresh[index], scoring));
  };
}

/** @returns {Promise<{times: number, count: number, load: Cost, unseen: Cost}[]>} Cost: see measure.mjs */
export async function costAgainstRules({ quick }) {
  const shipped = JSON.parse(await readFile(rulesFile, "utf8"));
  const loaded = [];
  for (const times of multiples) loaded.push(await load(shipped, times));
  assertSameReports(loaded);
  const medians = await inTurns(
    loaded.map((entry) => ({ name: entry.name, measure: unseen(entry) })),
    { rounds: quick ? 5 : 25, warmUp: 4 },
  );
  return loaded.map(({ name, times, count, load: loading }) => ({
    times,
    count,
    load: loading,
    unseen: medians[name],
  }));
}
