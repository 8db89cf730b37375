// The author chooses how much is shown, for all sites or for one, and choices apply at once to drafts
// that are open. What cannot be read is said to be so.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { brief, broadcast } from "../harness/drafts.mjs";
import { markupWithoutHosts } from "../harness/page-watch.mjs";
import { configure } from "../harness/settings.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers();

function traces(composer) {
  return composer.frame.evaluate(() => ({
    hosts: document.querySelectorAll("unbroadcast-ui").length,
    highlights: CSS.highlights.size,
  }));
}

test("badge only: badge and card, no marks, and nothing opens by itself", async () => {
  await configure(suite.browser, { mode: "badge" });
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type(broadcast);
  await eventually(() => composer.badgeVerdict(), "broadcasting", "the badge's verdict");
  assert.deepEqual(await composer.marks(), []);
  await composer.reachForSubmit();
  await composer.expectCard(false);
  await composer.clickBadge();
  await composer.expectCard(true);
});

test("toolbar only: the page is as without us, and toolbar and popup say it all", async () => {
  await configure(suite.browser, { mode: "toolbar" });
  const composer = await Composer.open(suite.browser, surface("X modal"));
  await composer.type(broadcast);
  await eventually(() => suite.browser.toolbarText(composer.page), "!", "the toolbar's sign");
  assert.deepEqual(await traces(composer), { hosts: 0, highlights: 0 });
  const world = suite.browser.contentScript(composer.page);
  assert.equal(await markupWithoutHosts(composer.page), await markupWithoutHosts(world));

  const popup = await suite.browser.openPopup(composer.page);
  await popup.waitFor(`.card[data-verdict="broadcasting"]`);
  await popup.waitFor(".card .reason .quote");
  await popup.close();
});

test("a choice applies at once to a draft that is open", async () => {
  const composer = await Composer.open(suite.browser, surface("X home"));
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);

  await configure(suite.browser, { mode: "badge" });
  await eventually(() => composer.marks(), [], "no marks in badge mode");
  await configure(suite.browser, { siteModes: { x: "off" } });
  await eventually(() => traces(composer), { hosts: 0, highlights: 0 }, "traces while off");
  await eventually(() => suite.browser.toolbarText(composer.page), "", "the toolbar while off");
  await configure(suite.browser, { siteModes: { x: "inline" }, mode: "off" });
  await composer.expectMarksOf(broadcast);
});

test("sensitivity, muted rules and own names judge an open draft again", async () => {
  const draft = "Northgate is growing. Northgate has a new office. Northgate is hiring.";
  const composer = await Composer.open(suite.browser, surface("X home"));
  await composer.type(draft);
  for (const [settings, options] of [
    [{}, {}],
    [{ sensitivity: "strict" }, { sensitivity: "strict" }],
    [{ ownNames: ["Northgate"] }, { ownNames: ["Northgate"] }],
    [{ ownNames: ["Northgate"], sensitivity: "strict" }, { ownNames: ["Northgate"], sensitivity: "strict" }],
  ]) {
    await configure(suite.browser, settings);
    const { score, verdict } = await composer.reportOn(draft, options);
    await eventually(() => composer.judgement(), { score, verdict }, JSON.stringify(settings));
  }
});

test("a composer that cannot be read is said to be so, with a diagnostic that quotes nothing", async () => {
  const place = surface("LinkedIn post in a modal");
  const page = await suite.browser.newPage(`${place.url}?dialog=closed`);
  await page.waitForSelector("[data-testid=closed]");
  await page.keyboard.type(brief);
  await eventually(() => suite.browser.toolbarText(page), "×", "the toolbar's sign");
  assert.equal(await page.evaluate(() => CSS.highlights.size), 0);

  const popup = await suite.browser.openPopup(page);
  await popup.click("#diagnose");
  await popup.waitFor("#diagnostic");
  const text = await popup.evaluate(() => document.querySelector("#diagnostic").value);
  assert.match(text, /linkedin/);
  assert.doesNotMatch(text, /Follow|buy|https:/);
  await popup.close();
});
