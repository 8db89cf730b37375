// A composer in a tab, used as a person uses it: keys and the mouse. What it shows is read from the
// browser itself (the highlights that are painted, the selection, the markup), not from what the
// extension says of itself.

import assert from "node:assert/strict";
import { reportOn, underlined } from "./flagged.mjs";
import { eventually } from "./state.mjs";

export class Composer {
  constructor(browser, page, surface, editor, frame = page.mainFrame()) {
    this.browser = browser;
    this.page = page;
    this.surface = surface;
    this.editor = editor;
    this.frame = frame;
  }

  /** Opens the surface's page and puts the caret at the end of its editor. */
  static async open(browser, surface) {
    const page = await browser.newPage(surface.url);
    const frame =
      surface.frame === undefined
        ? page.mainFrame()
        : await page.waitForFrame((candidate) => candidate.url().endsWith(surface.frame));
    const composer = await Composer.at(browser, page, surface, frame);
    if (surface.prefilled !== undefined) await composer.press("Control+End");
    return composer;
  }

  /** The composer of `surface` in a page that is open, with the caret in its editor. */
  static async at(browser, page, surface, frame = page.mainFrame()) {
    const editor = await frame.waitForSelector(surface.editor, { visible: true });
    await editor.click();
    return new Composer(browser, page, surface, editor, frame);
  }

  /** Real keys; "\n" is Enter. Characters that no key has arrive as an input method sends them. */
  async type(text) {
    await this.browser.type(this.page, text);
    await this.#nextFrame();
  }

  /**
   * Presses chords such as "Control+Home", one after the other, as fast as a very fast person: a
   * frame for each, in which editors read back the selection that the key has moved.
   */
  async press(...chords) {
    const { keyboard } = this.page;
    for (const chord of chords) {
      const keys = chord.split("+");
      const last = keys.pop();
      for (const key of keys) await keyboard.down(key);
      await keyboard.press(last);
      for (const key of keys.reverse()) await keyboard.up(key);
      await this.#nextFrame();
    }
  }

  /** Pastes `text` from the clipboard, where another tab of the same browser has put it. */
  async paste(text) {
    const source = await this.browser.newPage(new URL("/clipboard", this.page.url()).href);
    await source.$eval("textarea", (area, value) => {
      area.value = value;
      area.select();
    }, text);
    await this.browser.clipboard(source, "copy");
    await source.close();
    await this.page.bringToFront();
    await this.browser.clipboard(this.page, "paste");
    await this.#nextFrame();
  }

