// axe-core finds nothing to object to, on each of the extension's pages and on the card, light and dark,
// in English and in German. axe does not see into closed shadow roots: the card is looked at in the
// popup and on the try-it page, which show the very component that is shown in compose boxes.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { openBrowser } from "../harness/browser.mjs";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers();
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

const run = (tags) =>
  globalThis.axe.run({ runOnly: tags }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html.slice(0, 200)) })),
  );

/** @param {{evaluate: Function}} page a page or a popup */
async function violations(page) {
  await page.evaluate(`(() => { ${axe}\n })()`);
  return page.evaluate(run, standards);
}

const pages = ["options/options.html", "welcome/welcome.html", "try/try.html"];
const editor = "#editor, textarea, [contenteditable]";

/** Opened when asked for; the browser speaks the language from its start. */
const browsers = {};
after(() => browsers.de?.close());
async function speaking(language) {
  if (language === "en") return suite.browser;
  browsers[language] ??= await openBrowser({ server: suite.server, extension: true, language });
  return browsers[language];
}

for (const language of ["en", "de"]) {
  for (const scheme of ["light", "dark"]) {
    test(`the extension's pages, ${language}, ${scheme}`, async () => {
      const browser = await speaking(language);
      for (const path of pages) {
        const page = await browser.extensionPage(`pages/${path}`);
        await browser.prefer(page, scheme);
        const spoken = await page.evaluate(() => document.documentElement.lang);
        assert.equal(spoken.split("-")[0], language);
        if (path.includes("try")) {
          await page.type(editor, broadcast);
          await page.waitForSelector(".card .reason", { visible: true });
        }
        assert.deepEqual(await violations(page), [], path);
        await browser.closePages();
      }
    });

    test(`the popup with its card, ${language}, ${scheme}`, async () => {
      const browser = await speaking(language);
      const composer = await Composer.open(browser, surface("X home"));
      await composer.type(broadcast);
      await composer.expectMarksOf(broadcast);
      await browser.prefer(composer.page, scheme);
      const popup = await browser.openPopup(composer.page);
      await popup.prefer(scheme);
      await popup.waitFor(".card .reason");
      assert.deepEqual(await violations(popup), []);
      await popup.close();
      await browser.closePages();
    });
  }
}
