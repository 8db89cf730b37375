// A broadcasting draft is warned of, on every surface, on exactly the words that the scorer flags,
// wherever those words move.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface, surfaces } from "../harness/surfaces.mjs";

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
    await composer.press(...Array(place.stopsBeforeCaret ?? 0).fill("ArrowRight"));
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

test("a mention that was chosen from the list counts as its name", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type("Thanks @Ada");
  await composer.page.waitForSelector("[role=listbox] [role=option]");
  await composer.press("Enter");
  await composer.type(broadcast);
  const report = await composer.expectMarksOf(`Thanks Ada Ferris ${broadcast}`);
  assert.notEqual(report.findings.length, 0);
  await composer.page.close();
});

for (const name of ["LinkedIn post in a shadow root", "X home"]) {
  test(`${name}: look-alike letters, joined emoji and coloured tags are marked as typed`, async () => {
    const draft = "👩‍💻 𝗧𝗵𝗿𝗶𝗹𝗹𝗲𝗱 𝘁𝗼 𝗮𝗻𝗻𝗼𝘂𝗻𝗰𝗲 our ﬁnest #Innovation with @northgate!\nFollow us and buy now.";
    const composer = await Composer.open(suite.browser, surface(name));
    await composer.type(draft);
    await composer.expectMarksOf(draft);
    const words = (await composer.marks()).map((mark) => mark.words);
    assert.ok(words.some((text) => text.includes("𝗮𝗻𝗻𝗼𝘂𝗻𝗰𝗲")), `marked: ${words.join(" | ")}`);
    await composer.page.close();
  });
}
