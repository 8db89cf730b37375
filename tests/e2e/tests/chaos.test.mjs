// What pages and people do to a composer while a draft is open. Each of these once broke somebody's
// extension (or ours).

import assert from "node:assert/strict";
import { test } from "node:test";
import { openBrowser } from "../harness/browser.mjs";
import { Composer } from "../harness/composer.mjs";
import { brief, broadcast, conversation } from "../harness/drafts.mjs";
import { complaints } from "../harness/page-watch.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers({ control: true });

const nothing = { hosts: 0, highlights: 0 };

function traces(composer) {
  return composer.frame.evaluate(() => {
    const hostsIn = (root) =>
      [...root.querySelectorAll("*")].reduce(
        (sum, { localName, shadowRoot }) =>
          sum + Number(localName === "unbroadcast-ui") + (shadowRoot === null ? 0 : hostsIn(shadowRoot)),
        0,
      );
    return { hosts: hostsIn(document), highlights: CSS.highlights.size };
  });
}

const at = (name, query) => {
  const place = surface(name);
  return { ...place, url: `${place.url}${place.url.includes("?") ? "&" : "?"}${query}` };
};

test("a placeholder dialog that is swapped for the real one", async () => {
  const place = at("LinkedIn post in a modal", "dialog=swap");
  const page = await suite.browser.newPage(place.url);
  await page.waitForSelector("[data-swapped]");
  const real = await Composer.at(suite.browser, page, place);
  await real.type(broadcast);
  await real.expectMarksOf(broadcast);
  assert.equal(await real.hostIsIn("dialog"), true);
  assert.equal((await traces(real)).hosts, 1);
});

test("a placeholder that is typed into before it is swapped leaves nothing behind", async () => {
  const place = at("LinkedIn post in a modal", "dialog=typed");
  const composer = await Composer.open(suite.browser, place);
  await composer.type(brief);
  await composer.page.waitForSelector("[data-swapped]");
  await eventually(() => traces(composer), nothing, "traces of the placeholder");
});

test("an editor that a change of route unmounts, and mounts again with its draft", async () => {
  const composer = await Composer.open(suite.browser, surface("X modal"));
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);

  await composer.page.click("[aria-label=Schedule]");
  await eventually(() => traces(composer), nothing, "traces while the editor is away");

  await composer.page.click("[aria-label=Back]");
  const back = await Composer.at(suite.browser, composer.page, surface("X modal"));
  await back.press("Control+End");
  await back.expectMarksOf(broadcast);
  await back.type(" Today!");
  const report = await back.expectMarksOf(`${broadcast} Today!`);
  await eventually(() => back.badgeVerdict(), report.verdict, "the badge's verdict");
});

test("a page that removes the host gets it back", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);
  await composer.page.evaluate(() => document.querySelector("dialog > unbroadcast-ui").remove());
  await eventually(() => composer.hostIsIn("dialog"), true, "the host is back");
  assert.equal(await composer.isBadgeOnTop(), true);
});

test("host and marks go with the editor", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in an open"));
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);
  await composer.page.evaluate(() => document.querySelector("dialog").remove());
  await eventually(() => traces(composer), nothing, "what is left");
});

test("a shadow root that appears after the page", async () => {
  const place = at("LinkedIn post in a shadow root", "root=late");
  const composer = await Composer.open(suite.browser, place);
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);
});

test("two composers at once: marks in both, the badge with the author", async () => {
  const comment = await Composer.open(suite.browser, surface("LinkedIn comment (TipTap)"));
  await comment.type(broadcast);
  const { verdict } = await comment.expectMarksOf(broadcast);
  const place = surface("LinkedIn reply (TipTap");
  const reply = await Composer.at(suite.browser, comment.page, place);
  await reply.press("Control+End");
  await reply.type(conversation);
  const answered = await reply.expectMarksOf(place.prefilled + conversation);
  await eventually(() => reply.badgeVerdict(), answered.verdict, "the badge at the reply");

  await comment.expectMarksOf(broadcast);
  await comment.editor.click();
  await eventually(() => comment.badgeVerdict(), verdict, "the badge at the comment");
  assert.equal((await traces(comment)).hosts, 1);
});

