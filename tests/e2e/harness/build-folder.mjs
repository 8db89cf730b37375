// Where the build is: build/ of this tree, or the folder that UNBROADCAST_BUILD names, so that a
// long run can work on a copy while the tree is being built again.

import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const buildFolder =
  process.env.UNBROADCAST_BUILD ?? fileURLToPath(new URL("../../../build", import.meta.url));

/** The native command. */
export const command = join(buildFolder, "native/unbroadcast");

/** A copy of the extension for `browser` that belongs to the caller, who may change and remove it. */
export async function copyExtension(browser) {
  const built = join(buildFolder, "extension", browser);
  if (!existsSync(join(built, "manifest.json"))) {
    throw new Error(`build/extension/${browser} is missing: run node build.mjs in extension/`);
  }
  const folder = await mkdtemp(join(tmpdir(), `unbroadcast-for-${browser}-`));
  await cp(built, folder, { recursive: true });
  return folder;
}

/** Makes the next version of the extension in `folder`, which is such a copy. */
export async function raiseVersion(folder) {
  const file = join(folder, "manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8"));
  const numbers = manifest.version.split(".");
  numbers.push(Number(numbers.pop()) + 1);
  await writeFile(file, JSON.stringify({ ...manifest, version: numbers.join(".") }));
}
