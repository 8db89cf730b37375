// _locales/<locale>/messages.json: the interface's words, which are written by hand, and the rules'
// texts, which have their one place in the rule files.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION } from './paths.mjs';

const PARTS = ['message', 'why', 'try'];

export async function messagesFor(locale, ruleTexts) {
  const own = JSON.parse(await readFile(join(EXTENSION, '_locales', locale, 'messages.json'), 'utf8'));
  const ofRules = ruleTexts.flatMap((rule) =>
    PARTS.map((part) => [ruleKey(rule.id, part), { message: escape(rule[part]) }]),
  );
  const all = [...Object.entries(own), ...ofRules];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As ruleKey() in src/shared/texts.ts. */
function ruleKey(id, part) {
  return `rule_${id.replaceAll('-', '_')}_${part}`;
}

/** "$" starts a placeholder in messages.json; "$$" is the sign itself. */
function escape(text) {
  return text.replaceAll('$', '$$$$');
}
