// One small interface to a browser, so that the tests do not know which one they drive.
//
//   const browser = await openBrowser({ server, extension: true });
//   browser.newPage()             a fresh tab that records what a page could notice (page-watch.mjs)
//   browser.contentScript(page)   the extension's isolated world in `page`: evaluate, waitForFunction
//   browser.inBackground(code)    what `code` (or the promise that it is) comes to, in the background
//   browser.stopBackground()      ends it, as the browser itself does when it is idle
//   browser.extensionOrigin       what no page may ever see
//   browser.extensionFolder       the files that it was loaded from
//   browser.extensionPage(path)   a page of the extension, in a tab
//   browser.openPopup(page)       the real popup, opened above `page`
//   browser.requests()            ends the browser; what was asked of the network: [{initiator, url}]
//   browser.untilClosed()         resolves when a person has closed the window
//   browser.close()
//
// UNBROADCAST_BROWSER names the browser; chromium is the only one so far.

import { openChromium } from "./chromium.mjs";

const drivers = { chromium: openChromium };

/**
 * @param {{server: {port: number}, extension: boolean, visible?: boolean}} options
 *   extension: false is the control, the same browser without us; visible opens a window
 */
export async function openBrowser(options) {
  const name = process.env.UNBROADCAST_BROWSER ?? "chromium";
  const open = drivers[name];
  if (open === undefined) throw new Error(`no driver for the browser "${name}"`);
  return open(options);
}
