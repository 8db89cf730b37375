// What is shipped: the WebAssembly with its rules, packed as wasm/check-size.sh packs it, and the whole
// extension as a store's zip holds it (each file deflated by itself).

import { execFileSync } from "node:child_process";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync } from "node:zlib";
import { packFile, wasmFile } from "./engines.mjs";

const extension = fileURLToPath(new URL("../../../build/extension/chromium", import.meta.url));

const KIBI = 1024;

/** By the gzip command: Node's own packs a little worse. */
const gzipped = (file) => execFileSync("gzip", ["-9", "-n", "-c", file], { maxBuffer: 2 ** 24 }).length;

/** @returns {Promise<{engine: number, extension: number}>} KiB */
export async function shippedSizes() {
  const engine = gzipped(wasmFile) + gzipped(packFile);

  const entries = await readdir(extension, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let packed = 0;
  for (const { path, name } of files) {
    packed += deflateRawSync(await readFile(join(path, name)), { level: 9 }).length;
  }
  return { engine: engine / KIBI, extension: packed / KIBI };
}
