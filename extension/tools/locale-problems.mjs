// What is wrong with a language: keys that English has and it has not, or the other way round, values
// that are filled in differently, texts too long for the stores, and parts that no rule has.
import { ENGLISH, PARTS, readLocale } from './messages.mjs';

/** What the stores allow. */
const LONGEST = { name: 75, description: 132 };

/** Pure, for tests; `locale` and `english` as readLocale() gives them. */
export function problemsOf(locale, english) {
  const { own, rules, source } = locale;
  const missing = Object.keys(english.own).filter((key) => !(key in own)).map((key) => `"${key}" is missing`);
  const unknown = Object.keys(own).filter((key) => !(key in english.own)).map((key) => `"${key}" is not a key of English`);
  const different = Object.keys(own)
    .filter((key) => key in english.own && values(own[key]) !== values(english.own[key]))
    .map((key) => `"${key}" fills in other values than English: ${values(own[key])} instead of ${values(english.own[key])}`);
  return [
    ...missing, ...unknown, ...different,
    ...Object.entries(own).flatMap(([key, message]) => messageProblems(key, message)),
    ...twice(source),
    ...ruleProblems(rules),
  ];
}

export async function localeProblems(locale) {
  return problemsOf(await readLocale(locale), await readLocale(ENGLISH));
}

/** The values of a message by number and name, whatever their order in the sentence. */
function values({ placeholders = {} }) {
  const all = Object.entries(placeholders).map(([name, { content }]) => `${content} ${name}`);
  return all.sort().join(', ') || 'none';
}

function messageProblems(key, { message, placeholders = {} }) {
  const problems = [];
  if (typeof message !== 'string' || message.trim() === '') problems.push(`"${key}" is empty`);
  const used = [...String(message).matchAll(/\$(\w+)\$/g)].map(([, name]) => name.toLowerCase());
  const known = Object.keys(placeholders).map((name) => name.toLowerCase());
  for (const name of used) if (!known.includes(name)) problems.push(`"${key}" uses $${name}$, which it does not state`);
  for (const name of known) if (!used.includes(name)) problems.push(`"${key}" never says $${name}$`);
  if (message?.length > LONGEST[key]) problems.push(`"${key}" has ${message.length} characters; stores take ${LONGEST[key]}`);
  return problems;
}

/** JSON would take the last of two without a word. */
function twice(source) {
  const keys = [...source.matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key);
  return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `"${key}" is there twice`);
}

function ruleProblems(rules) {
  return Object.entries(rules).flatMap(([id, texts]) => {
    const strangers = Object.keys(texts).filter((part) => part !== 'of' && !PARTS.includes(part));
    return strangers.map((part) => `rules.json: "${id}" has "${part}", which no rule has`);
  });
}