test("the modal over the timeline's box, both with a draft", async () => {
  const modal = await Composer.open(suite.browser, surface("X modal"));
  await modal.type(broadcast);
  await modal.expectMarksOf(broadcast);
  assert.equal(await modal.hostIsIn("#layers [role=dialog]"), true);
  assert.deepEqual(
    await modal.page.$eval(`#react-root [role=textbox]`, ({ textContent }) => textContent),
    "",
  );
});

test("a draft that was restored is judged before a key is pressed", async () => {
  const text = "We are thrilled to announce our award-winning platform. Follow us and buy now!";
  for (const name of ["LinkedIn post in a modal", "LinkedIn post in a shadow root", "X home"]) {
    const composer = await Composer.open(suite.browser, at(name, `text=${encodeURIComponent(text)}`));
    await composer.expectMarksOf(text);
  }
});

test("an input method's words count when they are composed, and not before", async () => {
  for (const name of ["LinkedIn post in a modal", "X home", "LinkedIn comment (Quill)"]) {
    const composer = await Composer.open(suite.browser, surface(name));
    await composer.type("Follow us, like this post and ");
    await composer.caughtUp();
    const before = (await composer.shown()).draft.text;
    const ime = await suite.browser.inputMethod(composer.page);
    for (const shown of ["b", "bu", "buy n", "buy now"]) await ime.compose(shown);
    assert.equal((await composer.shown()).draft.text, before, "nothing is judged while composing");
    await ime.commit("buy now!");
    await composer.expectMarksOf(`${before}buy now!`);
  }
});

test("composing is what it is without us", async () => {
  const htmls = [];
  for (const browser of [suite.control, suite.browser]) {
    const composer = await Composer.open(browser, surface("LinkedIn post in a modal"));
    await composer.type("Follow us, like this post and ");
    const ime = await browser.inputMethod(composer.page);
    for (const shown of ["に", "にほ", "日本"]) await ime.compose(shown);
    await ime.commit("日本語");
    await composer.type(" now!");
    htmls.push([await composer.html(), await composer.caret(), await complaints(composer.page)]);
  }
  assert.deepEqual(htmls[1], htmls[0]);
});

test("undo and redo of a warned draft", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);
  await composer.press("Control+z");
  await eventually(async () => (await composer.shown()).draft.text !== broadcast, true, "undone");
  await composer.press("Control+Shift+z");
  await composer.expectMarksOf(broadcast);
});

test("a thread of several boxes is one draft, with marks in each box and one badge", async () => {
  const [first, second] = broadcast.split("\n");
  const place = surface("X modal");
  const top = await Composer.open(suite.browser, place);
  await top.type(first);
  await top.page.click("#layers [data-testid=addButton]");
  const box = (index) => ({ ...place, editor: `#layers [data-testid=tweetTextarea_${index}]` });
  const below = await Composer.at(suite.browser, top.page, box(1));
  await below.type(second);

  const text = `${first}\n\n${second}`;
  await eventually(async () => (await below.shown()).draft?.text, text, "the thread's text");
  const flagged = (await below.flaggedIn(text)).map(({ words }) => words);
  const inBoxes = async () =>
    [...(await top.marks()), ...(await below.marks())].map(({ words }) => words);
  await eventually(inBoxes, flagged, "marks in both boxes");
  assert.notDeepEqual(await top.marks(), []);
  assert.notDeepEqual(await below.marks(), []);
  assert.equal((await traces(below)).hosts, 1);
});

