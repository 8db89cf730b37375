// Scores a file of posts with the WebAssembly build and prints what `unbroadcast check --ndjson` prints,
// so that a test can ask for the same bytes from both:
//
//   node wasm/run-fixtures.mjs MODULE.wasm PACK POSTS.ndjson
//
// PACK is rules as JSON (en.json) or compiled (en.pack). One JSON object a line: {"text", "id"?, "platform"?, "kind"?, "lang"?}. Lines must be well-formed: how the
// native command words its complaints about others is its own business. An id is printed as JSON.stringify
// writes it, so ids that are to be compared must be written that way. Exit status: 2 when something is wrong.

import { readFile } from "node:fs/promises";
import { createEngine } from "./loader.mjs";

function answer(engine, line, number) {
  const { text, id = number, platform, kind, lang } = JSON.parse(line);
  // The native command reads UTF-8, where a lone surrogate cannot be said.
  const report = engine.score(text.toWellFormed(), { platform, surface: kind, language: lang });
  return JSON.stringify({ id, ...report });
}

async function main([modulePath, packPath, postsPath]) {
  if (postsPath === undefined) throw new Error("usage: run-fixtures.mjs MODULE.wasm PACK POSTS.ndjson");
  const [bytes, pack, posts] = await Promise.all([
    readFile(modulePath),
    readFile(packPath),
    readFile(postsPath, "utf8"),
  ]);
  const isText = packPath.endsWith(".json");
  const engine = await createEngine(bytes, { packs: [isText ? pack.toString() : pack] });
  const answers = posts.split("\n").flatMap((line, i) => (line.trim() === "" ? [] : [answer(engine, line, i + 1)]));
  process.stdout.write(answers.map((line) => `${line}\n`).join(""));
}

main(process.argv.slice(2)).catch((error) => {
  console.error("run-fixtures.mjs:", error);
  process.exitCode = 2;
});
