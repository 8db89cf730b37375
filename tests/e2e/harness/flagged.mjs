// What the scorer itself says about a text: the native command's report, which the extension must
// show word for word.

import { spawn } from "node:child_process";
import { text as readAll } from "node:stream/consumers";
import { command } from "./build-folder.mjs";

/**
 * @param {string} text the draft as typed, blocks joined by "\n"
 * @param {{platform: string, kind: string}} place
 * @param {{sensitivity?: string, ownNames?: string[]}} options
 * @returns {Promise<{verdict: string, findings: {rule: string, side: string, begin: number,
 *   end: number, also?: [number, number][]}[]}>}
 */
export async function reportOn(text, { platform, kind }, { sensitivity = "balanced", ownNames = [] } = {}) {
  const names = ownNames.flatMap((name) => ["--own-name", name]);
  const args = ["check", "--ndjson", "--sensitivity", sensitivity, ...names, "-"];
  const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(`${JSON.stringify({ text, platform, kind })}\n`);
  return JSON.parse(await readAll(child.stdout));
}

/**
 * The words that are underlined, in reading order: those of the broadcasting findings, unless the
 * draft is conversation all the same.
 * @returns {{begin: number, words: string}[]}
 */
export function underlined(text, report) {
  if (report.verdict === "conversation") return [];
  const spans = report.findings
    .filter(({ side }) => side === "broadcasting")
    .flatMap(({ begin, end, also = [] }) => [[begin, end], ...also])
    .filter(([begin, end]) => begin < end);
  return spans
    .sort(([left], [right]) => left - right)
    .map(([begin, end]) => ({ begin, words: text.slice(begin, end) }));
}
