// The editor belongs to its site. The same keys are typed into the same page with and without the
// extension; markup, caret and undo history must be the same, and the page at large may differ by
// the extension's host element alone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { complaints, markupWithoutHosts } from "../harness/page-watch.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { messages, watched } from "../harness/surfaces.mjs";

const suite = useBrowsers({ control: true });

/** Each step is one thing that a person does; [what, keys to press or text to type]. */
const steps = [
  ["types a draft", (composer) => composer.type(broadcast)],
  ["jumps to the first line", (composer) => composer.press("ArrowUp", "Home")],
  ["types in front", (composer) => composer.type("Good news #today: ")],
  ["breaks the line", (composer) => composer.press("Enter")],
  ["rubs out", (composer) => composer.press("Backspace", "Backspace", "Delete")],
  ["selects and replaces", (composer) =>
    composer.press("Shift+ArrowRight", "Shift+ArrowRight", "Control+End", "Shift+Home", "x")],
  ["undoes", (composer) => composer.press("Control+z", "Control+z")],
  ["redoes", (composer) => composer.press("Control+Shift+z")],
  ["undoes everything", (composer) => composer.press(...Array(12).fill("Control+z"))],
  ["starts again", (composer) => composer.type("Follow us, buy now and register today!")],
];

async function record(composer, caughtUp) {
  const log = [];
  for (const [what, act] of steps) {
    await act(composer);
    await caughtUp();
    log.push({ what, html: await composer.html(), caret: await composer.caret() });
  }
  return log;
}

for (const place of watched) {
  test(`${place.name}: markup, caret and undo are those of a browser without us`, async () => {
    const control = await Composer.open(suite.control, place);
    const expected = await record(control, async () => {});

    const composer = await Composer.open(suite.browser, place);
    const actual = await record(composer, () => composer.caughtUp());
    for (const [index, step] of expected.entries()) assert.deepEqual(actual[index], step);

    const world = suite.browser.contentScript(composer.frame);
    assert.equal(await markupWithoutHosts(world), await markupWithoutHosts(control.frame));
    assert.deepEqual(await complaints(composer.frame), await complaints(control.frame));
  });
}

for (const place of messages) {
  test(`${place.name}: not a byte is other than without us`, async () => {
    const control = await Composer.open(suite.control, place);
    const expected = await record(control, async () => {});
    const composer = await Composer.open(suite.browser, place);
    const actual = await record(composer, async () => {});
    for (const [index, step] of expected.entries()) assert.deepEqual(actual[index], step);

    assert.equal(await markupWithoutHosts(composer.frame), await markupWithoutHosts(control.frame));
    assert.deepEqual(await complaints(composer.frame), await complaints(control.frame));
  });
}
