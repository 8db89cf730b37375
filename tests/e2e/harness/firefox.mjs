// Firefox behind the interface of browser.mjs, by puppeteer-core over WebDriver BiDi.

import { rm } from "node:fs/promises";
import puppeteer from "puppeteer-core";
import { copyExtension, raiseVersion } from "./build-folder.mjs";
import { startProxy } from "./connect-proxy.mjs";
import { asExpression, Inside } from "./firefox-inside.mjs";
import { FirefoxPopup } from "./firefox-popup.mjs";
import { watchPage } from "./page-watch.mjs";
import { eventually } from "./state.mjs";

const executable = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

const preferences = (proxyPort) => ({
  "network.proxy.type": 1,
  "network.proxy.ssl": "127.0.0.1",
  "network.proxy.ssl_port": proxyPort,
  "privacy.reduceTimerPrecision": false, // clocks that tell less than a millisecond
  // Where processes are short, a tab navigates within its first one, and BiDi takes its first, empty
  // window for the page.
  "dom.ipc.processCount": 100,
  "browser.chrome.site_icons": false, // the pages have none
});

/** The preference that turns it on, for all pages; what it is otherwise. */
const assistances = {
  "forced colours": ["browser.display.document_color_use", 2, 0],
  "reduced motion": ["ui.prefersReducedMotion", 1, 0],
};

/** In the parent process: notes who asks for what, from the first request on. */
const noteRequests = `
  inside.requests = [];
  Services.obs.addObserver((channel) => {
    channel.QueryInterface(Ci.nsIHttpChannel);
    const { triggeringPrincipal: by, externalContentPolicyType: type } = channel.loadInfo;
    const isNavigation = type === Ci.nsIContentPolicy.TYPE_DOCUMENT;
    if (by.isSystemPrincipal || by.isNullPrincipal || isNavigation) return;
    const initiator = by.isExpandedPrincipal ? "a content script" : by.originNoSuffix;
    inside.requests.push({ initiator, url: channel.URI.spec });
  }, "http-on-modify-request");
  void 0`;

/** In the parent process: as if Firefox had been installed in `language`. */
const speak = (language) => `
  Services.locale.availableLocales = [...new Set(["${language}", ...Services.locale.availableLocales])];
  Services.locale.requestedLocales = ["${language === "en" ? "en-US" : language}"];
  void 0`;

class Firefox {
  #browser;
  #inside;
  #proxy;
  #folder;
  #id;
  #origin;
  #pages = new Set();
  #isAssisting = false;

  constructor(browser, inside, proxy) {
    this.#browser = browser;
    this.#inside = inside;
    this.#proxy = proxy;
  }

  name = "firefox";

  async install(folder) {
    this.#folder = folder;
    this.#id = await this.#browser.installExtension(folder);
    const host = await this.#inside.inParent(`${this.#policy}.mozExtensionHostname`);
    this.#origin = `moz-extension://${host}`;
  }

