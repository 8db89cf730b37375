// What the extension takes from the rest of the project: the version, the engine, the rules and
// their texts. Everything that is missing or inconsistent is reported at once.
import { access, readFile, readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { PROJECT } from './paths.mjs';

export class MissingInput extends Error {}

const WASM = join(PROJECT, 'build/wasm/unbroadcast.wasm');
const BUNDLE = join(PROJECT, 'build/native/packs/en.json');
const PACK = join(PROJECT, 'build/native/packs/en.pack');
const RULES = join(PROJECT, 'core/rules/en');
const FIGURES = join(PROJECT, 'core/rules/en-figures.json');

export async function readInputs() {
  const problems = [];
  for (const [path, how] of [
    [WASM, 'cmake --workflow --preset wasm'],
    [BUNDLE, 'cmake --workflow --preset native'],
    [PACK, 'cmake --workflow --preset native'],
  ]) {
    if (!(await exists(path))) problems.push(`${relative(PROJECT, path)} is missing: run ${how}`);
  }
  if (problems.length > 0) throw new MissingInput(problems.join('\n'));

  const bundle = JSON.parse(await readFile(BUNDLE, 'utf8'));
  const thresholds = thresholdsOf(bundle);
  return {
    version: await projectVersion(),
    wasm: WASM,
    pack: PACK,
    figures: { ...thresholds, measured: await measuredFigures(thresholds.warnsFrom) },
    ruleTexts: await readRuleTexts(bundle.rules.map((rule) => rule.id)),
  };
}

function thresholdsOf({ pack: { thresholds } }) {
  const { mixed, gentle, balanced, strict } = thresholds;
  return { mixedFrom: mixed, warnsFrom: { gentle, balanced, strict } };
}

/** Precision and recall of each sensitivity in whole percent; null while nobody has measured these scores. */
async function measuredFigures(warnsFrom) {
  if (!(await exists(FIGURES))) return null;
  const { cross_validated } = JSON.parse(await readFile(FIGURES, 'utf8'));
  const figures = percentages(cross_validated?.levels ?? {}, warnsFrom);
  if (!figures) console.log(`extension: ${relative(PROJECT, FIGURES)} is not about these thresholds, so no figures are shown`);
  return figures;
}

/** Null when a sensitivity is missing, or was measured at another score than the one it warns from. */
export function percentages(levels, warnsFrom) {
  const percent = (share) => Math.round(share * 100);
  const entries = Object.entries(warnsFrom).map(([sensitivity, score]) => {
    const { threshold, precision, recall } = levels[sensitivity] ?? {};
    const isMeasured = threshold === score && typeof precision === 'number' && typeof recall === 'number';
    return isMeasured && [sensitivity, { precision: percent(precision), recall: percent(recall) }];
  });
  return entries.every(Boolean) ? Object.fromEntries(entries) : null;
}

/** The one place of the version: project(... VERSION x.y.z ...) in the top-level CMakeLists.txt. */
async function projectVersion() {
  const cmake = await readFile(join(PROJECT, 'CMakeLists.txt'), 'utf8');
  const found = /\bproject\s*\([^)]*\bVERSION\s+(\d+\.\d+\.\d+)/.exec(cmake);
  if (!found) throw new MissingInput('CMakeLists.txt: project() states no VERSION x.y.z');
  return found[1];
}

/** [{id, message, why, try}] of exactly the rules that are shipped, by id. */
async function readRuleTexts(shipped) {
  const files = (await readdir(RULES)).filter((name) => name.endsWith('.json') && name !== 'pack.json');
  const rules = await Promise.all(
    files.map(async (name) => JSON.parse(await readFile(join(RULES, name), 'utf8'))),
  );
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const lost = shipped.filter((id) => !byId.has(id));
  if (lost.length > 0) {
    throw new MissingInput(
      `build/native/packs/en.json has rules that core/rules/en/ has not: ${lost.join(', ')}.\n` +
        'It is older than the rules: run cmake --workflow --preset native',
    );
  }
  return shipped.sort().map((id) => byId.get(id));
}

async function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
