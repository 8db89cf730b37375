// LinkedIn looks for extensions. Nothing that a page's own script can read names ours, no policy
// violation is raised, and nothing of ours is in the page before there is something to say.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { brief, tooShort } from "../harness/drafts.mjs";
import { complaints, everythingThePageCanRead, markupWithoutHosts } from "../harness/page-watch.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface, watched } from "../harness/surfaces.mjs";

const suite = useBrowsers({ control: true });

for (const place of watched) {
  test(`${place.name}: the page sees no extension address and no violation`, async () => {
    const control = await Composer.open(suite.control, place);
    await control.type(brief);

    const composer = await Composer.open(suite.browser, place);
    await composer.type(brief);
    await composer.expectMarksOf((place.prefilled ?? "") + brief);
    await composer.press("Alt+Shift+B");
    await composer.expectCard(true);

    const readable = await everythingThePageCanRead(composer.frame);
    assert.doesNotMatch(readable, /(chrome|moz)-extension:/);
    assert.doesNotMatch(readable, new RegExp(new URL(suite.browser.extensionOrigin).host));
    assert.doesNotMatch(readable, /__unbroadcast/);
    assert.deepEqual(await complaints(composer.frame), await complaints(control.frame));
  });
}

test("below four words nothing is said and nothing is added to the page", async () => {
  const composer = await Composer.open(suite.browser, surface("X home"));
  await composer.type(tooShort);
  await composer.caughtUp();
  const { draft, hasHost } = await composer.shown();
  assert.deepEqual({ text: draft.text, verdict: draft.verdict, hasHost }, {
    text: tooShort,
    verdict: null,
    hasHost: false,
  });
  assert.deepEqual(await composer.marks(), []);
  const world = suite.browser.contentScript(composer.page);
  assert.equal(await markupWithoutHosts(composer.page), await markupWithoutHosts(world));

  await composer.type(" for more");
  await composer.expectMarksOf(`${tooShort} for more`);
  assert.equal((await composer.shown()).hasHost, true);
});

test("no style of ours can be looked for before there is something to say", async (t) => {
  if (suite.browser.name === "firefox") {
    t.skip("Firefox's pages have properties, on which hangs that nothing stays when the extension goes");
    return;
  }
  const sheet = await readFile(join(suite.browser.extensionFolder, "highlight.css"), "utf8");
  const names = new Set(sheet.match(/--unbroadcast-[a-z-]+/g));
  assert.ok(names.size > 0);
  const page = await suite.browser.newPage(surface("X home").url);
  const found = await page.evaluate((all) => {
    const elements = [document.documentElement, document.body.appendChild(document.createElement("unbroadcast-ui"))];
    return elements.flatMap((element) => all.map((name) => getComputedStyle(element).getPropertyValue(name)));
  }, [...names]);
  assert.deepEqual(found.filter((value) => value !== ""), []);
});
