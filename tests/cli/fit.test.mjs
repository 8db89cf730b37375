// The fit as people run it, on a copy of the tiny rules and a handful of posts.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { file, folder, rules, run } from "./support.mjs";

const fitCommand = process.env.UNBROADCAST_FIT;
assert.ok(fitCommand, "UNBROADCAST_FIT must name the command under test");
const schema = fileURLToPath(new URL("../../core/rules/schema.json", import.meta.url));

const rows = [];
const add = (count, w, text) => {
  for (let i = 0; i < count; ++i) rows.push({ text, s: w ? 4 : 0, w, group: `g${rows.length % 12}`, lang: "en" });
};
add(30, true, "Follow us for the best tea in town.");
add(3, false, "Follow us down the path to the lake.");
add(25, true, "We are thrilled to announce the new kettle.");
add(2, false, "I was thrilled to announce it to my mother.");
add(40, false, "Which tea do you drink in the morning?");
add(20, false, "We rock the baby until it sleeps.");
add(30, false, "It rained all day and I read a book.");
const corpus = file("corpus.jsonl", rows.map((row) => JSON.stringify(row)).join("\n"));

/** A fresh folder of rules with what stands beside it. */
function fresh(name) {
  const beside = join(folder, name);
  cpSync(rules, join(beside, "xx"), { recursive: true });
  cpSync(schema, join(beside, "schema.json"));
  writeFileSync(join(beside, "README.md"), "Figures:\n<!-- fit:xx:begin -->\nold\n<!-- fit:xx:end -->\nrest\n");
  writeFileSync(join(beside, "RULES.md"), "old\n");
  return beside;
}

const fit = (beside, ...args) => spawnSync(fitCommand, [...args, join(beside, "xx"), corpus], { encoding: "utf8" });
const json = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const contents = (beside) =>
  Object.fromEntries(
    readdirSync(beside, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => [entry.name, readFileSync(join(entry.parentPath ?? entry.path, entry.name), "utf8")]),
  );

describe("fit", () => {
  test("writes weights, base, thresholds, figures and tables, and says what changed", () => {
    const beside = fresh("once");
    const { status, stdout, stderr } = fit(beside);
    assert.equal(status, 0, stderr);
    const weight = json(beside, "xx", "follow-order.json").weight;
    assert.ok(weight > 0.5 && weight !== 1.5, String(weight));
    assert.match(stdout, new RegExp(`follow-order +1.5 -> ${weight}\\n`));
    assert.equal(json(beside, "xx", "self-praise.json").weight, 0, "it was found where no warning was due");
    assert.match(stdout, /would count for the other side \(1\):\n {2}self-praise\n/);
    const figures = json(beside, "xx-figures.json");
    assert.deepEqual([figures.posts, figures.deserving, figures.groups, figures.folds], [150, 55, 12, 10]);
    const { balanced, gentle } = json(beside, "xx", "pack.json").thresholds;
    assert.equal(figures.cross_validated.levels.balanced.threshold, balanced);
    assert.equal(figures.cross_validated.levels.gentle.threshold, gentle);
    const readme = readFileSync(join(beside, "README.md"), "utf8");
    assert.match(readme, /^Figures:\n<!-- fit:xx:begin -->\n150 rated posts, 55 of them [^]*\| balanced \|[^]*<!-- fit:xx:end -->\nrest\n$/);
    assert.match(readFileSync(join(beside, "RULES.md"), "utf8"), new RegExp(`### follow-order\n\nB7, weight ${weight}\\.`));
    assert.match(readFileSync(join(beside, "xx", "follow-order.json"), "utf8"), /^\{\n {2}"id"/, "canonical form");
  });

  test("the same rules and posts give the same bytes; a second run changes nothing", () => {
    const [one, other] = [fresh("one"), fresh("other")];
    fit(one);
    fit(other);
    assert.deepEqual(contents(one), contents(other));
    const { stdout } = fit(one);
    assert.match(stdout, /^Nothing changes\.\n/);
    assert.deepEqual(contents(one), contents(other));
  });

  test("--dry-run tells and writes nothing", () => {
    const [dry, untouched] = [fresh("dry"), fresh("untouched")];
    assert.match(fit(dry, "--dry-run").stdout, /^Changes:\n/);
    assert.deepEqual(contents(dry), contents(untouched));
  });

  test("a floor holds a rule up", () => {
    const beside = fresh("floor");
    const path = join(beside, "xx", "self-praise.json");
    writeFileSync(path, readFileSync(path, "utf8").replace('"weight": 1,', '"weight": 1,\n  "floor": 0.7,'));
    const { stdout } = fit(beside);
    assert.equal(JSON.parse(readFileSync(path, "utf8")).weight, 0.7);
    assert.match(stdout, /Held up by their floor \(1\):\n {2}self-praise\n/);
  });

  test("says so when there is too little to fit", () => {
    const few = file("few.jsonl", rows.slice(0, 5).map((row) => JSON.stringify(row)).join("\n"));
    const { status, stderr } = spawnSync(fitCommand, [join(fresh("few"), "xx"), few], { encoding: "utf8" });
    assert.equal(status, 2);
    assert.match(stderr, /too few posts/);
  });
});

describe("eval --cross-validate", () => {
  const evaluate = (...args) => run(["eval", "--rules", rules, ...args, corpus]);

  test("gives the shipped and the cross-validated figures side by side", () => {
    const { status, stdout } = evaluate("--json", "--cross-validate=6");
    assert.equal(status, 0);
    const { folds, shipped, cross_validated: heldOut } = JSON.parse(stdout);
    assert.equal(folds, 6);
    assert.equal(shipped.levels.balanced.threshold, 50);
    for (const figures of [shipped, heldOut]) {
      assert.ok(figures.roc_auc > 0.5 && figures.roc_auc < 1);
      assert.deepEqual(Object.keys(figures.levels), ["gentle", "balanced", "strict", "at_4_percent_false_warnings"]);
    }
    assert.notDeepEqual(shipped, heldOut, "held-out posts are judged with other weights");
  });

  test("says which figures are in-sample", () => {
    const { stdout } = evaluate("--cross-validate");
    assert.match(stdout, /^150 rated posts, 55 of them deserving a warning, in 12 groups; 4 rules\n/);
    assert.match(stdout, /weights as shipped +cross-validated/);
    assert.match(stdout, /in-sample/);
    assert.match(stdout, /fitted on the other 9 of 10 folds/);
  });

  test("needs a group a fold", () => {
    const { status, stderr } = evaluate("--cross-validate=13");
    assert.equal(status, 2);
    assert.match(stderr, /13 folds need as many groups/);
  });
});
