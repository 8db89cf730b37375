// Badge and card for everyone: forced colours, reduced motion, pages that run from right to left, text at
// twice and four times its size, and screen readers, who hear of another verdict once, after a pause.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast, conversation } from "../harness/drafts.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers();

async function openCard(composer) {
  await composer.type(broadcast);
  await composer.expectMarksOf(broadcast);
  await eventually(() => composer.badgeVerdict(), "broadcasting", "the badge's verdict");
  await composer.clickBadge();
  await composer.expectCard(true);
}

/** Texts of badge and card that do not stand out from their ground, with the contrast that they have. */
function faintTexts() {
  const channels = (colour) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour) => {
    const [red, green, blue] = channels(colour).map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const groundOf = (element) => {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      const [, , , alpha = 1] = channels(backgroundColor);
      if (alpha === 1) return backgroundColor;
    }
    return "no ground";
  };
  const { shadow } = globalThis.__unbroadcast;
  const texts = [...shadow.querySelectorAll(".badge *, .card *")].filter(
    (element) =>
      element.checkVisibility() &&
      [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ""),
  );
  const contrasts = texts.map((element) => {
    const ground = groundOf(element);
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(ground)].sort((a, b) => b - a);
    return { text: element.textContent, ground, contrast: (light + 0.05) / (dark + 0.05) };
  });
  return { count: contrasts.length, faint: contrasts.filter(({ contrast }) => !(contrast >= 4.5)) };
}

for (const scheme of ["light", "dark"]) {
  test(`forced colours, ${scheme}: every word stands out, and the badge has an edge and a shape`, async (t) => {
    if (suite.browser.name === "firefox" && scheme === "dark") {
      t.skip("where colours are forced, Firefox takes the scheme from them, and they are light here");
      return;
    }
    const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
    await suite.browser.prefer(composer.page, scheme);
    await suite.browser.assist(composer.page, "forced colours");
    const isForced = () => composer.page.evaluate(() => matchMedia("(forced-colors: active)").matches);
    await eventually(isForced, true, "colours are forced");
    const isDark = () => composer.page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
    await eventually(isDark, scheme === "dark", "the scheme");
    await openCard(composer);
    const { count, faint } = await composer.inExtension(faintTexts);
    assert.ok(count > 10, `${count} texts`);
    assert.deepEqual(faint, []);

    await composer.press("Escape");
    await composer.expectCard(false);
    await composer.expectInCard(".badge .word");
    const badge = await composer.inExtension(() => {
      const element = globalThis.__unbroadcast.shadow.querySelector(".badge");
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element);
      const { fill } = getComputedStyle(element.querySelector(".shape"));
      return { width: parseFloat(borderTopWidth), borderTopColor, backgroundColor, fill };
    });
    assert.ok(badge.width > 0);
    assert.notEqual(badge.borderTopColor, badge.backgroundColor, "the edge is seen");
    assert.notEqual(badge.fill, badge.backgroundColor, "the shape is seen");
  });
}

/** Everything of ours that would move. */
function moving() {
  return [...globalThis.__unbroadcast.shadow.querySelectorAll("*")]
    .filter((element) => {
      const { transitionDuration, animationName } = getComputedStyle(element);
      return animationName !== "none" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
    })
    .map((element) => element.getAttribute("class"));
}

test("reduced motion: nothing moves", async () => {
  const composer = await Composer.open(suite.browser, surface("X home"));
  await openCard(composer);
  assert.notDeepEqual(await composer.inExtension(moving), [], "otherwise something does");
  await suite.browser.assist(composer.page, "reduced motion");
  await eventually(() => composer.inExtension(moving), [], "what moves");
});

