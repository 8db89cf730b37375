// What every test file needs: the server, and a browser with or without the extension, both ended
// after the file's last test.

import { after, before } from "node:test";
import { openBrowser } from "./browser.mjs";
import { startServer } from "./server.mjs";

/**
 * Call at the top of a test file. The returned object's `browser` (with us) and `control` (without)
 * are there once the first test runs, if asked for.
 * @param {{extension?: boolean, control?: boolean}} wanted
 */
export function useBrowsers({ extension = true, control = false } = {}) {
  const suite = {};
  before(async () => {
    suite.server = await startServer();
    if (extension) suite.browser = await openBrowser({ server: suite.server, extension: true });
    if (control) suite.control = await openBrowser({ server: suite.server, extension: false });
  });
  after(async () => {
    await suite.browser?.close();
    await suite.control?.close();
    await suite.server?.close();
  });
  return suite;
}
