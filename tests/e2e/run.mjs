// Runs the test files one after the other (they share the machine's screen and CPU with a browser)
// and ends with one line that sums up: node run.mjs [part of a file's name]...

import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { run } from "node:test";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";

const folder = fileURLToPath(new URL("./tests", import.meta.url));
const wanted = process.argv.slice(2);

const files = (await readdir(folder))
  .filter((name) => name.endsWith(".test.mjs"))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort()
  .map((name) => join(folder, name));
if (files.length === 0) {
  console.error(`no test file is called ${wanted.join(" or ")}`);
  process.exit(2);
}

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
const began = performance.now();
const failures = [];
let passed = 0;

const isFile = ({ name }) => files.some((file) => name === file || file.endsWith(name));

for await (const { type, data } of run({ files, concurrency: 1 })) {
  if (type === "test:pass" && !isFile(data)) {
    passed += 1;
    console.log(`ok      ${data.name} (${seconds(data.details.duration_ms)})`);
  } else if (type === "test:fail") {
    const { error } = data.details;
    if (isFile(data) && error.failureType === "subtestsFailed") continue;
    failures.push(data.name);
    console.log(`FAILED  ${data.name}\n${inspect(error.cause ?? error)}`);
  } else if (type === "test:stderr") {
    process.stderr.write(data.message);
  }
}

for (const name of failures) console.log(`failed: ${name}`);
const took = seconds(performance.now() - began);
console.log(`${passed} passed, ${failures.length} failed in ${took}`);
process.exit(failures.length === 0 ? 0 : 1);
