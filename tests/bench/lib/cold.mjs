// Cold start and memory of each engine, each in Node processes of its own: a module can be imported
// for the first time only once, and memory that is shared can't be told apart.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { engines } from "./engines.mjs";
import { median, medianCost } from "./measure.mjs";

const child = fileURLToPath(new URL("./cold-child.mjs", import.meta.url));

async function measureOnce(name) {
  const { stdout } = await promisify(execFile)(process.execPath, [child, name]);
  return JSON.parse(stdout);
}

/**
 * @returns {Promise<{cold: Record<string, import("./measure.mjs").Cost>, memory: Record<string, number>}>}
 *   from a running Node to the first result, and megabytes of resident memory that the engine added
 */
export async function coldStarts({ quick }) {
  const samples = new Map(engines.map(({ name }) => [name, []]));
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    for (const { name } of engines) samples.get(name).push(await measureOnce(name));
  }
  const by = (summary) =>
    Object.fromEntries([...samples].map(([name, runs]) => [name, summary(runs)]));
  return {
    cold: by((runs) => medianCost(runs.map(({ cost }) => cost))),
    memory: by((runs) => median(runs.map(({ megabytes }) => megabytes))),
  };
}
