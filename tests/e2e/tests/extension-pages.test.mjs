// The extension's own pages: the popup switches a site off and on, at once and without a trace, and
// the try-it page judges what is typed into it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { complaints } from "../harness/page-watch.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers();
const nothingOfOurs = { hosts: 0, highlights: 0 };

function traces(page) {
  return page.evaluate(() => ({
    hosts: document.querySelectorAll("unbroadcast-ui").length,
    highlights: CSS.highlights.size,
  }));
}

test("the popup shows the draft's verdict, and its switch takes everything away and back", async () => {
  const composer = await Composer.open(suite.browser, surface("X home"));
  await composer.type(broadcast);
  const { verdict } = await composer.expectMarksOf(broadcast);

  const popup = await suite.browser.openPopup(composer.page);
  await popup.waitFor(`.card[data-verdict="${verdict}"]`);
  await popup.click("#site-on");
  await eventually(() => traces(composer.page), nothingOfOurs, "traces while switched off");

  await popup.click("#site-on");
  await composer.expectMarksOf(broadcast);
  await popup.close();
});

test("a site that is switched off stays off on its next page, and the other site stays on", async () => {
  const first = await Composer.open(suite.browser, surface("X home"));
  const popup = await suite.browser.openPopup(first.page);
  await popup.click("#site-on");
  // The switch moves before its choice is kept, and what is closed too early keeps nothing.
  const kept = () => popup.evaluate(async () => (await chrome.storage.sync.get("settings")).settings?.siteModes?.x ?? null);
  await eventually(kept, "off", "the kept mode of X");
  await popup.close();

  const off = await Composer.open(suite.browser, surface("X modal"));
  await off.type(broadcast);
  const on = await Composer.open(suite.browser, surface("LinkedIn post in an open"));
  await on.type(broadcast);
  await on.expectMarksOf(broadcast);
  await off.page.bringToFront();
  assert.equal((await off.shown()).draft, null);
  assert.deepEqual(await traces(off.page), nothingOfOurs);
});

test("the try-it page marks and explains what is typed into it", async () => {
  const page = await suite.browser.extensionPage("pages/try/try.html");
  const editor = await page.waitForSelector("#editor", { visible: true });
  const place = { name: "try-it page", platform: "linkedin", kind: "post", isOwnPage: true };
  const composer = new Composer(suite.browser, page, place, editor);
  await composer.type(broadcast);
  const report = await composer.expectMarksOf(broadcast);

  await page.waitForSelector(`.card[data-verdict="${report.verdict}"]`, { visible: true });
  const quotes = await page.$$eval(".card .reason .quote", (all) => all.map((q) => q.textContent));
  const reasons = report.findings.filter(({ side, begin, end }) => side === "broadcasting" && begin < end);
  assert.deepEqual(quotes, reasons.map(({ begin, end }) => broadcast.slice(begin, end).replace(/\s+/g, " ")));
  // Firefox runs no script of ours before an extension's own page.
  if (suite.browser.name === "chromium") {
    assert.deepEqual(await complaints(page), { violations: [], errors: [] });
  }
});
