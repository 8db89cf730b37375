// A broadcasting draft is warned of, on every surface and as the kind of text that it is, on exactly
// the words that the scorer flags, wherever those words move. Messages are left alone until the author
// wants them read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { configure } from "../harness/settings.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { messages, surface, watched } from "../harness/surfaces.mjs";

const suite = useBrowsers();

for (const place of watched) {
  const lead = place.prefilled ?? "";

  test(`${place.name}: flagged words are underlined, and follow edits before and inside them`, async () => {
    const composer = await Composer.open(suite.browser, place);
    await composer.type(broadcast);
    const report = await composer.expectMarksOf(lead + broadcast);
    assert.equal(report.verdict, "broadcasting");
    assert.equal((await composer.marks()).length > 0, place.isTextarea !== true);
    assert.deepEqual(await composer.judgedAs(), { platform: place.platform, kind: place.kind });

    await composer.press("ArrowUp", "Home");
    await composer.press(...Array(place.stopsBeforeCaret ?? 0).fill("ArrowRight"));
    await composer.type("Hello, all. 🚀 ");
    await composer.expectMarksOf(`${lead}Hello, all. 🚀 ${broadcast}`);

    await composer.type("\n");
    await composer.expectMarksOf(`${lead}Hello, all. 🚀 \n${broadcast}`);

    await composer.press("Delete", "Delete", "Delete");
    await composer.expectMarksOf(`${lead}Hello, all. 🚀 \n${broadcast.slice(3)}`);
  });
}

for (const place of messages) {
  test(`${place.name}: nothing is read or said`, async () => {
    const composer = await Composer.open(suite.browser, place);
    await composer.type(broadcast);
    // What is typed in a composer that is watched gets its answer: the extension has had its time.
    const other = await Composer.open(suite.browser, surface("X home"));
    await other.type(broadcast);
    await other.expectMarksOf(broadcast);

    await composer.page.bringToFront();
    const { draft, hasHost } = await composer.shown();
    assert.deepEqual({ draft, hasHost }, { draft: null, hasHost: false });
    assert.deepEqual(await composer.marks(), []);
  });

  test(`${place.name}: switched on, it is warned of as a message`, async () => {
    await configure(suite.browser, {
      surfaces: { post: true, reply: true, article: true, message: true },
    });
    const composer = await Composer.open(suite.browser, place);
    await composer.type(broadcast);
    const { verdict } = await composer.expectMarksOf(broadcast);
    await eventually(() => composer.badgeVerdict(), verdict, "the badge's verdict");
    assert.deepEqual(await composer.judgedAs(), { platform: place.platform, kind: "message" });
  });
}

test("a mention that was chosen from the list counts as its name", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type("Thanks @Ada");
  await composer.page.waitForSelector("[role=listbox] [role=option]");
  await composer.press("Enter");
  await composer.type(broadcast);
  const report = await composer.expectMarksOf(`Thanks Ada Ferris ${broadcast}`);
  assert.notEqual(report.findings.length, 0);
});

test("an emoji that is drawn as an image counts as its character", async () => {
  const composer = await Composer.open(suite.browser, surface("LinkedIn post in a modal"));
  await composer.type("Good news ");
  await composer.page.click("[aria-label=Emoji]");
  await composer.type(` ${broadcast}`);
  const text = `Good news 🚀 ${broadcast}`;
  await eventually(async () => (await composer.shown()).draft?.text, text, "the text that is read");
  await eventually(
    async () => (await composer.marks()).map(({ words }) => words),
    (await composer.flaggedIn(text)).map(({ words }) => words),
    "marks beside an image",
  );
});

for (const name of ["LinkedIn post in a shadow root", "X home"]) {
  test(`${name}: look-alike letters, joined emoji and coloured tags are marked as typed`, async () => {
    const draft = "👩‍💻 𝗧𝗵𝗿𝗶𝗹𝗹𝗲𝗱 𝘁𝗼 𝗮𝗻𝗻𝗼𝘂𝗻𝗰𝗲 our ﬁnest #Innovation with @northgate!\nFollow us and buy now.";
    const composer = await Composer.open(suite.browser, surface(name));
    await composer.type(draft);
    await composer.expectMarksOf(draft);
    const words = (await composer.marks()).map((mark) => mark.words);
    assert.ok(words.some((text) => text.includes("𝗮𝗻𝗻𝗼𝘂𝗻𝗰𝗲")), `marked: ${words.join(" | ")}`);
  });
}
