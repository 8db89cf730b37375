// The command under test, and the tiny rules that most tests use, whose scores can be worked out by
// hand: 100 / (1 + e^-evidence) with evidence -2 to start from, +3 for "follow us", +2.5 for "thrilled to
// announce", +1 for "we rock", -1 for the question.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";

export const command = process.env.UNBROADCAST;
assert.ok(command, "UNBROADCAST must name the command under test");
export const rules = fileURLToPath(new URL("pack", import.meta.url));

/** A folder for this test file alone; it goes when the tests are done. */
export const folder = mkdtempSync(join(tmpdir(), "unbroadcast-cli-"));
after(() => rmSync(folder, { recursive: true }));

/** Writes a file into the folder and gives its path. */
export function file(name, content) {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

export function run(args, input = "") {
  const { status, stdout, stderr, signal } = spawnSync(command, args, {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  assert.equal(signal, null, stderr);
  return { status, stdout, stderr };
}

/** `check` with the tiny rules. */
export function check(input, ...args) {
  return run(["check", "--rules", rules, "--lang", "en", ...args], input);
}

/** `check --ndjson` with the tiny rules; `answers` are its lines, parsed. */
export function ndjson(input, ...args) {
  const result = check(input, "--ndjson", ...args);
  return { ...result, answers: result.stdout.split("\n").filter(Boolean).map((l) => JSON.parse(l)) };
}
