// The browser may end the background at any moment; the author never notices. And whatever happens,
// nothing leaves the machine.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser } from "../harness/browser.mjs";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface, surfaces } from "../harness/surfaces.mjs";

const suite = useBrowsers();
const half = Math.floor(broadcast.length / 2);

test("the keystroke after the background was ended gets its answer", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type(broadcast.slice(0, half));
  await composer.caughtUp();
  await suite.browser.stopBackground();

  await composer.type(broadcast[half]);
  await composer.caughtUp();
  await composer.expectMarksOf(broadcast.slice(0, half + 1));
  await composer.page.close();
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
  await composer.page.close();
});

/** Types and opens the card on every surface; returns what was asked of the network meanwhile. */
async function requestsOfSession(extension) {
  const browser = await openBrowser({ server: suite.server, extension });
  for (const place of surfaces) {
    const composer = await Composer.open(browser, place);
    await composer.type(broadcast);
    if (extension) {
      await composer.caughtUp();
      await composer.press("Alt+Shift+KeyB");
      await composer.expectCard(true);
    }
    await composer.page.close();
  }
  if (extension) await (await browser.extensionPage("pages/try/try.html")).close();
  const requests = await browser.requests();
  await browser.close();
  // A style sheet that two roots ask for at once is fetched once or twice.
  return [...new Set(requests.map(({ initiator, url }) => `${initiator} asked for ${url}`))].sort();
}

test("no request leaves the extension, and pages ask for nothing more than without it", async () => {
  const without = await requestsOfSession(false);
  assert.notDeepEqual(without, []);
  assert.deepEqual(await requestsOfSession(true), without);
});
