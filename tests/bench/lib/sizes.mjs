// Bytes to ship: the WebAssembly with its rules, and the whole extension as a store's zip holds it
// (each file deflated by itself).

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, gzipSync } from "node:zlib";
import { packFile, wasmFile } from "./engines.mjs";

const extension = fileURLToPath(new URL("../../../build/extension/chromium", import.meta.url));

/** @returns {Promise<{engine: number, extension: number}>} kilobytes */
export async function shippedSizes() {
  const parts = await Promise.all([wasmFile, packFile].map((file) => readFile(file)));
  const engine = parts.reduce((sum, bytes) => sum + gzipSync(bytes, { level: 9 }).length, 0);

  const entries = await readdir(extension, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let packed = 0;
  for (const { path, name } of files) {
    packed += deflateRawSync(await readFile(join(path, name)), { level: 9 }).length;
  }
  return { engine: engine / 1000, extension: packed / 1000 };
}
