// Cold start and memory of each engine, each in Node processes of its own: a module can be imported
// for the first time only once, and memory that is shared can't be told apart.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { engines } from "./engines.mjs";
import { median } from "./measure.mjs";

const child = fileURLToPath(new URL("./cold-child.mjs", import.meta.url));

async function measureOnce(name) {
  const { stdout } = await promisify(execFile)(process.execPath, [child, name]);
  return JSON.parse(stdout);
}

/**
 * @returns {Promise<{cold: Record<string, number>, memory: Record<string, number>}>} milliseconds
 *   from a running Node to the first result, and megabytes of resident memory that the engine added
 */
export async function coldStarts({ quick }) {
  const samples = new Map(engines.map(({ name }) => [name, { cold: [], memory: [] }]));
  for (let round = 0; round < (quick ? 1 : 5); round += 1) {
    for (const { name } of engines) {
      const { milliseconds, megabytes } = await measureOnce(name);
      samples.get(name).cold.push(milliseconds);
      samples.get(name).memory.push(megabytes);
    }
  }
  const by = (what) =>
    Object.fromEntries([...samples].map(([name, sample]) => [name, median(sample[what])]));
  return { cold: by("cold"), memory: by("memory") };
}
