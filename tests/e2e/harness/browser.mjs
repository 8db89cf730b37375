// One small interface to a browser, so that the tests do not know which one they drive.
//
//   const browser = await openBrowser({ server, extension: true });
//   browser.name                  "chromium" or "firefox"
//   browser.newPage(url)          a fresh tab, loaded, that records what a page could notice (page-watch.mjs)
//   browser.closePages()          closes the tabs that newPage and extensionPage have opened
//   browser.contentScript(page)   the extension's isolated world in `page` (or in a frame): evaluate
//   browser.inBackground(code)    what `code` (or the promise that it is) comes to, in the background
//   browser.stopBackground()      ends it, as the browser itself does when it is idle
//   browser.backgroundBytes()     its heap, without WebAssembly's memory; in Chromium only
//   browser.extensionOrigin       what no page may ever see
//   browser.extensionFolder       the files that it was loaded from: a copy of this browser's own
//   browser.updateExtension()     loads those files again, as an update does, under open pages
//   browser.removeExtension()     takes it away, under open pages
//   browser.enableExtension(on)   switches it on or off, as a person does, under open pages
//   browser.extensionPage(path)   a page of the extension, in a tab
//   browser.extensionTabs()       the addresses of the extension's own pages that are open in tabs
//   browser.closeExtensionTabs()  closes them
//   browser.toolbarText(page)     what the toolbar's button says while `page` is in front
//   browser.openPopup(page)       the real popup, above `page`: evaluate, waitFor, click, prefer, close
//   browser.type(page, text)      keys, in what has the focus; "\n" is Enter
//   browser.inputMethod(page)     composes in what has the focus: compose(shown), commit(text)
//   browser.clipboard(page, what) "copy" or "paste" by its keys
//   browser.prefer(page, scheme)  "light" or "dark"
//   browser.assist(page, what)    "forced colours" or "reduced motion", until closePages
//   browser.requests()            what was asked of the network so far, by whom: [{initiator, url}];
//                                 ask for it last
//   browser.untilClosed()         resolves when a person has closed the window
//   browser.close()
//
// UNBROADCAST_BROWSER names the browser; Chromium unless it does.

import { openChromium } from "./chromium.mjs";
import { openFirefox } from "./firefox.mjs";
import { eventually } from "./state.mjs";

const drivers = { chromium: openChromium, firefox: openFirefox };

export const browserNames = Object.keys(drivers);

/** The browser that this process drives. */
export const browserName = process.env.UNBROADCAST_BROWSER ?? "chromium";

/**
 * @param {{server: {port: number}, extension: boolean, visible?: boolean, language?: string,
 *   isCompiling?: boolean, name?: string}} options
 *   extension: false is the control, the same browser without us; visible opens a window; language
 *   is the browser's own, English if not said; isCompiling: false leaves scripts uncompiled, so that a
 *   heap that is weighed holds no machine code; name is another browser than this process's
 */
export async function openBrowser(options) {
  const { name = browserName } = options;
  const open = drivers[name];
  if (open === undefined) throw new Error(`no driver for the browser "${name}"`);
  const browser = await open(options);
  if (options.extension && !options.visible) await leaveFirstRunPage(browser);
  return browser;
}

/** Each start is a first run. Its page would come in front of the tabs that tests open. */
async function leaveFirstRunPage(browser) {
  const welcome = `${browser.extensionOrigin}/pages/welcome/welcome.html`;
  await eventually(() => browser.extensionTabs(), [welcome], "the first-run page opens by itself");
  // Chromium takes an extension for one without texts when its first page closes while it loads.
  const isLoaded = `chrome.tabs.query({}).then((tabs) => tabs.every(({ status }) => status === "complete"))`;
  await eventually(() => browser.inBackground(isLoaded), true, "the first-run page has loaded");
  await browser.closeExtensionTabs();
}
