// The scripts, by esbuild: one classic script for each entry, unminified, because the people who
// review an extension that reads drafts should be able to read it.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { EXTENSION } from './paths.mjs';

const SITES = join(EXTENSION, 'src/sites');

const ENTRIES = {
  background: 'src/background/main.ts',
  content: 'src/content/main.ts',
  'pages/popup/popup': 'src/pages/popup/popup.ts',
  'pages/try/try': 'src/pages/try/try.ts',
};

/** What every bundle of this extension, tests included, is made with. */
export function bundleOptions(thresholds) {
  return {
    absWorkingDir: EXTENSION,
    bundle: true,
    target: ['chrome123', 'firefox140'],
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.css': 'text' },
    logLevel: 'warning',
    plugins: [madeModules(thresholds)],
  };
}

export async function bundle(out, thresholds) {
  await build({
    ...bundleOptions(thresholds),
    entryPoints: Object.entries(ENTRIES).map(([name, path]) => ({ in: path, out: name })),
    outdir: out,
    format: 'iife',
  });
}

/** What the site files export: the manifest's matches are made from it. */
export async function sitesOf() {
  const { outputFiles } = await build({
    ...bundleOptions({}),
    stdin: { contents: "export { sites } from 'unbroadcast:sites';", resolveDir: EXTENSION },
    format: 'esm',
    write: false,
  });
  const { sites } = await import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
  return sites;
}

/** The modules of src/shared/generated.d.ts. */
function madeModules(thresholds) {
  const make = {
    sites: sitesModule,
    thresholds: async () => `export const mixedFrom = ${JSON.stringify(thresholds.mixedFrom)};`,
  };
  return {
    name: 'unbroadcast',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^unbroadcast:/ }, ({ path }) => ({
        path: path.slice('unbroadcast:'.length),
        namespace: 'unbroadcast',
      }));
      onLoad({ filter: /.*/, namespace: 'unbroadcast' }, async ({ path }) => ({
        contents: await make[path](),
        resolveDir: SITES,
      }));
    },
  };
}

/** One site, one file: this finds them, so that nothing else has to name them. */
async function sitesModule() {
  const files = (await readdir(SITES)).filter((name) => name.endsWith('.ts')).sort();
  const imports = files.map((file, index) => `import { site as site${index} } from './${file}';`);
  const names = files.map((_, index) => `site${index}`);
  return `${imports.join('\n')}\nexport const sites = [${names.join(', ')}];\n`;
}
