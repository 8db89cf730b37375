// manifest.json: base.json, the browser's overlay, the version, and the hosts that the site files
// name.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION } from './paths.mjs';

export async function manifestFor(browser, version, sites) {
  const { manifest_version, name, short_name, ...base } = await read('base');
  const { content_scripts, ...rest } = { ...base, ...(await read(browser)) };
  const matches = sites.flatMap((site) => site.hosts.map((host) => `https://${host}/*`)).sort();
  return {
    manifest_version,
    name,
    short_name,
    version,
    ...rest,
    content_scripts: content_scripts.map((script) => ({ matches, ...script })),
  };
}

async function read(name) {
  return JSON.parse(await readFile(join(EXTENSION, 'manifest', `${name}.json`), 'utf8'));
}
