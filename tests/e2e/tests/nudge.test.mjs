// When the author reaches for the button with a broadcasting draft, the card opens, once for each
// draft, and the focus stays where it is. submit.test.mjs has the proof that posting is not delayed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { brief, conversation } from "../harness/drafts.mjs";
import { configure } from "../harness/settings.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface, watched } from "../harness/surfaces.mjs";

const suite = useBrowsers();

async function written(place, draft) {
  const composer = await Composer.open(suite.browser, place);
  await composer.type(draft);
  const report = await composer.expectMarksOf((place.prefilled ?? "") + draft);
  await eventually(() => composer.badgeVerdict(), report.verdict, "the badge's verdict");
  return composer;
}

for (const place of watched.filter(({ isSubmitKnown }) => isSubmitKnown !== false)) {
  test(`${place.name}: reaching for the button opens the card once, and moves no focus`, async () => {
    const composer = await written(place, brief);
    await composer.reachForSubmit();
    await composer.expectCard(true);
    assert.equal(await composer.hasFocus(), true);

    await composer.press("Escape");
    await composer.expectCard(false);
    await composer.page.mouse.move(1, 1);
    await composer.reachForSubmit();
    await composer.expectCard(false);
    assert.equal(await composer.hasFocus(), true);
  });
}

test("the button reached by keyboard has the focus, and the card is open", async () => {
  const composer = await written(surface("LinkedIn post in a modal"), brief);
  await composer.press("Tab", "Tab", "Tab", "Tab");
  const focused = () => composer.page.evaluate(() => document.activeElement.className);
  await eventually(focused, "_post", "the button has the focus");
  await composer.expectCard(true);
});

test("an emptied box begins another draft, with a card of its own", async () => {
  const composer = await written(surface("X home"), brief);
  await composer.reachForSubmit();
  await composer.expectCard(true);
  await composer.press("Escape", "Control+a", "Backspace");
  await eventually(async () => (await composer.shown()).draft.text, "", "the box is empty");
  await composer.page.mouse.move(1, 1);
  await composer.type(brief);
  await composer.expectMarksOf(brief);
  await composer.reachForSubmit();
  await composer.expectCard(true);
});

test("conversation is not held up, and neither is anybody who switched this off", async () => {
  const calm = await written(surface("X home"), conversation);
  await calm.reachForSubmit();
  await calm.expectCard(false);

  await configure(suite.browser, { nudge: false });
  const composer = await written(surface("X home"), brief);
  await composer.reachForSubmit();
  await composer.expectCard(false);
});
