// Typing for as long as a person types in weeks, and what it leaves behind: node soak.mjs [keystrokes]
//
// Fails when listeners, nodes or heap of the page grow by more than 5 %, or the background holds more
// than 12 MB. In Chromium only: Firefox cannot be weighed from outside.

import { openBrowser } from "./harness/browser.mjs";
import { startServer } from "./harness/server.mjs";
import { soak } from "./harness/soak.mjs";

const mostGrowth = 0.05;
const mostBackground = 12e6;

const server = await startServer();
const browser = await openBrowser({ server, extension: true, isCompiling: false });
try {
  const wanted = Number(process.argv[2] ?? 10_000);
  const { growth, before, after, background, keystrokes } = await soak(browser, wanted);
  console.log(`${keystrokes} keystrokes`);
  for (const [what, share] of Object.entries(growth)) {
    console.log(`${what}: ${before[what]} -> ${after[what]} (${(share * 100).toFixed(2)} %)`);
    if (share > mostGrowth) process.exitCode = 1;
  }
  console.log(`background: ${(background / 1e6).toFixed(1)} MB`);
  if (background > mostBackground) process.exitCode = 1;
} finally {
  await browser.close();
  await server.close();
}
