// _locales/<locale>/messages.json as it is shipped: the interface's words, which are written by hand,
// and the rules' texts. English rule texts have their one place in the rule files; another language has
// them in _locales/<locale>/rules.json, by rule: { message, why, try, of }. `of` says which English they
// were written for, so that a rule whose English has changed is noticed. What a language lacks is English.
import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXTENSION } from './paths.mjs';

export const PARTS = ['message', 'why', 'try'];
export const ENGLISH = 'en';

const LOCALES = join(EXTENSION, '_locales');

export async function locales() {
  return (await readdir(LOCALES)).sort();
}

/** `own`: the interface's messages; `rules`: the rules' texts, none for English; `source`: own's file. */
export async function readLocale(locale) {
  const source = await readFile(join(LOCALES, locale, 'messages.json'), 'utf8');
  const rules = locale === ENGLISH ? {} : JSON.parse(await readFile(join(LOCALES, locale, 'rules.json'), 'utf8'));
  return { own: JSON.parse(source), rules, source };
}

/** Short for a rule's English texts: another word in them makes another `of`. */
export function ofEnglish(rule) {
  const texts = PARTS.map((part) => rule[part]).join('\n');
  return createHash('sha256').update(texts).digest('hex').slice(0, 8);
}

/**
 * The messages, the keys for which English stands in, the rules that have texts and are not shipped, and
 * those whose texts were written for another English, by the `of` that would be right.
 */
export async function messagesFor(locale, ruleTexts) {
  const english = await readLocale(ENGLISH);
  const { own, rules } = locale === ENGLISH ? english : await readLocale(locale);
  const isEnglish = locale === ENGLISH;
  const missing = Object.keys(english.own).filter((key) => !(key in own));
  const ofRules = ruleTexts.flatMap((rule) =>
    PARTS.map((part) => {
      const key = ruleKey(rule.id, part);
      const text = isEnglish ? rule[part] : rules[rule.id]?.[part];
      if (!text) missing.push(key);
      return [key, { message: escape(text || rule[part]) }];
    }),
  );
  const all = [...Object.entries({ ...english.own, ...own }), ...ofRules];
  const shipped = new Set(ruleTexts.map(({ id }) => id));
  const unused = Object.keys(rules).filter((id) => !shipped.has(id));
  const stale = ruleTexts
    .filter((rule) => rule.id in rules && rules[rule.id].of !== ofEnglish(rule))
    .map((rule) => [rule.id, ofEnglish(rule)]);
  const messages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  return { messages, missing, unused, stale: Object.fromEntries(stale) };
}

/** As ruleKey() in src/shared/texts.ts. */
function ruleKey(id, part) {
  return `rule_${id.replaceAll('-', '_')}_${part}`;
}

/** "$" starts a placeholder in messages.json; "$$" is the sign itself. */
function escape(text) {
  return text.replaceAll('$', '$$$$');
}