/** Whether badge and card are in sight, the card's lines too, and what they lie over. */
async function layout(composer) {
  const ours = await composer.inExtension(() => {
    const { shadow } = globalThis.__unbroadcast;
    const { clientWidth, clientHeight } = document.documentElement;
    const isInSight = (element) => {
      const { left, top, right, bottom, width } = element.getBoundingClientRect();
      return width > 0 && left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight;
    };
    const card = shadow.querySelector(".card");
    const { left, top, right, bottom } = card.getBoundingClientRect();
    return {
      isCardInSight: isInSight(card),
      isSideways: card.scrollWidth > card.clientWidth,
      isPageSideways: document.documentElement.scrollWidth > clientWidth,
      card: { left, top, right, bottom },
    };
  });
  const { card, ...rest } = ours;
  const button = await composer.frame.waitForSelector(composer.surface.submit);
  const isOverButton = await button.evaluate((element, box) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return left < box.right && box.left < right && top < box.bottom && box.top < bottom;
  }, card);
  return { ...rest, isOverButton };
}

const wellPlaced = { isCardInSight: true, isSideways: false, isPageSideways: false, isOverButton: false };

for (const name of ["LinkedIn post in a modal", "X home", "X modal"]) {
  test(`${name}, from right to left: badge and card have their places`, async () => {
    const composer = await Composer.open(suite.browser, surface(name));
    await composer.page.evaluate(() => {
      document.documentElement.dir = "rtl";
    });
    await openCard(composer);
    await eventually(() => layout(composer), wellPlaced, "where the card is");
    await composer.press("Escape");
    await composer.expectCard(false);
    await eventually(() => composer.underBadge(), [], "what the badge lies over");
    assert.equal(await composer.isBadgeOnTop(), true);
  });

  // What a window of 1280 by 800 leaves for a page at 200 %, and a narrow one at 400 %.
  for (const [width, height, zoom] of [[640, 400, 2], [320, 480, 4]]) {
    test(`${name}, ${width} by ${height} pixels: the card is in sight and reads without scrolling sideways`, async () => {
      const composer = await Composer.open(suite.browser, surface(name));
      await composer.page.setViewport({ width, height, deviceScaleFactor: zoom });
      await composer.type(broadcast);
      await composer.expectMarksOf(broadcast);
      await composer.press("Alt+Shift+B");
      await composer.expectCard(true);
      const { isPageSideways: _, ...card } = await layout(composer);
      const { isPageSideways: __, ...wanted } = wellPlaced;
      assert.deepEqual(card, wanted);
    });
  }
}

for (const path of ["options", "welcome", "try"]) {
  test(`the ${path} page reads without scrolling sideways at 320 pixels`, async () => {
    const page = await suite.browser.extensionPage(`pages/${path}/${path}.html`);
    await page.setViewport({ width: 320, height: 480, deviceScaleFactor: 4 });
    await page.waitForSelector("h1", { visible: true });
    const wide = () =>
      page.evaluate(() =>
        [...document.querySelectorAll("*")]
          .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5)
          .map(({ outerHTML }) => outerHTML.slice(0, 120)),
      );
    await eventually(wide, [], "what is wider than the window");
  });
}

test("another verdict is told to screen readers once, after a pause, and politely", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  const isReady = () => (globalThis.__unbroadcast.shadow ?? null) !== null;
  await eventually(() => composer.inExtension(isReady), true, "our interface, still out of the page");
  await composer.inExtension(() => {
    const region = globalThis.__unbroadcast.shadow.querySelector("[role=status]");
    globalThis.told = [];
    let lastInput = performance.now();
    addEventListener("beforeinput", () => (lastInput = performance.now()), true);
    new MutationObserver(() => {
      globalThis.told.push({ text: region.textContent, pause: performance.now() - lastInput });
    }).observe(region, { childList: true, characterData: true, subtree: true });
  });
  const told = () => composer.inExtension(() => globalThis.told);
  const verdicts = async () => (await told()).map(({ text }) => text.match(/conversation|broadcasting/)?.[0]);

  await composer.type("Follow us, like this post and buy now!");
  await eventually(verdicts, ["broadcasting"], "what is told");
  await composer.type(" Click here and register today!");
  await composer.expectMarksOf("Follow us, like this post and buy now! Click here and register today!");

  await composer.press("Control+a");
  await composer.paste(conversation);
  await eventually(verdicts, ["broadcasting", "conversation"], "what is told");
  // A second is what the announcer waits; clocks of two events differ by a little.
  for (const { text, pause } of await told()) assert.ok(pause > 950, `"${text}" after ${pause} ms`);
});
