// Pictures for the README and the stores: node screenshots.mjs FOLDER
//
// Badge and card on LinkedIn's and on X's composer, popup, options, first-run and try-it page; light and
// dark, English and German; 1280 x 800, the popup in its own size. In Chromium.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { openBrowser } from "./harness/browser.mjs";
import { Composer } from "./harness/composer.mjs";
import { showcase } from "./harness/drafts.mjs";
import { startServer } from "./harness/server.mjs";
import { surface } from "./harness/surfaces.mjs";

const composers = [
  ["linkedin", surface("LinkedIn post in a modal")],
  ["x", surface("X modal")],
];
const pages = ["options", "welcome", "try"];

async function composerPictures({ browser, scheme, save }) {
  for (const [name, place] of composers) {
    const composer = await Composer.open(browser, place);
    await browser.prefer(composer.page, scheme);
    await composer.type(showcase);
    await composer.expectMarksOf(showcase);
    await composer.expectInCard(".badge");
    await save(composer.page, `${name}-badge`);
    await composer.clickBadge();
    await composer.expectCard(true);
    await save(composer.page, `${name}-card`);
    await composer.clickBadge();

    const popup = await browser.openPopup(composer.page);
    await popup.prefer(scheme);
    await popup.waitFor(".card .reason");
    await save(popup.page, `${name}-popup`);
    await popup.close();
    await browser.closePages();
  }
}

async function pagePictures({ browser, scheme, save }) {
  for (const name of pages) {
    const page = await browser.extensionPage(`pages/${name}/${name}.html`);
    await browser.prefer(page, scheme);
    if (name !== "options") {
      await page.type("#editor", showcase);
      await page.waitForSelector(".card .reason", { visible: true });
      await page.evaluate(() => scrollTo(0, 0));
    }
    await save(page, name);
    await browser.closePages();
  }
}

const folder = process.argv[2];
if (folder === undefined) {
  console.error("usage: node screenshots.mjs FOLDER");
  process.exit(2);
}
await mkdir(folder, { recursive: true });

const server = await startServer();
try {
  for (const language of ["en", "de"]) {
    const browser = await openBrowser({ server, name: "chromium", extension: true, language });
    try {
      for (const scheme of ["light", "dark"]) {
        const save = async (page, name) => {
          const path = join(folder, `${name}-${scheme}${language === "en" ? "" : `-${language}`}.png`);
          await page.screenshot({ path });
          console.log(path);
        };
        await composerPictures({ browser, scheme, save });
        await pagePictures({ browser, scheme, save });
      }
    } finally {
      await browser.close();
    }
  }
} finally {
  await server.close();
}
