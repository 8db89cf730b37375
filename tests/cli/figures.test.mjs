// What the page about rules says of the last fit is what the fit measured.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

const read = (name) => readFileSync(new URL(`../../core/rules/${name}`, import.meta.url), "utf8");
const figures = JSON.parse(read("en-figures.json"));
const { thresholds } = JSON.parse(read("en/pack.json"));
const table = /<!-- fit:en:begin -->\n([^]*)<!-- fit:en:end -->/.exec(read("README.md"))[1];

const rowsOf = (name) => table.split("\n").filter((line) => line.startsWith(`| ${name} |`));
const cells = (line) => line.split("|").slice(2, -1).map((cell) => cell.trim());
const near = (shown, exact, unit) => Math.abs(Number.parseFloat(shown) - exact) <= unit * 0.51;

describe("figures of the last fit", () => {
  test("belong to the thresholds that are shipped", () => {
    for (const way of ["shipped", "cross_validated"]) {
      for (const level of ["gentle", "balanced", "strict"]) {
        assert.equal(figures[way].levels[level].threshold, thresholds[level], `${way}, ${level}: run ./dev fit`);
      }
    }
  });

  test("README.md shows them", () => {
    const [heldOut, inSample] = cells(rowsOf("ROC-AUC")[0]);
    assert.ok(near(heldOut, figures.cross_validated.roc_auc, 0.001), heldOut);
    assert.ok(near(inSample, figures.shipped.roc_auc, 0.001), inSample);
    for (const level of ["gentle", "balanced", "strict"]) {
      const [threshold, precision, recall, falseWarnings] = cells(rowsOf(level)[0]);
      const exact = figures.cross_validated.levels[level];
      assert.equal(Number(threshold), exact.threshold);
      assert.ok(near(precision, exact.precision, 0.001), `${level}: ${precision}`);
      assert.ok(near(recall, exact.recall, 0.001), `${level}: ${recall}`);
      assert.ok(near(falseWarnings, exact.false_warning_rate * 100, 0.1), `${level}: ${falseWarnings}`);
    }
  });
});
