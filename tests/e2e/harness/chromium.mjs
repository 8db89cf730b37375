// Chromium behind the interface of browser.mjs, by puppeteer-core over a pipe.

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";
import { copyExtension, raiseVersion } from "./build-folder.mjs";
import { ChromiumPopup } from "./chromium-popup.mjs";
import { requestsOfPages } from "./net-log.mjs";
import { watchPage } from "./page-watch.mjs";
import { hosts } from "./server.mjs";
import { eventually } from "./state.mjs";

const executable = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** In the background. */
const textOfButton = `chrome.tabs.query({ active: true, lastFocusedWindow: true })
  .then(([{ id }]) => chrome.action.getBadgeText({ tabId: id }))`;

/** The media feature by which a page knows of it. */
const assistances = {
  "forced colours": ["forced-colors", "active"],
  "reduced motion": ["prefers-reduced-motion", "reduce"],
};

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--ignore-certificate-errors",
];

/** The sites' names lead to our server; every other name leads nowhere. */
function resolverRules(port) {
  const own = hosts.map((host) => `MAP ${host}:443 127.0.0.1:${port}`);
  return `--host-resolver-rules=${[...own, "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ")}`;
}

class Chromium {
  #browser;
  #folder;
  #extensionFolder;
  #extension;
  #visible;
  #pages = new Set();

  constructor(browser, { folder, extensionFolder, extension, visible }) {
    this.#browser = browser;
    this.#folder = folder;
    this.#extensionFolder = extensionFolder;
    this.#extension = extension;
    this.#visible = visible;
  }

  name = "chromium";

  get extensionOrigin() {
    return `chrome-extension://${this.#extension?.id}`;
  }

