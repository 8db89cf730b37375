// Throughput on a pile of unseen posts: the native command reading a file, and the WebAssembly
// engine in this process.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createUnbroadcast, nativeCommand, packFile, scoring } from "./engines.mjs";
import { median } from "./measure.mjs";
import { postSupply } from "./posts.mjs";

/** Lengths as people post: mostly short, some long. */
const mixture = [140, 280, 280, 600, 900, 1500, 3000];

function pile(count) {
  const post = postSupply(11);
  return Array.from({ length: count }, (_, index) => post(mixture[index % mixture.length]));
}

async function runNative(file) {
  const start = performance.now();
  const child = spawn(nativeCommand, ["check", "--ndjson", file], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let lines = 0;
  for await (const chunk of child.stdout) lines += chunk.reduce((sum, byte) => sum + (byte === 10), 0);
  return { seconds: (performance.now() - start) / 1000, lines };
}

async function native(posts, rounds) {
  const folder = await mkdtemp(join(tmpdir(), "unbroadcast-bench-"));
  try {
    const file = join(folder, "posts.ndjson");
    const lines = posts.map((text) => `${JSON.stringify({ text, platform: "linkedin" })}\n`);
    await writeFile(file, lines.join(""));
    const seconds = [];
    for (let round = 0; round < rounds; round += 1) {
      const run = await runNative(file);
      if (run.lines !== posts.length) throw new Error(`${run.lines} reports for ${posts.length} posts`);
      seconds.push(run.seconds);
    }
    return median(seconds);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function wasm(posts, rounds) {
  const pack = await readFile(packFile);
  const seconds = [];
  for (let round = 0; round < rounds; round += 1) {
    const engine = await createUnbroadcast(pack); // a fresh one has seen no paragraph
    const start = performance.now();
    for (const text of posts) engine.score(text, scoring);
    seconds.push((performance.now() - start) / 1000);
  }
  return median(seconds);
}

/** @returns {Promise<{name: string, postsPerSecond: number, megabytesPerSecond: number}[]>}
 *   megabytes of UTF-8 text */
export async function throughput({ quick }) {
  const posts = pile(quick ? 3000 : 20_000);
  const rounds = quick ? 1 : 3;
  const megabytes = posts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const row = (name, seconds) => ({
    name,
    postsPerSecond: posts.length / seconds,
    megabytesPerSecond: megabytes / seconds,
  });
  return [
    row("native command, NDJSON", await native(posts, rounds)),
    row("WebAssembly in Node", await wasm(posts, rounds)),
  ];
}
