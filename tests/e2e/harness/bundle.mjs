// esbuild, as the harness uses it.

import { build } from "esbuild";

/** The module at `file` as one classic script that sets the global `name` to its exports. */
export async function asScript(file, name) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    format: "iife",
    globalName: name,
    write: false,
    logLevel: "error",
  });
  return outputFiles[0].text;
}
