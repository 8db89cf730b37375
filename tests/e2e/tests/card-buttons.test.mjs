// What the card can do: show which words a reason is about, select them, mute a rule, note that a
// reason was not useful, pause, open the settings. It writes nothing into the editor.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { stored } from "../harness/settings.mjs";
import { eventually } from "../harness/state.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface } from "../harness/surfaces.mjs";

const suite = useBrowsers();

/**
 * A composer with a warned draft, its card open and whole: the way out comes a moment later and moves what
 * stands below it. The scorer's report, and the editor as it was.
 */
async function withCard(name) {
  const composer = await Composer.open(suite.browser, surface(name));
  await composer.type(broadcast);
  const report = await composer.expectMarksOf(broadcast);
  const html = await composer.html();
  await eventually(() => composer.badgeVerdict(), report.verdict, "the badge's verdict");
  await composer.clickBadge();
  await composer.expectCard(true);
  assert.notEqual(report.way_out.length, 0);
  await composer.expectInCard(".way-out");
  return { composer, report, html };
}

/** The findings that have a reason in the card, with their indices in the report. */
function reasonsOf(report) {
  return report.findings
    .map((finding, index) => ({ ...finding, index, words: broadcast.slice(finding.begin, finding.end) }))
    .filter(({ side, begin, end }) => side === "broadcasting" && begin < end);
}

const reasonButton = ({ index }) => `.reason .toggle[data-finding="${index}"]`;

for (const name of ["LinkedIn post in a modal", "LinkedIn post in a shadow root", "X modal"]) {
  test(`${name}: pointing at a reason shows its words, choosing it selects them`, async () => {
    const { composer, report, html } = await withCard(name);
    for (const reason of reasonsOf(report).slice(0, 3)) {
      await composer.pointInCard(reasonButton(reason));
      const first = async () => (await composer.emphasised())[0];
      await eventually(first, reason.words, "the emphasised words");
    }
    const [, chosen] = reasonsOf(report);
    await composer.clickInCard(reasonButton(chosen));
    await eventually(() => composer.selection(), chosen.words, "the words are selected");
    assert.equal(await composer.html(), html);
  });
}

test("a muted rule goes at once, from this draft and the settings, and can be taken back", async () => {
  const { composer, report } = await withCard("LinkedIn post in a modal");
  const [first] = reasonsOf(report);
  const isMarked = async () => (await composer.marks()).some(({ words }) => words === first.words);
  assert.equal(await isMarked(), true);

  await composer.clickInCard(reasonButton(first));
  await composer.clickInCard(`[data-key="reason_mute ${first.rule}"]`);
  await eventually(isMarked, false, "the muted rule's words are marked");
  assert.deepEqual((await stored(suite.browser, "sync", "settings")).mutedRules, [first.rule]);

  await composer.clickInCard(`[data-key="card_unmute ${first.rule}"]`);
  await eventually(isMarked, true, "the rule's words are marked again");
  assert.deepEqual((await stored(suite.browser, "sync", "settings")).mutedRules, []);
});

test("\"not useful\" is kept on this computer, without a word of the draft", async () => {
  const { composer, report } = await withCard("X home");
  const [first] = reasonsOf(report);
  await composer.clickInCard(reasonButton(first));
  await composer.clickInCard(`[data-key="reason_not_useful ${first.rule}"]`);
  await composer.expectInCard(`[data-key="reason_copy ${first.rule}"]`);

  const feedback = await stored(suite.browser, "local", "feedback");
  assert.deepEqual(
    feedback.map(({ rule, verdict, score }) => ({ rule, verdict, score })),
    [{ rule: first.rule, verdict: report.verdict, score: report.score }],
  );
  for (const words of broadcast.split(/[\s.!]+/).filter((word) => word.length > 4)) {
    const kept = JSON.stringify(Object.values(feedback[0]).filter((value) => value !== first.rule));
    assert.doesNotMatch(kept, new RegExp(words, "i"));
  }
});

test("the card pauses its site until the popup resumes it", async () => {
  const { composer, report } = await withCard("X home");
  await composer.clickInCard(`[data-key="pause"]`);
  await eventually(
    () => composer.page.evaluate(() => document.querySelector("unbroadcast-ui") ?? CSS.highlights.size),
    0,
    "traces while paused",
  );
  await eventually(() => suite.browser.toolbarText(composer.page), "II", "the toolbar says so");

  const popup = await suite.browser.openPopup(composer.page);
  await popup.click("#resume");
  await popup.waitFor("#pause");
  await popup.close();
  await composer.editor.click();
  await composer.press("Control+End");
  assert.equal((await composer.expectMarksOf(broadcast)).verdict, report.verdict);
});

test("the card opens the settings", async () => {
  const { composer } = await withCard("X home");
  await composer.clickInCard(`[data-key="settings"]`);
  const isOpen = async () =>
    (await suite.browser.extensionTabs()).some((url) => url.includes("/pages/options/"));
  await eventually(isOpen, true, "the options page is open");
  await suite.browser.closeExtensionTabs();
});

for (const line of [".reason .message", ".reason .why"]) {
  test(`${line} of the card can be selected and copied, and nothing else happens`, async () => {
    const { composer, html } = await withCard("X home");
    await composer.expectInCard(line);
    const seen = await composer.selectInCard(line);
    assert.ok(seen.length > 10, `selected: ${seen}`);
    assert.equal(await composer.hasFocus(), false, "what is selected in the card stays selected");
    assert.equal(await composer.html(), html);
  });
}
