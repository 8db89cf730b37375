// Unbroadcast at work in a composer on this machine: node demo.mjs
//
// With a display, Chromium opens with the extension and a LinkedIn-like composer to type in; it ends
// when the window is closed. Without one, the same page is driven headless and pictures are taken.

import { mkdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { openBrowser } from "./harness/browser.mjs";
import { Composer } from "./harness/composer.mjs";
import { showcase } from "./harness/drafts.mjs";
import { startServer } from "./harness/server.mjs";
import { surface } from "./harness/surfaces.mjs";

const pictures = fileURLToPath(new URL("../../build/demo", import.meta.url));
const place = surface("LinkedIn post in a modal");

async function show(browser) {
  const composer = await Composer.open(browser, place);
  await composer.type(showcase);
  console.log("Type in the composer, and click the badge or press Alt+Shift+B. Close the window to end.");
  await browser.untilClosed();
}

async function takePictures(browser) {
  await mkdir(pictures, { recursive: true });
  const composer = await Composer.open(browser, place);
  await composer.type(showcase);
  await composer.expectMarksOf(showcase);
  const paths = [join(pictures, "warning.png"), join(pictures, "card.png")];
  await composer.page.screenshot({ path: paths[0] });
  await composer.clickBadge();
  await composer.expectCard(true);
  await composer.page.screenshot({ path: paths[1] });
  for (const path of paths) console.log(relative(process.cwd(), path));
}

const visible = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
const server = await startServer();
try {
  const browser = await openBrowser({ server, extension: true, visible });
  try {
    await (visible ? show(browser) : takePictures(browser));
  } finally {
    await browser.close();
  }
} finally {
  await server.close();
}
