// `unbroadcast eval`: the figures themselves are tested in statistics_test.cpp.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { file, rules, run } from "./support.mjs";

describe("eval", () => {
  // Scores: follow 73 (warned), thrilled 62 (warned), question 5, plain 12.
  const rows = [
    { id: 1, platform: "x", kind: "post", group: "g", s: 4, w: true, q: ["follow us"], text: "Now follow us!" },
    { id: 2, platform: "x", kind: "post", group: "g", s: 3, w: true, q: ["today"], text: "Thrilled to announce, today" },
    { id: 3, platform: "x", kind: "reply", group: "g", s: 0, w: false, q: [], text: "What do you think?" },
    { id: 4, platform: "linkedin", kind: "post", group: "h", s: 1, w: false, q: [], text: "Please follow us" },
    { id: 5, platform: "linkedin", kind: "post", group: "h", s: 3, w: true, q: ["rain"], text: "Rain, rain." },
    { id: 6, platform: "x", kind: "post", group: "g", s: null, w: null, q: [], text: "#" },
  ].map((row) => ({ lang: "en", ...row }));
  const corpus = file("corpus.jsonl", rows.map((row) => JSON.stringify(row)).join("\n") + "\n");
  const evaluate = (...args) => run(["eval", "--rules", rules, ...args]);

  test("gives the figures, overall and by slice", () => {
    const { status, stdout } = evaluate("--json", corpus);
    assert.equal(status, 0);
    const { all, skipped, platform, kind, group } = JSON.parse(stdout);
    assert.equal(skipped, 1);
    assert.deepEqual([all.n, all.deserving, all.warned], [5, 3, 3]);
    // deserving 73 62 12, others 73 5: 73 ties one and beats one, 62 and 12 beat one each: 3.5 of 6
    assert.equal(all.roc_auc, 0.583333);
    assert.equal(all.precision, 0.666667);
    assert.equal(all.recall, 0.666667);
    assert.equal(all.false_warning_rate, 0.5);
    assert.equal(all.reason_share, 0.5, "one of the two right warnings underlines a quote");
    assert.deepEqual([platform.x.n, platform.linkedin.n], [3, 2]);
    assert.deepEqual([kind.post.n, kind.reply.n], [4, 1]);
    assert.deepEqual(Object.keys(group), ["other"], "groups under 20 posts are shown together");
    assert.equal(kind.reply.roc_auc, null, "what cannot be told is null, not zero");
  });

  test("prints a table for people", () => {
    const { stdout } = evaluate(corpus);
    assert.match(stdout, /5 rated posts, 1 without a rating skipped/);
    assert.match(stdout, /^all +5 +3 +3 +0\.583 /m);
    assert.match(stdout, /^platform linkedin +2 /m);
  });

  test("complains of a malformed row and goes on", () => {
    const bad = file("bad.jsonl", `{"text":"no rating"}\n${JSON.stringify(rows[0])}\n`);
    const { status, stdout, stderr } = evaluate("--json", bad);
    assert.equal(status, 2);
    assert.match(stderr, /bad\.jsonl:1: "s" is missing/);
    assert.equal(JSON.parse(stdout).all.n, 1);
  });

  test("--features prints what fired, for fitting", () => {
    const lines = evaluate("--features", corpus).stdout.trim().split("\n").map((l) => JSON.parse(l));
    assert.equal(lines.length, 5);
    assert.deepEqual(lines[0], { id: 1, group: "g", w: true, s: 4, features: { "follow-order": 2000 } });
    assert.deepEqual(lines[4].features, {});
    const twice = file("twice.jsonl", JSON.stringify({ ...rows[0], text: "Follow us. Follow us!" }));
    const { features } = JSON.parse(evaluate("--features", twice).stdout);
    assert.deepEqual(features, { "follow-order": 3000 }, "hits count double in a short post, a second one half of that");
  });
});
