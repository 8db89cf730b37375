// The test files whose name contains one of the arguments, or all of them, in one process, so that
// they share a browser. run.mjs starts this once for each browser.

import { readdir } from "node:fs/promises";

const folder = new URL("./tests/", import.meta.url);
const parts = process.argv.slice(2);

const files = (await readdir(folder))
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => parts.length === 0 || parts.some((part) => name.includes(part)))
  .sort();
if (files.length === 0) throw new Error(`no test file is called ${parts.join(" or ")}`);
for (const file of files) await import(new URL(file, folder));
