// RULES.md, which people read, is made from the rule files and must not fall behind them.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { rules as tinyRules, run } from "./support.mjs";

const english = fileURLToPath(new URL("../../core/rules/en", import.meta.url));

describe("rules reference", () => {
  test("core/rules/RULES.md is what ./dev reference writes", () => {
    const { status, stdout } = run(["rules", "reference", "--rules", english]);
    assert.equal(status, 0);
    const committed = readFileSync(`${english}/../RULES.md`, "utf8");
    // By rule: a difference of a whole page would hide which one it is.
    const byRule = (page) => page.split("\n### ");
    const stale = byRule(stdout).filter((rule) => !byRule(committed).includes(rule));
    assert.deepEqual(stale, [], "run ./dev reference");
    assert.equal(committed, stdout);
  });

  test("shows each rule of a pack with its texts and examples", () => {
    const { stdout } = run(["rules", "reference", "--rules", tinyRules]);
    assert.deepEqual(stdout.match(/^### .*$/gm), ["### follow-order", "### thrilled", "### self-praise", "### open-question"]);
    assert.match(stdout, /## What counts as broadcasting\n[^]*## What counts as conversation\n\n### open-question\n\nC1, weight 0\.5\./);
    assert.match(stdout, /### follow-order\n\nB7, weight 1\.5\. \*\*[^*]+\*\*\n\n- Why: [^]+?\n- Try: [^]+?\n- Fires: “[^]+?”\n[^]+?- Does not: “/);
  });
});