for (const name of ["LinkedIn post in a modal", "LinkedIn comment (Quill)", "X home"]) {
  test(`${name}: 25,000 characters are pasted, and judged as they are`, async () => {
    const sentence = "Has anyone tried this with a small team, and what broke first? ";
    const lines = Array(100).fill(sentence.repeat(4).trim());
    const text = `${lines.join("\n").slice(0, 25_000 - broadcast.length - 1)}\n${broadcast}`;
    const composer = await Composer.open(suite.browser, surface(name));
    await composer.paste(text);
    await eventually(async () => (await composer.shown()).draft?.text.length, 25_000, "all of it");
    await composer.type("!");
    await composer.expectMarksOf(`${text}!`);
  });
}

for (const name of ["X home", "LinkedIn post in a shadow root"]) {
  test(`${name}: an update under an open draft, and then a removal, leave the draft alone and nothing behind`, async () => {
    const browser = await openBrowser({ server: suite.server, extension: true });
    try {
      const old = await Composer.open(browser, surface(name));
      await old.type(broadcast);
      await old.expectMarksOf(broadcast);
      const html = await old.html();

      await browser.updateExtension();
      await old.type(" And");
      // Firefox starts the new version in pages that are open, Chromium in those that come.
      const left = browser.name === "firefox" ? 1 : 0;
      await eventually(async () => (await traces(old)).hosts, left, "hosts after the update");
      const fresh = await Composer.open(browser, surface("LinkedIn post in a modal"));
      await fresh.type(broadcast);
      await fresh.expectMarksOf(broadcast);

      await eventually(() => fresh.badgeVerdict(), "broadcasting", "the badge of the new version");
      const badge = await fresh.badgeCentre();
      assert.equal(await fresh.isOursAt(badge), true);

      await browser.removeExtension();
      for (const composer of [fresh, old]) {
        await composer.page.bringToFront();
        await composer.type("?");
        // Firefox ends content scripts without a word to them: what is left there can't be seen or hit.
        if (browser.name === "chromium") await eventually(() => traces(composer), nothing, "traces");
      }
      await fresh.page.bringToFront();
      await eventually(() => fresh.isOursAt(badge), false, "something of ours is in the way");
      assert.equal(await old.html(), html.replace("Buy now!", "Buy now! And?"));
      const control = await Composer.open(suite.control, surface(name));
      assert.deepEqual(await complaints(old.page), await complaints(control.page));
    } finally {
      await browser.close();
    }
  });
}

/** The editor as it is seen, without a caret that blinks. */
async function picture(composer) {
  await composer.frame.evaluate(() => {
    document.documentElement.style.caretColor = "transparent";
  });
  return Buffer.from(await composer.editor.screenshot()).toString("base64");
}

for (const name of ["LinkedIn post in a modal", "LinkedIn post in a shadow root", "X home"]) {
  test(`${name}: switched off under an open draft it goes quiet, and switched on again it is back`, async () => {
    const browser = await openBrowser({ server: suite.server, extension: true });
    try {
      const control = await Composer.open(suite.control, surface(name));
      await control.type(broadcast);
      const unmarked = await picture(control);
      await control.type("?");
      const plain = await picture(control);

      const composer = await Composer.open(browser, surface(name));
      await composer.type(broadcast);
      await composer.expectMarksOf(broadcast);
      await eventually(() => composer.badgeVerdict(), "broadcasting", "the badge");
      const badge = await composer.badgeCentre();
      const html = await composer.html();
      assert.notEqual(await picture(composer), unmarked, "marks are seen");

      await browser.enableExtension(false);
      await composer.page.bringToFront();
      await composer.type("?");
      await eventually(() => composer.isOursAt(badge), false, "something of ours is in the way");
      await eventually(async () => (await picture(composer)) === plain, true, "no mark is seen");
      if (browser.name === "chromium") await eventually(() => traces(composer), nothing, "traces");
      assert.equal(await composer.html(), html.replace("Buy now!", "Buy now!?"));
      assert.deepEqual(await complaints(composer.page), await complaints(control.page));

      await browser.enableExtension(true);
      const fresh = await Composer.open(browser, surface("X home"));
      await fresh.type(broadcast);
      await fresh.expectMarksOf(broadcast);
    } finally {
      await browser.close();
    }
  });
}
