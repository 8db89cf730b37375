// The options page and the first-run page, used by hand: what is chosen is stored and applies, a file of
// settings that has problems changes nothing and says them all.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { stored } from "../harness/settings.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers();
const options = "pages/options/options.html";
const settings = () => stored(suite.browser, "sync", "settings");

/** Chooses `content` as the file to import. */
async function importFile(page, content) {
  const folder = await mkdtemp(join(tmpdir(), "unbroadcast-import-"));
  try {
    const file = join(folder, "settings.json");
    await writeFile(file, content);
    await (await page.$("#import")).uploadFile(file);
    await page.waitForFunction(() => document.querySelector("#import").hasAttribute("aria-invalid"));
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("a mode and a name that are chosen by keyboard are stored, and apply to an open draft", async () => {
  const composer = await Composer.open(suite.browser, surface("X home"));
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);

  const page = await suite.browser.extensionPage(options);
  await (await page.waitForSelector("#mode-inline")).focus();
  await page.keyboard.press("ArrowDown");
  await eventually(async () => (await settings())?.mode, "badge", "the mode is stored");
  await page.type("#name", "Northgate");
  await page.keyboard.press("Enter");
  await eventually(async () => (await settings())?.ownNames, ["Northgate"], "the name is stored");

  await composer.page.bringToFront();
  await eventually(() => composer.marks(), [], "no marks in the mode that was chosen");
});

test("a file with problems is not imported, and all of them are shown", async () => {
  const page = await suite.browser.extensionPage(options);
  await page.waitForSelector("#mode-inline");
  const file = { version: 1, mode: "loud", ownNames: [""], sensitivity: "strict", colour: "red" };
  await importFile(page, JSON.stringify(file));
  const places = await page.$$eval("#import-problems code", (all) => all.map((code) => code.textContent));
  assert.deepEqual(places.toSorted(), ["/colour", "/mode", "/ownNames/0"]);
  assert.equal(await settings(), undefined);

  await importFile(page, "{");
  assert.equal((await page.$$("#import-problems li")).length, 1);
  assert.equal(await settings(), undefined);
});

test("a file of settings is imported, and shown", async () => {
  const page = await suite.browser.extensionPage(options);
  await page.waitForSelector("#mode-inline");
  await importFile(page, JSON.stringify({ version: 1, mode: "toolbar", sensitivity: "strict" }));
  await eventually(async () => (await settings())?.mode, "toolbar", "the mode is stored");
  await eventually(() => page.$eval("#mode-toolbar", ({ checked }) => checked), true, "and shown");
  assert.equal((await settings()).sensitivity, "strict");
});

test("settings that sync does not take are kept on this device, and the page says so", async () => {
  const page = await suite.browser.extensionPage(options);
  await page.waitForSelector("#mode-inline");
  const said = () => page.$eval("#home", ({ textContent }) => textContent);
  await eventually(async () => /browser’s own sync/.test(await said()), true, "the page says so");

  // As many and as long as may be: together more than sync takes of one thing.
  const ownNames = Array.from({ length: 100 }, (_, index) => `${index} Northgate`.padEnd(80, "."));
  await importFile(page, JSON.stringify({ version: 1, ownNames }));
  await eventually(async () => /sync is off or full/.test(await said()), true, "the page says so");
  assert.equal(await settings(), undefined);
  assert.deepEqual((await stored(suite.browser, "local", "settings")).ownNames, ownNames);

  await importFile(page, JSON.stringify({ version: 1, ownNames: ["Northgate"] }));
  await eventually(async () => (await settings())?.ownNames, ["Northgate"], "back in sync");
  await eventually(async () => /browser’s own sync/.test(await said()), true, "the page says so");
});

// That it opens by itself is what every run of these tests begins with: harness/browser.mjs.
test("the first-run page judges what is tried on it", async () => {
  const page = await suite.browser.extensionPage("pages/welcome/welcome.html");
  const editor = await page.waitForSelector("#editor", { visible: true });
  const place = { name: "first-run page", platform: "linkedin", kind: "post", isOwnPage: true };
  await editor.click();
  const composer = new Composer(suite.browser, page, place, editor);
  await composer.type(broadcast);
  const { verdict } = await composer.expectMarksOf(broadcast);
  await page.waitForSelector(`.card[data-verdict="${verdict}"]`, { visible: true });
});
