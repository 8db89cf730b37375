// The scripts, by esbuild: one classic script for each entry, unminified, because the people who
// review an extension that reads drafts should be able to read it.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { EXTENSION, PAGES } from './paths.mjs';

const SITES = join(EXTENSION, 'src/sites');

const ENTRIES = {
  background: 'src/background/main.ts',
  content: 'src/content/main.ts',
  ...Object.fromEntries(PAGES.map((page) => [`pages/${page}/${page}`, `src/pages/${page}/${page}.ts`])),
};

/** What every bundle of this extension, tests included, is made with. */
export function bundleOptions(figures) {
  return {
    absWorkingDir: EXTENSION,
    bundle: true,
    target: ['chrome123', 'firefox140'],
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.css': 'text' },
    logLevel: 'warning',
    plugins: [madeModules(figures)],
  };
}

export async function bundle(out, figures) {
  await build({
    ...bundleOptions(figures),
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
function madeModules(figures) {
  const make = {
    sites: sitesModule,
    figures: async () =>
      ['mixedFrom', 'warnsFrom', 'measured']
        .map((name) => `export const ${name} = ${JSON.stringify(figures[name])};\n`)
        .join(''),
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
