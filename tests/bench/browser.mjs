// What an author feels, in real browsers: node browser.mjs [--json] [--quick] [chromium|firefox]...
//
// Keys are pressed one at a time in LinkedIn's composer (tests/e2e); the extension's probe says how
// long the warning took to be painted and what the main thread did for it. Needs build/extension,
// and `npm ci` in tests/e2e.

import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { browserNames, openBrowser } from "../e2e/harness/browser.mjs";
import { asScript } from "../e2e/harness/bundle.mjs";
import { Composer } from "../e2e/harness/composer.mjs";
import { startServer } from "../e2e/harness/server.mjs";
import { eventually } from "../e2e/harness/state.mjs";
import { surface } from "../e2e/harness/surfaces.mjs";
import { median, quantile } from "./lib/measure.mjs";
import { keystrokes, postSupply } from "./lib/posts.mjs";
import { table, targetTable } from "./lib/print.mjs";
import { browserTargets } from "./lib/targets.mjs";

const loader = fileURLToPath(new URL("../../wasm/loader.mjs", import.meta.url));
const place = surface("LinkedIn post in a modal");
const draftLengths = [280, 2700];

function spread(samples) {
  return { n: samples.length, p50: quantile(samples, 0.5), p95: quantile(samples, 0.95) };
}

function frame(page) {
  return page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

/** Opens the composer with `draft` already in it. */
async function composerWith(browser, draft) {
  const url = `${place.url}?text=${encodeURIComponent(draft)}`;
  const composer = await Composer.open(browser, { ...place, url });
  await composer.press("Control+End");
  return composer;
}

/** The extension's own clocks for `keys`, each pressed after the answer to the one before. */
async function latency(browser, draft, keys) {
  const composer = await composerWith(browser, draft);
  await composer.caughtUp();
  for (const key of keys) {
    await composer.page.keyboard.type(key);
    await composer.caughtUp();
  }
  const timings = await composer.timings();
  await composer.page.close();
  const last = (name) => spread(timings[name].slice(-keys.length));
  return {
    marked: last("keystroke-to-mark"),
    painted: last("keystroke-to-paint"),
    mainThread: last("work-per-keystroke"),
  };
}

/** By the clock of `latency`, until the key's own letter is painted: in a browser without us, what there is to add to. */
async function letterPaint(control, draft, keys) {
  const { page } = await composerWith(control, draft);
  await page.evaluate(() => {
    globalThis.letters = [];
    const painted = (since) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => globalThis.letters.push(performance.now() - since);
      port2.postMessage(null);
    };
    const typed = ({ timeStamp }) => requestAnimationFrame(() => painted(timeStamp));
    addEventListener("beforeinput", typed, { capture: true, passive: true });
  });
  const count = () => page.evaluate(() => globalThis.letters.length);
  for (const [index, key] of keys.entries()) {
    await page.keyboard.type(key);
    await eventually(count, index + 1, "the letter is painted");
  }
  const samples = await page.evaluate(() => globalThis.letters);
  await page.close();
  return spread(samples);
}

/**
 * Milliseconds of all of the page's main-thread tasks for a key, one key a frame; only Chromium's own
 * clock tells.
 */
async function taskPerKey(browser, draft, keys) {
  if (browser.name !== "chromium") return null;
  const composer = await composerWith(browser, draft);
  const busy = async () => (await composer.page.metrics()).TaskDuration * 1000;
  const before = await busy();
  for (const key of keys) {
    await composer.page.keyboard.type(key);
    await frame(composer.page);
  }
  const perKey = ((await busy()) - before) / keys.length;
  await composer.page.close();
  return perKey;
}