  get #policy() {
    return `WebExtensionPolicy.getByID(${JSON.stringify(this.#id)})`;
  }

  get extensionOrigin() {
    return this.#origin;
  }

  get extensionFolder() {
    return this.#folder;
  }

  untilClosed() {
    return new Promise((resolve) => this.#browser.once("disconnected", resolve));
  }

  async newPage(url) {
    const page = await this.#browser.newPage();
    this.#pages.add(page);
    await page.setViewport({ width: 1280, height: 800 });
    await watchPage(page);
    if (url !== undefined) await this.#goTo(page, url);
    return page;
  }

  /** Waits for the address itself: the new tab's first, empty page may be late to say it has loaded. */
  async #goTo(page, url) {
    await page.goto(url, { waitUntil: [] });
    const state = () => page.evaluate(() => [document.readyState, location.href]).catch(String);
    await eventually(state, ["complete", url], `${url} has loaded`);
  }

  async closePages() {
    await FirefoxPopup.closeAny(this.#inside);
    const open = [...this.#pages].filter((page) => !page.isClosed());
    this.#pages.clear();
    for (const page of open) await page.close();
    if (this.#isAssisting) await this.#unassist();
  }

  #window(frame) {
    return `inside.contextOf(${JSON.stringify((frame.mainFrame?.() ?? frame)._id)})`;
  }

  contentScript(frame) {
    return {
      evaluate: (what, ...values) =>
        this.#inside.inWindow(this.#window(frame), this.#id, asExpression(what, values)),
    };
  }

  type({ keyboard }, text) {
    return keyboard.type(text);
  }

  async clipboard({ keyboard }, what) {
    await keyboard.down("Control");
    await keyboard.press(what === "copy" ? "c" : "v");
    await keyboard.up("Control");
  }

  /** By the browser's own text input processor, as its tests do: BiDi knows no input method. */
  async inputMethod(page) {
    const run = (code) => this.#inside.inWindow(this.#window(page), "system", code);
    const tip = "kept.inputProcessor";
    await run(`void (() => {
      ${tip} = Components.classes["@mozilla.org/text-input-processor;1"]
        .createInstance(Components.interfaces.nsITextInputProcessor);
      ${tip}.beginInputTransactionForTests(contentWindow);
    })()`);
    return {
      compose: (text) =>
        run(`(() => {
          ${tip}.setPendingCompositionString(${JSON.stringify(text)});
          ${tip}.appendClauseToPendingComposition(${text.length}, ${tip}.ATTR_RAW_CLAUSE);
          ${tip}.setCaretInPendingComposition(${text.length});
          ${tip}.flushPendingComposition();
        })()`),
      commit: (text) => run(`void ${tip}.commitCompositionWith(${JSON.stringify(text)})`),
    };
  }

  async inBackground(expression) {
    await this.#inside.inParent(`${this.#policy}.extension.wakeupBackground().then(() => undefined)`);
    const view = `[...${this.#policy}.extension.views].find((view) => view.viewType === "background")`;
    return this.#inside.inWindow(`${view}.xulBrowser.browsingContext`, "page", expression);
  }

  async stopBackground() {
    await this.#inside.inParent(
      `${this.#policy}.extension.terminateBackground({ ignoreDevToolsAttached: true })`,
    );
  }

  async extensionPage(path) {
    return this.newPage(`${this.#origin}/${path}`);
  }

  async updateExtension() {
    await raiseVersion(this.#folder);
    await this.install(this.#folder);
  }

  async removeExtension() {
    await this.#browser.uninstallExtension(this.#id);
  }

  async enableExtension(on) {
    await this.#inside.inParent(`(async () => {
      const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
      const addon = await AddonManager.getAddonByID(${JSON.stringify(this.#id)});
      await addon.${on ? "enable" : "disable"}();
    })()`);
  }

  async extensionTabs() {
    const tabs = `[...${this.#policy}.extension.views].filter(({ viewType }) => viewType === "tab")`;
    return JSON.parse(
      await this.#inside.inParent(`JSON.stringify(${tabs}.map((view) => view.xulBrowser.currentURI.spec))`),
    );
  }

  async closeExtensionTabs() {
    await this.#inside.inParent(`for (const { viewType, xulBrowser } of [...${this.#policy}.extension.views]) {
      if (viewType === "tab") gBrowser.removeTab(gBrowser.getTabForBrowser(xulBrowser));
    }`);
  }

  async toolbarText(page) {
    await page.bringToFront();
    return this.inBackground(`chrome.tabs.query({ active: true, lastFocusedWindow: true })
      .then(([{ id }]) => chrome.action.getBadgeText({ tabId: id }))`);
  }

  async openPopup(page) {
    await page.bringToFront();
    return FirefoxPopup.open(this.#inside, this.#policy);
  }

  /** For all pages: BiDi knows no such preference of a page. */
  async prefer(page, scheme) {
    // Pages follow the first, the popup the browser's own look.
    const isDark = Number(scheme === "dark");
    await this.#inside.inParent(`
      Services.prefs.setIntPref("layout.css.prefers-color-scheme.content-override", ${1 - isDark});
      Services.prefs.setIntPref("ui.systemUsesDarkTheme", ${isDark});`);
    const isNow = () => page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    await eventually(isNow, scheme === "dark", `the page is ${scheme}`);
  }

  async assist(_page, feature) {
    const [name, on] = assistances[feature];
    await this.#inside.inParent(`Services.prefs.setIntPref("${name}", ${on})`);
    this.#isAssisting = true;
  }

  async #unassist() {
    for (const [name, , off] of Object.values(assistances)) {
      await this.#inside.inParent(`Services.prefs.setIntPref("${name}", ${off})`);
    }
    this.#isAssisting = false;
  }

  async requests() {
    return JSON.parse(await this.#inside.inParent("JSON.stringify(inside.requests)"));
  }

  async close() {
    await this.#browser.close();
    this.#proxy.close();
    if (this.#folder !== undefined) await rm(this.#folder, { recursive: true, force: true });
  }
}

/** The driver for Firefox; see browser.mjs. */
export async function openFirefox({ server, extension, visible = false, language = "en" }) {
  const proxy = await startProxy(server.port);
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: executable,
    headless: !visible,
    defaultViewport: null,
    acceptInsecureCerts: true,
    extraPrefsFirefox: preferences(proxy.port),
    args: ["--remote-allow-system-access"],
  });
  const inside = await Inside.open(browser.connection);
  await inside.inParent(noteRequests);
  await inside.inParent(speak(language));
  const firefox = new Firefox(browser, inside, proxy);
  if (extension) await firefox.install(await copyExtension("firefox"));
  return firefox;
}
