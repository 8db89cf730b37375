// What every test file needs: the server, and a browser with or without the extension. They are
// opened once for all files that run in this process, and ended after its last test. After each test,
// whatever came of it, tabs are closed and settings are as installed.

import { after, afterEach, before } from "node:test";
import { openBrowser } from "./browser.mjs";
import { forgetSettings } from "./settings.mjs";
import { startServer } from "./server.mjs";

const suite = {};
const wanted = { extension: false, control: false };
let isHooked = false;

async function open() {
  suite.server = await startServer();
  if (wanted.extension) suite.browser = await openBrowser({ server: suite.server, extension: true });
  if (wanted.control) suite.control = await openBrowser({ server: suite.server, extension: false });
}

async function tidy() {
  if (suite.browser !== undefined) await forgetSettings(suite.browser);
  await suite.browser?.closePages();
  await suite.control?.closePages();
}

async function close() {
  await suite.browser?.close();
  await suite.control?.close();
  await suite.server?.close();
}

/**
 * Call at the top of a test file. The returned object's `browser` (with us), `control` (without) and
 * `server` are there once the first test runs, if asked for.
 * @param {{extension?: boolean, control?: boolean}} needs
 */
export function useBrowsers({ extension = true, control = false } = {}) {
  wanted.extension ||= extension;
  wanted.control ||= control;
  if (!isHooked) {
    isHooked = true;
    before(open);
    afterEach(tidy);
    after(close);
  }
  return suite;
}
