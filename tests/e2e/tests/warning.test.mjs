// A broadcasting draft is warned of, on every surface, on exactly the words that the scorer flags,
// wherever those words move.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surfaces } from "../harness/surfaces.mjs";

const suite = useBrowsers();

for (const place of surfaces) {
  const lead = place.prefilled ?? "";

  test(`${place.name}: the flagged words are underlined`, async () => {
    const composer = await Composer.open(suite.browser, place);
    await composer.type(broadcast);
    const report = await composer.expectMarksOf(lead + broadcast);
    assert.equal(report.verdict, "broadcasting");
    assert.notEqual((await composer.marks()).length, 0);
    await composer.page.close();
  });

  test(`${place.name}: marks follow their words through edits before and inside them`, async () => {
    const composer = await Composer.open(suite.browser, place);
    await composer.type(broadcast);
    await composer.expectMarksOf(lead + broadcast);

    await composer.press("ArrowUp", "Home");
    if (lead !== "") await composer.press(...Array(lead.length).fill("ArrowRight"));
    await composer.type("Hello, all. 🚀 ");
    const shifted = `Hello, all. 🚀 ${broadcast}`;
    await composer.expectMarksOf(lead + shifted);

    await composer.type("\n");
    const split = `Hello, all. 🚀 \n${broadcast}`;
    await composer.expectMarksOf(lead + split);

    await composer.press("Delete", "Delete", "Delete");
    const cut = `Hello, all. 🚀 \n${broadcast.slice(3)}`;
    await composer.expectMarksOf(lead + cut);
    await composer.page.close();
  });
}
