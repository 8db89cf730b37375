// Runs the tests in both browsers at once: node run.mjs [chromium|firefox] [part of a file's name]...

import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { browserNames } from "./harness/browser.mjs";

const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const isBrowser = (word) => browserNames.includes(word);

const words = process.argv.slice(2);
const wanted = words.some(isBrowser) ? words.filter(isBrowser) : browserNames;
const parts = words.filter((word) => !isBrowser(word));

/** Whole lines, so that two browsers' reports do not mix within one. */
function printLines(stream) {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (piece) => {
    const lines = (rest + piece).split("\n");
    rest = lines.pop();
    for (const line of lines) console.log(line);
  });
  stream.on("end", () => rest !== "" && console.log(rest));
}

async function testsIn(browser) {
  const reporter = `--test-reporter=${path("./harness/reporter.mjs")}`;
  const child = spawn(process.execPath, [reporter, path("./all.mjs"), ...parts], {
    env: { ...process.env, UNBROADCAST_BROWSER: browser },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => child.kill(signal));
  printLines(child.stdout);
  printLines(child.stderr);
  const [status] = await once(child, "close");
  return status;
}

const statuses = await Promise.all(wanted.map(testsIn));
process.exit(statuses.every((status) => status === 0) ? 0 : 1);
