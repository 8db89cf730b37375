// The button belongs to its site. A click, and Ctrl+Enter where the site has it, reach the page's own
// handler through the same events, in the same order and with the same text as without the extension,
// and nothing holds them up: the handler has run before anything that the extension does about it.
//
// How long the handler waited is printed for both, never asserted: it depends on the machine.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { browserName } from "../harness/browser.mjs";
import { Composer } from "../harness/composer.mjs";
import { brief } from "../harness/drafts.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface, surfaces, watched } from "../harness/surfaces.mjs";

const suite = useBrowsers({ control: true });
const delays = { with: [], without: [] };

/** Notes the events at the button, in the order in which the page gets them. */
async function listenAt(button) {
  await button.evaluate((element) => {
    globalThis.atButton = [];
    const types = ["pointerover", "pointerdown", "mousedown", "focus", "pointerup", "mouseup", "click"];
    for (const type of types) {
      element.addEventListener(type, (event) => {
        const { isTrusted, defaultPrevented } = event;
        globalThis.atButton.push({ type, isTrusted, defaultPrevented });
      });
    }
  });
}

/** Points at the button and clicks, without waiting in between, as people in a hurry do. */
async function submitBy(composer) {
  const button = await composer.frame.waitForSelector(composer.surface.submit, { visible: true });
  await listenAt(button);
  await button.click();
  await eventually(() => composer.frame.evaluate(() => globalThis.submissions.length), 1, "submitted");
  return composer.frame.evaluate(() => ({
    events: globalThis.atButton,
    submissions: globalThis.submissions.map(({ text, by, isPrevented }) => ({ text, by, isPrevented })),
    delay: globalThis.submissions[0].delay,
  }));
}

for (const place of surfaces) {
  test(`${place.name}: a click on the button goes to the page as without us`, async () => {
    const control = await Composer.open(suite.control, place);
    await control.type(brief);
    const { delay: without, ...expected } = await submitBy(control);
    assert.equal(expected.submissions[0].text, (place.prefilled ?? "") + brief);

    const composer = await Composer.open(suite.browser, place);
    await composer.type(brief);
    if (watched.includes(place)) await composer.expectMarksOf((place.prefilled ?? "") + brief);
    const { delay, ...actual } = await submitBy(composer);
    assert.deepEqual(actual, expected);
    delays.with.push(delay);
    delays.without.push(without);
  });
}

test("Ctrl+Enter goes to the page as without us", async () => {
  const submissions = [];
  for (const browser of [suite.control, suite.browser]) {
    const composer = await Composer.open(browser, surface("X modal"));
    await composer.type(brief);
    if (browser === suite.browser) await composer.expectMarksOf(brief);
    await composer.press("Control+Enter");
    submissions.push(
      await composer.page.evaluate(() =>
        globalThis.submissions.map(({ text, by, isPrevented }) => ({ text, by, isPrevented })),
      ),
    );
  }
  assert.deepEqual(submissions[0].map(({ text, by }) => ({ text, by })), [{ text: brief, by: "keydown" }]);
  assert.deepEqual(submissions[1], submissions[0]);
});

after(() => {
  for (const [how, all] of Object.entries(delays)) {
    const sorted = all.toSorted((left, right) => left - right);
    const at = (part) => sorted[Math.floor((sorted.length - 1) * part)]?.toFixed(1);
    const figures = `p50 ${at(0.5)}, max ${at(1)} ms`;
    console.log(`${browserName}: click to the page's handler ${how} us: ${figures}`);
  }
});
