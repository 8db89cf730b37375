// The popup of Firefox's toolbar button. BiDi does not list it, so it is reached from inside; see
// browser.mjs for what a popup can do.

import { asExpression } from "./firefox-inside.mjs";
import { eventually } from "./state.mjs";

const element = `document.querySelector("browser.webextension-popup-browser")`;

export class FirefoxPopup {
  #inside;

  constructor(inside) {
    this.#inside = inside;
  }

  /** @param {string} policy an expression in the parent process for the extension's policy */
  static async open(inside, policy) {
    await inside.inParent(`
      ChromeUtils.importESModule("resource://gre/modules/ExtensionParent.sys.mjs")
        .ExtensionParent.apiManager.global.browserActionFor(${policy}.extension)
        .openPopup(window, true).then(() => undefined)`);
    const popup = new FirefoxPopup(inside);
    await eventually(() => inside.inParent(`${element}?.currentURI.scheme`), "moz-extension", "popup");
    await eventually(() => popup.evaluate("document.readyState"), "complete", "the popup has loaded");
    return popup;
  }

  evaluate(what, ...values) {
    return this.#inside.inWindow(`${element}.browsingContext`, "page", asExpression(what, values));
  }

  /** What was preferred for the page below holds for all. */
  async prefer(scheme) {
    const isDark = () => this.evaluate("matchMedia('(prefers-color-scheme: dark)').matches");
    await eventually(isDark, scheme === "dark", `the popup is ${scheme}`);
  }

  async waitFor(selector) {
    const isVisible = (wanted) => document.querySelector(wanted)?.checkVisibility() ?? false;
    await eventually(() => this.evaluate(isVisible, selector), true, `${selector} in the popup`);
  }

  async click(selector) {
    await this.waitFor(selector);
    const { x, y } = await this.#centre(selector);
    await this.#inside.inParent(`{
      const { left, top } = ${element}.getBoundingClientRect();
      for (const type of ["mousemove", "mousedown", "mouseup"]) {
        window.synthesizeMouseEvent(type, left + ${x}, top + ${y}, { button: 0, clickCount: 1 });
      }
      void 0;
    }`);
  }

  /** Of an element that stays where it is: the panel takes the size of what is in it, frame by frame. */
  async #centre(selector) {
    let last = {};
    const hasStopped = async () => {
      const before = last;
      last = await this.evaluate(
        (wanted) =>
          new Promise((resolve) => requestAnimationFrame(() => {
            const { left, top, width, height } = document.querySelector(wanted).getBoundingClientRect();
            resolve({ x: left + width / 2, y: top + height / 2, room: innerHeight });
          })),
        selector,
      );
      return last.x === before.x && last.y === before.y && last.room === before.room;
    };
    await eventually(hasStopped, true, `${selector} stays where it is`);
    return last;
  }

  async close() {
    await FirefoxPopup.closeAny(this.#inside);
  }

  static async closeAny(inside) {
    await inside.inParent(`${element}?.closest("panel").hidePopup()`);
    await eventually(() => inside.inParent(`${element} === null`), true, "the popup is closed");
  }
}
