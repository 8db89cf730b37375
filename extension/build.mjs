// Makes build/extension/<browser>/: unpacked, loadable, the same bytes each time.
//
//   node build.mjs                 both browsers
//   node build.mjs chromium        one of them
//
// It takes the engine and the rules from where the project's build puts them; it downloads nothing.
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { bundle, sitesOf } from './tools/bundle.mjs';
import { BROWSERS, EXTENSION, OUTPUT, PAGES } from './tools/paths.mjs';
import { readInputs, MissingInput } from './tools/inputs.mjs';
import { manifestFor } from './tools/manifest.mjs';
import { locales, messagesFor } from './tools/messages.mjs';

/** Source -> name in the extension, for files that are taken as they are. */
const COPIES = [
  ['src/content/highlight.css', 'highlight.css'],
  ['src/content/theme.css', 'pages/theme.css'],
  ['src/content/card.css', 'pages/card.css'],
  ['src/pages/page.css', 'pages/page.css'],
  ['src/pages/try-box.css', 'pages/try-box.css'],
  ...PAGES.flatMap((page) => [
    [`src/pages/${page}/${page}.html`, `pages/${page}/${page}.html`],
    [`src/pages/${page}/${page}.css`, `pages/${page}/${page}.css`],
  ]),
  ...[16, 32, 48, 128].map((size) => [`icons/icon-${size}.png`, `icons/icon-${size}.png`]),
  ['icons/icon.svg', 'icons/icon.svg'],
];

async function build(browser, inputs) {
  const out = join(OUTPUT, browser);
  await rm(out, { recursive: true, force: true });
  await bundle(out, inputs.figures);
  for (const [from, to] of COPIES) await copy(join(EXTENSION, from), join(out, to));
  await copy(inputs.wasm, join(out, 'unbroadcast.wasm'));
  await copy(inputs.pack, join(out, 'packs/en.pack'));
  for (const [locale, { messages }] of inputs.messages) {
    await writeJson(join(out, '_locales', locale, 'messages.json'), messages);
  }
  await writeJson(join(out, 'manifest.json'), await manifestFor(browser, inputs.version, await sitesOf()));
  console.log(`extension: build/extension/${browser}/ (version ${inputs.version})`);
}

/**
 * By locale; says what is not translated, what is for nothing, and what was translated from other words.
 * Rules come and go without a translator.
 */
async function allMessages(ruleTexts) {
  const all = new Map();
  for (const locale of await locales()) all.set(locale, await messagesFor(locale, ruleTexts));
  for (const [locale, { missing, unused, stale }] of all) {
    if (missing.length > 0) console.log(`extension: English stands in for ${locale}: ${missing.join(', ')}`);
    if (unused.length > 0) console.log(`extension: ${locale} has texts of rules that there are not: ${unused.join(', ')}`);
    for (const [id, of] of Object.entries(stale)) {
      console.log(`extension: ${locale}: the English of "${id}" has changed since; once its texts fit again, set "of": "${of}"`);
    }
  }
  return all;
}

async function copy(from, to) {
  await mkdir(dirname(to), { recursive: true });
  await cp(from, to);
}

async function writeJson(path, value) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((browser) => !BROWSERS.includes(browser));
if (unknown.length > 0) {
  console.error(`build.mjs: no such browser: ${unknown.join(', ')} (there are ${BROWSERS.join(', ')})`);
  process.exit(2);
}
try {
  const found = await readInputs();
  const inputs = { ...found, messages: await allMessages(found.ruleTexts) };
  for (const browser of asked.length > 0 ? asked : BROWSERS) await build(browser, inputs);
} catch (error) {
  if (!(error instanceof MissingInput)) throw error;
  console.error(error.message);
  process.exit(1);
}
