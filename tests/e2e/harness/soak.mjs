// A working day's worth of typing, in a minute: posts are begun, typed and dismissed one after the
// other, each in an editor of its own, and what the page and the background hold is weighed before and
// after. Only Chromium can be weighed from outside.

import { brief } from "./drafts.mjs";
import { Composer } from "./composer.mjs";
import { surface } from "./surfaces.mjs";

const place = surface("LinkedIn post in a modal");
const warmUpShare = 0.2;

/** One post from its start to its dismissal; waits for its warning once. */
async function writePost(composer) {
  await composer.type(brief);
  await composer.expectMarksOf(brief);
  await composer.editor.dispose();
  await composer.page.click("dialog [aria-label=Dismiss]");
  await composer.page.click("._start");
  return Composer.at(composer.browser, composer.page, place);
}

/** What is alive in the page, both worlds of it, after a collection of garbage. */
async function weigh(page) {
  const session = await page.createCDPSession();
  await session.send("Performance.enable");
  for (let times = 0; times < 3; times += 1) await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  await session.detach();
  const value = (wanted) => metrics.find(({ name }) => name === wanted).value;
  return {
    listeners: value("JSEventListeners"),
    nodes: value("Nodes"),
    heap: value("JSHeapUsedSize"),
  };
}

/** In a background that has not loaded its engine yet: notes the memory of each that it makes. */
const noteMemories = `
  globalThis.memories = [];
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (...source) => {
    const made = await instantiate(...source);
    globalThis.memories.push((made.instance ?? made).exports.memory);
    return made;
  };
  void 0`;
const bytesOfMemories = "globalThis.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0)";

/** In a new life of the background, which a message that it does not serve begins. */
async function observeBackground(browser) {
  const page = await browser.newPage("https://www.linkedin.com/preload/");
  await browser.stopBackground();
  await browser.contentScript(page).evaluate(() => chrome.runtime.sendMessage({ kind: "none" }));
  await browser.inBackground(noteMemories);
  await page.close();
}

/** Everything that the background holds; the engine's memory is most of it. */
async function weighBackground(browser) {
  const engine = await browser.inBackground(bytesOfMemories);
  if (engine === 0) throw new Error("the background was not observed");
  return engine + (await browser.backgroundBytes());
}

/**
 * Presses about `keystrokes` keys in a browser with isCompiling: false; the first fifth warms up.
 * @returns {Promise<{growth: Record<string, number>, before: object, after: object,
 *   background: number, keystrokes: number}>} growth as a share: 0.01 is one per cent; background in bytes
 */
export async function soak(browser, keystrokes) {
  const posts = Math.ceil(keystrokes / brief.length);
  await observeBackground(browser);
  let composer = await Composer.open(browser, place);
  const write = async (count) => {
    for (let post = 0; post < count; post += 1) composer = await writePost(composer);
  };
  const warmUp = Math.ceil(posts * warmUpShare);
  await write(warmUp);
  const before = await weigh(composer.page);
  await write(posts - warmUp);
  const after = await weigh(composer.page);
  const growth = Object.fromEntries(
    Object.keys(before).map((what) => [what, after[what] / before[what] - 1]),
  );
  const background = await weighBackground(browser);
  return { growth, before, after, background, keystrokes: posts * brief.length };
}
