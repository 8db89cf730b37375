// `unbroadcast rules` as the author of a rule uses it.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { file, folder, rules, run } from "./support.mjs";

describe("rules", () => {
  const copyOf = (id, change) => {
    const rule = JSON.parse(readFileSync(join(rules, `${id}.json`), "utf8"));
    change(rule);
    return file(`${id}.json`, JSON.stringify(rule, null, 2));
  };
  const rulesTest = (...args) => run(["rules", "test", "--rules", rules, ...args]);

  test("list and show tell what there is", () => {
    const { stdout } = run(["rules", "list", "--rules", rules]);
    assert.match(stdout, /^follow-order +B7 +broadcasting +1\.5 +This orders people to follow\.$/m);
    const listed = JSON.parse(run(["rules", "list", "--json", "--rules", rules]).stdout);
    assert.deepEqual(listed.map(({ id }) => id), ["follow-order", "open-question", "self-praise", "thrilled"]);
    const shown = run(["rules", "show", "thrilled", "--rules", rules]).stdout;
    for (const text of ["weight 1.25", "Say what changed.", "Made up", "The bus was late."]) {
      assert.ok(shown.includes(text), text);
    }
  });

  test("test runs the examples of the pack, or of one file within it", () => {
    assert.deepEqual(rulesTest(), { status: 0, stdout: "4 rules, 16 examples, 0 failed\n", stderr: "" });
    const good = rulesTest(join(rules, "thrilled.json"));
    assert.deepEqual([good.status, good.stdout], [0, "1 rule, 4 examples, 0 failed\n"]);
  });

  test("test tells which example fails and what fired instead", () => {
    const bad = rulesTest(
      copyOf("thrilled", (rule) => {
        rule.flagged[1] = "Please follow us.";
        rule.passing[0] = "Thrilled to announce it.";
      }),
    );
    assert.equal(bad.status, 1);
    assert.equal(
      bad.stdout,
      `thrilled: flagged[1]: the rule should fire here and does not
    text:  "Please follow us."
    fired: follow-order +3
thrilled: passing[0]: the rule fires here and should not; the pack warns of it (score 62) and should not
    text:  "Thrilled to announce it."
    fired: thrilled +2.5
1 rule, 4 examples, 2 failed
`,
    );
  });

  test("test prints every problem of a rule file with its place", () => {
    const bad = rulesTest(
      copyOf("thrilled", (rule) => {
        rule.weight = 77;
        rule.sides = rule.side;
        delete rule.why;
      }),
    );
    assert.equal(bad.status, 2);
    for (const pointer of ["/weight", "/sides"]) {
      assert.match(bad.stderr, new RegExp(`thrilled\\.json:\\d+:\\d+: error: .*at ${pointer}`));
    }
    assert.match(bad.stderr, /'?why'? is missing/);
  });

  test("bundle keeps what scoring needs and drops what people read", () => {
    const { stdout, status } = run(["rules", "bundle", rules]);
    assert.equal(status, 0);
    const bundle = JSON.parse(stdout);
    assert.deepEqual(Object.keys(bundle), ["pack", "lexicons", "rules"]);
    assert.equal(bundle.pack.base, -2);
    assert.deepEqual(bundle.rules.map(({ id }) => id), ["follow-order", "open-question", "self-praise", "thrilled"]);
    assert.deepEqual(Object.keys(bundle.rules[0]), ["id", "signal", "side", "match", "weight"]);
  });

  test("a bundle scores as the folder it was made from", () => {
    const packed = mkdtempSync(join(folder, "bundle-"));
    writeFileSync(join(packed, "en.json"), run(["rules", "bundle", rules]).stdout);
    const post = JSON.stringify({ text: "Thrilled to announce it. What do you think? Follow us." });
    const answer = (from) => run(["check", "--ndjson", "--rules", from], post).stdout;
    assert.equal(answer(packed), answer(rules));
  });
});
