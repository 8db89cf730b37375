// The browser may end the background at any moment; the author never notices. And whatever happens,
// nothing leaves the machine.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { openBrowser } from "../harness/browser.mjs";
import { Composer } from "../harness/composer.mjs";
import { brief, broadcast } from "../harness/drafts.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers();
const half = Math.floor(broadcast.length / 2);

/** For the rest of its life the background takes requests and keeps its answers to itself. */
const answerNobody = `(() => {
  const never = new Promise(() => {});
  Promise.prototype.then = () => never;
})()`;

test("the keystroke after the background was ended gets its answer", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type(broadcast.slice(0, half));
  await composer.caughtUp();
  await suite.browser.stopBackground();

  await composer.type(broadcast[half]);
  await composer.caughtUp();
  await composer.expectMarksOf(broadcast.slice(0, half + 1));
});

test("a key whose request died with the background gets its answer without another key", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn comment"));
  await composer.type(broadcast.slice(0, -1));
  await composer.caughtUp();
  await suite.browser.inBackground(answerNobody);
  await composer.type(broadcast.slice(-1));
  assert.equal((await composer.shown()).draft.isAnswered, false);
  await suite.browser.stopBackground();
  await composer.caughtUp();
  await composer.expectMarksOf(broadcast);
});

test("ended again and again while keys come in, it answers the last text", async () => {
  const composer = await Composer.open(suite.browser, surface("X home"));
  await composer.type(broadcast.slice(0, half));
  await composer.caughtUp();
  for (const piece of [broadcast.slice(half, half + 10), broadcast.slice(half + 10)]) {
    await Promise.all([composer.type(piece), suite.browser.stopBackground()]);
  }
  await composer.caughtUp();
  await composer.expectMarksOf(broadcast);
});

/** One composer for each kind of editor, page and frame there is. */
const visited = ["LinkedIn post in a modal", "LinkedIn post in a frame", "LinkedIn comment (TipTap)",
  "LinkedIn article", "X modal", "X mobile"].map(surface);

/** Types and opens the card in each; returns what was asked of the network meanwhile. */
async function requestsOfSession(extension) {
  const browser = await openBrowser({ server: suite.server, extension });
  try {
    for (const place of visited) {
      const composer = await Composer.open(browser, place);
      await composer.type(brief);
      if (extension) {
        await composer.caughtUp();
        await composer.press("Alt+Shift+B");
        await composer.expectCard(true);
      }
      await browser.closePages();
    }
    if (extension) await browser.extensionPage("pages/try/try.html");
    const requests = await browser.requests();
    // A style sheet that two roots ask for at once is fetched once or twice.
    return [...new Set(requests.map(({ initiator, url }) => `${initiator} asked for ${url}`))].sort();
  } finally {
    await browser.close();
  }
}

test("no request leaves the extension, and pages ask for nothing more than without it", async () => {
  const without = await requestsOfSession(false);
  assert.notDeepEqual(without, []);
  assert.deepEqual(await requestsOfSession(true), without);
});

// The extension's policy binds its pages and its background, but not what it runs in pages.
test("the content script knows no way to the network, and the manifest opens none", async () => {
  const script = await readFile(join(suite.browser.extensionFolder, "content.js"), "utf8");
  assert.doesNotMatch(
    script,
    /\b(fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|RTCPeerConnection)\b/,
  );

  const manifest = JSON.parse(
    await readFile(join(suite.browser.extensionFolder, "manifest.json"), "utf8"),
  );
  assert.deepEqual(manifest.permissions, ["storage"]);
  const doors = ["host_permissions", "web_accessible_resources", "externally_connectable"];
  assert.deepEqual(doors.filter((door) => door in manifest), []);
  const policy = manifest.content_security_policy.extension_pages;
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'self'/);
});
