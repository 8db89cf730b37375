// The engines under comparison behind one interface: load() -> check(text), which resolves when the
// engine knows everything it would tell the author. Each is set up as its own documentation says.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const built = (path) => fileURLToPath(new URL(`../../../build/${path}`, import.meta.url));

/** The files that the extension ships. */
export const wasmFile = built("wasm/unbroadcast.wasm");
export const packFile = built("native/packs/en.pack");
export const rulesFile = built("native/packs/en.json");
export const nativeCommand = built("native/unbroadcast");

export const scoring = { platform: "linkedin", surface: "post", language: "auto", sensitivity: "balanced" };

/** Our engine on other rules than the shipped ones. */
export async function createUnbroadcast(pack) {
  const { createEngine } = await import("../../../wasm/loader.mjs");
  return createEngine(await readFile(wasmFile), { packs: [pack] });
}

async function loadUnbroadcast() {
  const engine = await createUnbroadcast(await readFile(packFile));
  return (text) => engine.score(text, scoring);
}

async function loadHarper() {
  const { LocalLinter } = await import("harper.js");
  const { binary } = await import("harper.js/binary");
  const linter = new LocalLinter({ binary });
  await linter.setup();
  return (text) => linter.lint(text, { language: "plaintext" });
}

async function loadWriteGood() {
  const { default: writeGood } = await import("write-good");
  return (text) => writeGood(text);
}

async function loadAlex() {
  const { text: check } = await import("alex");
  return (text) => check(text);
}

export const engines = [
  { name: "unbroadcast", load: loadUnbroadcast },
  { name: "harper.js", load: loadHarper },
  { name: "write-good", load: loadWriteGood },
  { name: "alex", load: loadAlex },
];

export const peerNames = engines.slice(1).map(({ name }) => name);

/** @returns {{name: string, load: () => Promise<(text: string) => unknown>}} */
export function engineNamed(name) {
  const engine = engines.find((candidate) => candidate.name === name);
  if (engine === undefined) throw new Error(`no engine named ${name}`);
  return engine;
}