  /** Resolves when the person who watches has closed the window. */
  untilClosed() {
    return new Promise((resolve) => this.#browser.once("disconnected", resolve));
  }

  get extensionFolder() {
    return this.#extensionFolder;
  }

  async newPage(url) {
    const page = await this.#browser.newPage();
    this.#pages.add(page);
    if (!this.#visible) await page.setViewport({ width: 1280, height: 800 });
    await watchPage(page);
    if (url !== undefined) await page.goto(url);
    return page;
  }

  async closePages() {
    const open = [...this.#pages].filter((page) => !page.isClosed());
    this.#pages.clear();
    await Promise.all(open.map((page) => page.close()));
  }

  contentScript(page) {
    const realm = page.extensionRealms().find(({ origin }) => origin === this.extensionOrigin);
    if (realm === undefined) throw new Error("the extension has no content script in this page");
    return realm;
  }

  #target(matches) {
    return this.#browser.waitForTarget(
      (target) => target.url().startsWith(`${this.extensionOrigin}/`) && matches(target),
    );
  }

  /** A worker that has just begun has no extension's functions yet. */
  async inBackground(expression) {
    await eventually(() => this.#inWorker("typeof globalThis.chrome?.storage"), "object", "the background");
    return this.#inWorker(expression);
  }

  /** The worker, started if the browser has stopped it: nobody may have needed it for a while. */
  async #worker() {
    const isWorker = (target) =>
      target.type() === "service_worker" && target.url().startsWith(`${this.extensionOrigin}/`);
    if (!this.#browser.targets().some(isWorker)) {
      const [anyPage] = await this.#browser.pages();
      const workers = await anyPage.createCDPSession();
      await workers.send("ServiceWorker.enable");
      await workers.send("ServiceWorker.startWorker", { scopeURL: `${this.extensionOrigin}/` });
      await workers.detach();
    }
    return this.#browser.waitForTarget(isWorker);
  }

  /** By a session of its own: one that is older than the worker's present life gets no answer. */
  async #inWorker(expression) {
    const worker = await this.#worker();
    const session = await worker.createCDPSession();
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    await session.detach();
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception.description);
    return result.value;
  }

  /** Its heap and what that holds outside; WebAssembly's memory is not among it. */
  async backgroundBytes() {
    const worker = await this.#worker();
    const session = await worker.createCDPSession();
    await session.send("HeapProfiler.collectGarbage");
    const { usedSize, backingStorageSize, embedderHeapUsedSize } = await session.send("Runtime.getHeapUsage");
    await session.detach();
    return usedSize + backingStorageSize + embedderHeapUsedSize;
  }

  /** By DevTools' "stop": requests under way are lost, as when the browser itself stops it. */
  async stopBackground() {
    const [anyPage] = await this.#browser.pages();
    const workers = await anyPage.createCDPSession();
    const stopped = new Promise((resolve) => {
      workers.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
        if (versions.some(({ runningStatus }) => runningStatus === "stopped")) resolve();
      });
    });
    await workers.send("ServiceWorker.enable");
    await workers.send("ServiceWorker.stopAllWorkers");
    await stopped;
    await workers.detach();
  }

  async extensionPage(path) {
    return this.newPage(`${this.extensionOrigin}/${path}`);
  }

  async updateExtension() {
    await raiseVersion(this.#extensionFolder);
    await this.#browser.installExtension(this.#extensionFolder);
    this.#extension = await findExtension(this.#browser);
  }

  async removeExtension() {
    await this.#browser.uninstallExtension(this.#extension.id);
  }

  /** By the page that a person would use. */
  async enableExtension(on) {
    const page = await this.#browser.newPage();
    await page.goto("chrome://extensions");
    await page.evaluate((id, enabled) => chrome.management.setEnabled(id, enabled), this.#extension.id, on);
    await page.close();
    if (on) this.#extension = await findExtension(this.#browser);
  }

  extensionTabs() {
    return this.inBackground(`chrome.runtime.getContexts({ contextTypes: ["TAB"] })
      .then((contexts) => contexts.map(({ documentUrl }) => documentUrl))`);
  }

  async closeExtensionTabs() {
    await this.inBackground(`chrome.runtime.getContexts({ contextTypes: ["TAB"] })
      .then((contexts) => chrome.tabs.remove(contexts.map(({ tabId }) => tabId)))`);
  }

  async toolbarText(page) {
    await page.bringToFront();
    return this.inBackground(textOfButton);
  }

  async openPopup(page) {
    const before = new Set(this.#browser.targets());
    const opened = this.#target((target) => target.type() === "page" && !before.has(target));
    await page.bringToFront();
    await page.triggerExtensionAction(this.#extension);
    return new ChromiumPopup(await (await opened).asPage());
  }

  /**
   * A key's messages are sent without waiting for the answers to the key before, which the browser
   * answers a frame later: it handles them in order, as from a keyboard. What is not on a keyboard
   * comes by another way, so that waits.
   */
  async type(page, text) {
    const { keyboard } = page;
    let sent = [];
    for (const character of text) {
      if (/[ -~\n]/.test(character)) {
        const key = character === "\n" ? "Enter" : character;
        sent.push(keyboard.down(key), keyboard.up(key));
      } else {
        await Promise.all(sent);
        sent = [];
        await keyboard.sendCharacter(character);
      }
    }
    await Promise.all(sent);
  }

  /** Headless, no menu would turn the keys into the command. */
  async clipboard(page, what) {
    const { keyboard } = page;
    await keyboard.down("Control");
    await keyboard.press(what === "copy" ? "c" : "v", { commands: [what] });
    await keyboard.up("Control");
  }

  async inputMethod(page) {
    const session = await page.createCDPSession();
    const caretAtEnd = (text) => ({ text, selectionStart: text.length, selectionEnd: text.length });
    return {
      compose: (text) => session.send("Input.imeSetComposition", caretAtEnd(text)),
      commit: (text) => session.send("Input.insertText", { text }),
    };
  }

  prefer(page, scheme) {
    return page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
  }

  async assist(page, feature) {
    const [name, value] = assistances[feature];
    const session = await page.createCDPSession();
    await session.send("Emulation.setEmulatedMedia", { features: [{ name, value }] });
  }

  async requests() {
    await this.#browser.close();
    const log = await readFile(join(this.#folder, "net-log.json"), "utf8");
    return requestsOfPages(log).filter(({ url }) => !url.startsWith(`${this.extensionOrigin}/`));
  }

  async close() {
    await this.#browser.close();
    for (const folder of [this.#folder, this.#extensionFolder].filter(Boolean)) {
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function findExtension(browser) {
  await browser.waitForTarget(
    (target) => target.type() === "service_worker" && target.url().startsWith("chrome-extension://"),
  );
  const [extension] = (await browser.extensions()).values();
  return extension;
}

/** The driver for Chromium; see browser.mjs. */
export async function openChromium(options) {
  const { server, extension, visible = false, language = "en", isCompiling = true } = options;
  const extensionFolder = extension ? await copyExtension("chromium") : undefined;
  const folder = await mkdtemp(join(tmpdir(), "unbroadcast-chromium-"));
  const browser = await puppeteer.launch({
    executablePath: executable,
    enableExtensions: extension ? [extensionFolder] : false,
    headless: !visible,
    defaultViewport: null,
    pipe: true,
    env: { ...process.env, LANGUAGE: language },
    args: [
      ...quiet,
      `--lang=${language}`,
      ...(isCompiling ? [] : ["--js-flags=--no-sparkplug --no-maglev --no-turbofan"]),
      resolverRules(server.port),
      `--log-net-log=${join(folder, "net-log.json")}`,
      "--net-log-capture-mode=Default",
    ],
  });
  const found = extension ? await findExtension(browser) : undefined;
  return new Chromium(browser, { folder, extensionFolder, extension: found, visible });
}
