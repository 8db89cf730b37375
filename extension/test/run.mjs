// Bundles the tests as the extension is bundled, and runs them with Node's own runner.
import { spawnSync } from 'node:child_process';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions } from '../tools/bundle.mjs';
import { EXTENSION, OUTPUT } from '../tools/paths.mjs';

const out = join(OUTPUT, 'test');
const names = await readdir(join(EXTENSION, 'test'));
const tests = names.filter((name) => name.endsWith('.test.ts'));
await rm(out, { recursive: true, force: true });
await build({
  ...bundleOptions({ mixedFrom: 32, warnsFrom: { gentle: 65, balanced: 50, strict: 38 }, measured: null }),
  entryPoints: tests.map((name) => join('test', name)),
  outdir: out,
  outExtension: { '.js': '.mjs' },
  format: 'esm',
  platform: 'node',
  target: 'node20',
});
const files = [
  ...tests.map((name) => join(out, name.replace(/\.ts$/, '.mjs'))),
  ...names.filter((name) => name.endsWith('.test.mjs')).map((name) => join(EXTENSION, 'test', name)),
];
const { status } = spawnSync(process.execPath, ['--test', ...files], { cwd: EXTENSION, stdio: 'inherit' });
process.exit(status ?? 1);
