// Badge and card: visible where the author works, opened by mouse or shortcut, closed by Escape, and
// the focus is where it was. Modal dialogs make everything outside of them inert, so the host has
// to be inside.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast, conversation } from "../harness/drafts.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface, watched } from "../harness/surfaces.mjs";

const suite = useBrowsers();

async function warned(place) {
  const composer = await Composer.open(suite.browser, place);
  await composer.type(broadcast);
  const report = await composer.expectMarksOf((place.prefilled ?? "") + broadcast);
  await eventually(() => composer.badgeVerdict(), report.verdict, "the badge's verdict");
  return { composer, report };
}

/** The author's words that a card quotes for `draft`, in its order. */
function quotesIn(draft, report) {
  return report.findings
    .filter(({ side, begin, end }) => side === "broadcasting" && begin < end)
    .map(({ begin, end }) => draft.slice(begin, end).replace(/\s+/g, " "));
}

for (const place of watched) {
  const draft = (place.prefilled ?? "") + broadcast;

  test(`${place.name}: the badge opens the card with the scorer's reasons`, async () => {
    const { composer, report } = await warned(place);
    assert.equal(await composer.isBadgeOnTop(), true, "the badge can be hit");
    assert.deepEqual(await composer.underBadge(), []);
    if (place.container !== undefined) {
      assert.equal(await composer.hostIsIn(place.container), true, "the host is in the dialog");
    }
    await composer.clickBadge();
    await composer.expectCard(true);
    assert.deepEqual(await composer.cardQuotes(), quotesIn(draft, report));
  });

  test(`${place.name}: the shortcut opens, Escape closes, and the caret is where it was`, async () => {
    const { composer } = await warned(place);
    await composer.press("ArrowLeft", "ArrowLeft");
    const caret = await composer.caret();
    const html = await composer.html();
    await composer.frame.evaluate(() => {
      globalThis.keysSeen = [];
      addEventListener("keydown", ({ key }) => globalThis.keysSeen.push(key), true);
    });

    await composer.press("Alt+Shift+B");
    await composer.expectCard(true);
    await composer.press("ArrowDown", "ArrowUp", "Escape");
    await composer.expectCard(false);
    const keysSeen = await composer.frame.evaluate(() => globalThis.keysSeen);
    const cardKeys = keysSeen.filter((key) => key.startsWith("Arrow") || key === "Escape");
    assert.deepEqual(cardKeys, [], "no key that was pressed in the card reached the page");
    assert.equal(await composer.caret(), caret);
    assert.equal(await composer.html(), html);

    await composer.type("?");
    await composer.expectMarksOf(`${draft.slice(0, -2)}?${draft.slice(-2)}`);
  });
}

test("a draft that became conversation loses its marks, and its badge says so", async () => {
  const { composer } = await warned(surface("X home"));
  await composer.press("Control+a", "Backspace");
  await composer.type(conversation);
  const report = await composer.expectMarksOf(conversation);
  assert.equal(report.verdict, "conversation");
  await eventually(() => composer.badgeVerdict(), "conversation", "the badge's verdict");
});

test("the badge makes room for the list of mentions, and the list stays usable", async () => {
  const { composer } = await warned(surface("LinkedIn post in a modal"));
  await composer.type(" Thanks @Ada");
  const option = await composer.page.waitForSelector("[role=listbox] [role=option]");
  await composer.expectInCard(".badge");
  await eventually(() => composer.underBadge(), [], "what the badge lies over");
  await option.click();
  await composer.expectMarksOf(`${broadcast} Thanks Ada Ferris `);
});