/** What the background does at its first request, measured in its own world, in a fresh life. */
async function coldLoad(browser, page, loaderScript) {
  await browser.stopBackground();
  // A message that it does not serve wakes the background and makes it load nothing.
  await browser.contentScript(page).evaluate(() => chrome.runtime.sendMessage({ kind: "none" }));
  return browser.inBackground(`(async () => {
    ${loaderScript};
    const file = (path) => fetch(chrome.runtime.getURL(path));
    const start = performance.now();
    const [wasm, pack] = await Promise.all([
      file("unbroadcast.wasm").then((response) => response.arrayBuffer()),
      file("packs/en.pack").then((response) => response.arrayBuffer()),
    ]);
    const engine = await unbroadcastLoader.createEngine(wasm, { packs: [pack] });
    const ready = performance.now() - start;
    for (let length = 1; length <= 25; length += 1) engine.score("Buy our plan. ".repeat(length * 71));
    return { ready, megabytes: engine.memoryBytes / 1e6 };
  })()`);
}

/** From a background that does not run to its answer, as a content script sees it. */
async function coldAnswer(browser, page) {
  await browser.stopBackground();
  return browser.contentScript(page).evaluate(async () => {
    const start = performance.now();
    await chrome.runtime.sendMessage({ kind: "warm" });
    return performance.now() - start;
  });
}

async function measureBackground(browser, rounds) {
  const loaderScript = await asScript(loader, "unbroadcastLoader");
  const { page } = await Composer.open(browser, place);
  const loads = [];
  const answers = [];
  for (let round = 0; round < rounds; round += 1) {
    loads.push(await coldLoad(browser, page, loaderScript));
    answers.push(await coldAnswer(browser, page));
  }
  await page.close();
  return {
    ready: median(loads.map(({ ready }) => ready)),
    firstAnswer: median(answers),
    megabytes: Math.max(...loads.map(({ megabytes }) => megabytes)),
  };
}

async function measureTyping(browser, control, count) {
  const rows = [];
  for (const length of draftLengths) {
    const draft = postSupply(length)(length).replaceAll("\n", " ");
    const keys = keystrokes(length, count);
    rows.push({
      length,
      ...(await latency(browser, draft, keys)),
      letter: await letterPaint(control, draft, keys),
      taskPerKey: await taskPerKey(browser, draft, keys),
      controlTaskPerKey: await taskPerKey(control, draft, keys),
    });
  }
  return rows;
}

async function measureIn(name, { quick }) {
  const server = await startServer();
  const browser = await openBrowser({ server, name, extension: true });
  const control = await openBrowser({ server, name, extension: false });
  try {
    return {
      typing: await measureTyping(browser, control, quick ? 30 : 200),
      background: await measureBackground(browser, quick ? 2 : 7),
    };
  } finally {
    await control.close();
    await browser.close();
    await server.close();
  }
}

function report(name, { typing, background }, targets) {
  const ifKnown = (value) => value ?? "-";
  const timing = ({ p50, p95 }) => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
  return [
    table(
      `Typing in LinkedIn's composer in ${name}, ms (p50 / p95)`,
      ["characters", "to mark", "to paint", "letter alone", "our work", "page's tasks", "without us"],
      typing.map((row) => [
        String(row.length),
        ...[row.marked, row.painted, row.letter, row.mainThread].map(timing),
        ifKnown(row.taskPerKey),
        ifKnown(row.controlTaskPerKey),
      ]),
    ),
    table(
      `Background in ${name}`,
      ["engine ready, ms", "first answer when stopped, ms", "WebAssembly, MB"],
      [[background.ready.toFixed(1), background.firstAnswer, background.megabytes]],
    ),
    targetTable(`Targets in ${name}`, targets),
  ].join("");
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
  },
});
const results = {};
for (const name of positionals.length > 0 ? positionals : browserNames) {
  const measured = await measureIn(name, options);
  // The longer draft is the harder one, and the one that the targets are about.
  const targets = browserTargets({ ...measured.typing.at(-1), background: measured.background });
  results[name] = { ...measured, targets };
  if (!options.json) process.stdout.write(report(name, measured, targets));
}
if (options.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