  #nextFrame() {
    return this.frame.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }

  /** The editor's markup; of a textarea what is in it, too. */
  html() {
    return this.editor.evaluate((element) => element.outerHTML + (element.value ?? ""));
  }

  /** The selection's focus as a path of child indices from the editor, and the offset there. */
  caret() {
    return this.editor.evaluate((element) => {
      if (element instanceof HTMLTextAreaElement) {
        return `${element.selectionStart}-${element.selectionEnd}`;
      }
      const root = element.getRootNode();
      const selection = root.getSelection?.() ?? document.getSelection();
      const path = [];
      for (let node = selection.focusNode; node !== element; node = node.parentNode) {
        if (node === null) return "outside";
        path.unshift([...node.parentNode.childNodes].indexOf(node));
      }
      return `${path.join("/")}:${selection.focusOffset}`;
    });
  }

  get #world() {
    return this.browser.contentScript(this.frame);
  }

  /** What `what` comes to in the extension's world, where `__unbroadcast` is its probe. */
  inExtension(what, ...values) {
    return this.#world.evaluate(what, ...values);
  }

  /** What the extension's probe says of the draft, its host element and its card. */
  shown() {
    return this.#world.evaluate(() => {
      const { draft, host, isCardOpen } = globalThis.__unbroadcast;
      const hasHost = host?.isConnected ?? false;
      if (draft === null) return { draft, hasHost, isCardOpen };
      const { text, revision, paintedRevision, verdict, problem } = draft;
      return {
        draft: { text, verdict, problem, isAnswered: revision === paintedRevision },
        hasHost,
        isCardOpen,
      };
    });
  }

  /** Why the extension has no answer, if it says so; its own pages have no probe. */
  async #problem() {
    if (this.surface.isOwnPage) return null;
    return (await this.shown()).draft?.problem ?? null;
  }

  /** Milliseconds that the extension took for its last 256 keystrokes, by what it measured. */
  timings() {
    return this.#world.evaluate(() => globalThis.__unbroadcast.timings);
  }

  /** Waits until the extension has caught up with the author: answered, or nothing to judge. */
  async caughtUp() {
    await eventually(async () => {
      const { draft } = await this.shown();
      return draft !== null && (draft.isAnswered || draft.text.split(/\s+/).length < 4);
    }, true, "the newest text was answered");
  }

  /**
   * What is underlined inside the editor, in reading order: the words, and how many characters
   * stand before them (line breaks not counted: a Range sees them in some editors only).
   * @returns {Promise<{before: number, words: string}[]>}
   */
  marks() {
    return this.editor.evaluate((element) => {
      const marks = new Map();
      for (const range of [...CSS.highlights.values()].flatMap((highlight) => [...highlight])) {
        if (!element.contains(range.startContainer) || range.collapsed) continue;
        const lead = document.createRange();
        lead.setStart(element, 0);
        lead.setEnd(range.startContainer, range.startOffset);
        const before = lead.toString().replaceAll("\n", "").length;
        const mark = { before, words: range.toString().replaceAll("\n", "") };
        marks.set(JSON.stringify(mark), mark);
      }
      return [...marks.values()].sort((left, right) => left.before - right.before);
    });
  }

  /**
   * Waits until exactly the words that the scorer flags in `text` are underlined (in a textarea: until
   * its verdict is there), and returns the scorer's report. `text` is the whole draft, blocks joined
   * by "\n".
   */
  async expectMarksOf(text) {
    const report = await reportOn(text, this.surface);
    const what = `${JSON.stringify(text.slice(0, 200))} on ${this.surface.name}`;
    if (this.surface.isTextarea) {
      const { verdict } = report;
      const wanted = { text, verdict, problem: null, isAnswered: true };
      await eventually(async () => (await this.shown()).draft, wanted, `verdict on ${what}`);
      assert.deepEqual(await this.marks(), []);
      return report;
    }
    const expected = marksIn(text, report);
    const read = async () => ({ marks: await this.marks(), problem: await this.#problem() });
    await eventually(read, { marks: expected, problem: null }, `marks of ${what}`);
    return report;
  }

  /** The marks that the scorer asks for in `text`, as `marks` reads them. */
  async flaggedIn(text) {
    return marksIn(text, await reportOn(text, this.surface));
  }

  /** What the draft was judged as: {platform, kind}; null while it is not judged. */
  async judgedAs() {
    const judgement = await this.browser.inBackground(`(async () => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const reply = await chrome.tabs.sendMessage(tab.id, { kind: "draft" });
      return JSON.stringify(reply?.value?.judgement ?? null);
    })()`);
    const { platform, surface: kind } = JSON.parse(judgement) ?? {};
    return { platform, kind };
  }

  /** The score and verdict that the newest text has, once it is judged. */
  async judgement() {
    return this.#world.evaluate(() => {
      const { score, verdict, revision, paintedRevision } = globalThis.__unbroadcast.draft ?? {};
      return revision === paintedRevision ? { score, verdict } : null;
    });
  }

  /** What the scorer says of `text` here, with the options of flagged.mjs. */
  reportOn(text, options) {
    return reportOn(text, this.surface, options);
  }

  /** Clicks thrice into a line of the card; what is selected then. */
  async selectInCard(selector) {
    const { x, y } = await this.#centre(selector);
    await this.page.mouse.click(x, y, { count: 3 });
    return this.#world.evaluate(() => {
      const { shadow } = globalThis.__unbroadcast;
      return String(shadow.getSelection?.() ?? document.getSelection());
    });
  }

  /** Waits until the card is open, or closed. */
  async expectCard(open) {
    await eventually(async () => (await this.shown()).isCardOpen, open, "the card is open");
  }

  /** The author's words that the card quotes, in its order. */
  cardQuotes() {
    return this.#world.evaluate(() =>
      [...globalThis.__unbroadcast.shadow.querySelectorAll(".reason .quote")].map(
        ({ textContent }) => textContent,
      ),
    );
  }

  /** The verdict that the badge shows; null while there is no badge. */
  badgeVerdict() {
    return this.#world.evaluate(() => {
      const badge = globalThis.__unbroadcast.shadow?.querySelector(".badge");
      return badge === undefined || badge === null || badge.hidden ? null : badge.dataset.verdict;
    });
  }

  /** The middle of the element at `selector` in our interface, scrolled to if it is in the card. */
  #centre(selector) {
    return this.#world.evaluate((wanted) => {
      const element = globalThis.__unbroadcast.shadow.querySelector(wanted);
      if (element.closest(".card")) element.scrollIntoView({ block: "nearest" });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, selector);
  }

  /** Waits until an element of our interface is there and can be seen. */
  async expectInCard(selector) {
    const isShown = (wanted) =>
      globalThis.__unbroadcast.shadow?.querySelector(wanted)?.checkVisibility() ?? false;
    await eventually(() => this.#world.evaluate(isShown, selector), true, `${selector} in the card`);
  }

  async clickInCard(selector) {
    await this.expectInCard(selector);
    const { x, y } = await this.#centre(selector);
    await this.page.mouse.click(x, y);
  }

  async pointInCard(selector) {
    await this.expectInCard(selector);
    const { x, y } = await this.#centre(selector);
    await this.page.mouse.move(x, y);
  }

  async clickBadge() {
    const { x, y } = await this.#centre(".badge");
    await this.page.mouse.click(x, y);
  }

  /** The words that are underlined more strongly than the others. */
  emphasised() {
    return this.editor.evaluate(() =>
      [...(CSS.highlights.get("unbroadcast-emphasis") ?? [])].map((range) => range.toString()),
    );
  }

  /** What is selected in the page. */
  selection() {
    return this.editor.evaluate((element) => {
      const root = element.getRootNode();
      return String(root.getSelection?.() ?? document.getSelection());
    });
  }

  /** Whether the editor has the focus. */
  hasFocus() {
    return this.editor.evaluate((element) => element.getRootNode().activeElement === element);
  }

  /** Moves the pointer onto the button that posts. */
  async reachForSubmit() {
    const button = await this.frame.waitForSelector(this.surface.submit, { visible: true });
    await button.hover();
    await this.#nextFrame();
  }

  badgeCentre() {
    return this.#centre(".badge");
  }

  /** What the badge lies over: lines of the text, the button that posts, the list of mentions. */
  async underBadge() {
    const badge = await this.#world.evaluate(() => {
      const { left, top, right, bottom } = globalThis.__unbroadcast.shadow
        .querySelector(".badge")
        .getBoundingClientRect();
      return { left, top, right, bottom };
    });
    const button = await this.frame.waitForSelector(this.surface.submit);
    return this.editor.evaluate(
      (editor, box, submit) => {
        const isUnder = ({ left, top, right, bottom }) =>
          left < box.right && box.left < right && top < box.bottom && box.top < bottom;
        const text = document.createRange();
        text.selectNodeContents(editor);
        const lists = editor.getRootNode().querySelectorAll("[role=listbox]");
        const things = {
          text: editor instanceof HTMLTextAreaElement ? [] : [...text.getClientRects()],
          button: [submit.getBoundingClientRect()],
          list: [...lists].map((list) => list.getBoundingClientRect()),
        };
        return Object.keys(things).filter((what) => things[what].some(isUnder));
      },
      badge,
      button,
    );
  }

  /** Whether a person who points at the badge hits it, and not something above it. */
  async isBadgeOnTop() {
    return this.isOursAt(await this.badgeCentre());
  }

  /** Whether a person who points there hits something of ours. */
  isOursAt(point) {
    return this.frame.evaluate(({ x, y }) => {
      let hit = document.elementFromPoint(x, y);
      for (let inner = hit; inner !== null; inner = hit.shadowRoot?.elementFromPoint(x, y) ?? null) {
        if (inner === hit && inner.shadowRoot === null) break;
        hit = inner;
      }
      return hit?.localName === "unbroadcast-ui";
    }, point);
  }

  /** Whether the host is a child of the element at `selector`. */
  hostIsIn(selector) {
    return this.frame.evaluate(
      (container) => document.querySelector(`${container} > unbroadcast-ui`) !== null,
      selector,
    );
  }
}

function marksIn(text, report) {
  return underlined(text, report).map(({ begin, words }) => ({
    before: withoutBreaks(text.slice(0, begin)).length,
    words: withoutBreaks(words),
  }));
}

function withoutBreaks(text) {
  return text.replaceAll("\n", "");
}
