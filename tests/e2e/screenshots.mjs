// Pictures for the README and the stores, light and dark: node screenshots.mjs FOLDER
//
// badge, card (on LinkedIn's and on X's composer), popup and try-it page, at 1280 x 800.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser } from "./harness/browser.mjs";
import { Composer } from "./harness/composer.mjs";
import { showcase } from "./harness/drafts.mjs";
import { startServer } from "./harness/server.mjs";
import { eventually } from "./harness/state.mjs";
import { surface } from "./harness/surfaces.mjs";

const schemes = ["light", "dark"];
const composers = [
  ["linkedin", surface("LinkedIn post in a modal")],
  ["x", surface("X modal")],
];

const prefer = (page, scheme) =>
  page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);

async function composerPictures(browser, save, scheme) {
  for (const [name, place] of composers) {
    const composer = await Composer.open(browser, place);
    await prefer(composer.page, scheme);
    await composer.type(showcase);
    await composer.expectMarksOf(showcase);
    await save(composer.page, `${name}-badge-${scheme}`);
    await composer.clickBadge();
    await composer.expectCard(true);
    await save(composer.page, `${name}-card-${scheme}`);
    await composer.clickBadge();
    await popupPicture(browser, save, scheme, name, composer);
    await composer.page.close();
  }
}

async function popupPicture(browser, save, scheme, name, composer) {
  const popup = await browser.openPopup(composer.page);
  await prefer(popup, scheme);
  await popup.waitForSelector(".card, [data-verdict]", { visible: true });
  await save(popup, `${name}-popup-${scheme}`);
  await popup.close();
}

async function tryPicture(browser, save, scheme) {
  const page = await browser.extensionPage("pages/try/try.html");
  await prefer(page, scheme);
  await page.type("textarea, [contenteditable]", showcase);
  await eventually(
    () => page.$$eval(".reason", (reasons) => reasons.length > 0),
    true,
    "the try-it page shows reasons",
  );
  await save(page, `try-${scheme}`);
  await page.close();
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node screenshots.mjs FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });
const save = async (page, name) => {
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path });
  console.log(path);
};

const server = await startServer();
const browser = await openBrowser({ server, extension: true });
try {
  for (const scheme of schemes) {
    await composerPictures(browser, save, scheme);
    await tryPicture(browser, save, scheme);
  }
} finally {
  await browser.close();
  await server.close();
}
