// What the compiler does not check: file names and sizes, words that must not occur in the sources,
// and that every text has its key and every key its use. Prints all problems at once.
import { readFile, readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { localeProblems } from './locale-problems.mjs';
import { locales } from './messages.mjs';
import { EXTENSION } from './paths.mjs';

const MOST_LINES = 400;
const MOST_FUNCTION_LINES = 40;

/** Patterns that no source may contain, and why. */
const BANNED = [
  [/\b(inner|outer)HTML\b|insertAdjacentHTML/, 'nodes are built, never parsed'],
  [/\bsetInterval\b/, 'nothing polls'],
  [/:\s*any\b|\bas any\b|<any>/, 'say the type, or unknown'],
  [/@ts-(ignore|nocheck|expect-error)/, 'fix the type'],
  [/\bconsole\./, 'the page owns the console'],
];

/** Words that a person would read, written where a key belongs. */
const WORDS_IN_CODE = [
  /\b(?:textContent|title|placeholder|ariaLabel|alt)\s*=\s*['"`][^'"`$]*[a-z]/i,
  /\btext:\s*['"`][^'"`$]*[a-z]/i,
  /['"](?:aria-label|title|placeholder|alt)['"]?\s*[:,]\s*['"`][^'"`$]*[a-z]/i,
  /\bnew Option\(\s*['"`][^'"`$]*[a-z]/i,
];
const WORDS_IN_MARKUP = [/>([^<]*[a-z][^<]*)</gi, /\b(?:aria-label|title|placeholder|alt)="([^"]*[a-z][^"]*)"/gi];
const NAME = 'Unbroadcast';

const problems = [];
const sources = await filesIn('src', /\.ts$/);
for (const path of [...sources, ...(await filesIn('test', /\.(ts|mjs)$/)), ...(await filesIn('tools', /\.mjs$/))]) {
  await checkFile(path);
}
for (const path of await filesIn('src', /\.html$/)) await checkMarkup(path);
await checkMessages();
for (const locale of await locales()) {
  for (const problem of await localeProblems(locale)) say(`_locales/${locale}`, 0, problem);
}
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

async function checkFile(path) {
  const name = relative(EXTENSION, path);
  const lines = (await readFile(path, 'utf8')).split('\n');
  if (!/^[a-z]+(-[a-z]+)*(\.(test|d))?\.(ts|mjs)$/.test(basename(path))) say(name, 0, 'name files in kebab-case');
  if (lines.length > MOST_LINES) say(name, 0, `${lines.length} lines; ${MOST_LINES} are the limit`);
  if (!name.startsWith('test/') && !lines[0].startsWith('//')) say(name, 1, 'begin with what it is for');
  checkFunctions(name, lines);
  if (name.startsWith('src/')) checkBanned(name, lines);
}

function checkBanned(name, lines) {
  lines.forEach((line, index) => {
    for (const [pattern, why] of BANNED) if (pattern.test(line)) say(name, index + 1, why);
    if (WORDS_IN_CODE.some((pattern) => pattern.test(line))) say(name, index + 1, 'words belong into _locales');
  });
}

async function checkMarkup(path) {
  const markup = await readFile(path, 'utf8');
  for (const pattern of WORDS_IN_MARKUP) {
    for (const [, words] of markup.matchAll(pattern)) {
      if (words.trim() !== NAME) say(relative(EXTENSION, path), 0, `words belong into _locales: ${words.trim()}`);
    }
  }
}

/** A function's end is the closing brace with the indentation of its first line. */
function checkFunctions(name, lines) {
  const head = /^(\s*)(export )?(async )?(function \w+|(get |async )?#?\w+(<.*>)?\(.*\)(: .*)? \{$|constructor\()/;
  lines.forEach((line, index) => {
    const match = head.exec(line);
    if (!match || /^\s*(if|for|while|switch|describe|it)\b/.test(line)) return;
    const end = lines.findIndex((other, at) => at > index && other.startsWith(`${match[1]}}`));
    const length = end - index + 1;
    if (length > MOST_FUNCTION_LINES) say(name, index + 1, `a function of ${length} lines; ${MOST_FUNCTION_LINES} are the limit`);
  });
}

/** Keys are found where they are written out; `verdict_${x}` stands for every key that fits it. */
async function checkMessages() {
  const messages = JSON.parse(await readFile(join(EXTENSION, '_locales/en/messages.json'), 'utf8'));
  const used = [];
  for (const path of [...sources, ...(await filesIn('src', /\.html$/)), ...(await filesIn('manifest', /\.json$/))]) {
    const text = await readFile(path, 'utf8');
    const key = /data-(?:text|label|example)="(\w+)"|__MSG_(\w+)__|['"`]((?:[a-z]+_)[\w${}]+|name|language)['"`]/g;
    for (const found of text.matchAll(key)) used.push(found[1] ?? found[2] ?? found[3]);
  }
  const patterns = used.map((key) => new RegExp(`^${key.replace(/\$\{\w+\}/g, '\\w+')}$`));
  for (const key of Object.keys(messages)) {
    if (!patterns.some((pattern) => pattern.test(key))) say('_locales/en/messages.json', 0, `"${key}" is not used`);
  }
  for (const key of await keysOfPages()) {
    if (!(key in messages)) say('_locales/en/messages.json', 0, `"${key}" is missing`);
  }
}

/** Keys whose absence would leave a blank: those in markup and those handed to say() as they are. */
async function keysOfPages() {
  const keys = [];
  for (const path of [...sources, ...(await filesIn('src', /\.html$/))]) {
    const text = await readFile(path, 'utf8');
    for (const found of text.matchAll(/data-(?:text|label|example)="(\w+)"|\bsay\('(\w+)'/g)) {
      keys.push(found[1] ?? found[2]);
    }
  }
  return new Set(keys);
}

async function filesIn(folder, pattern) {
  const names = await readdir(join(EXTENSION, folder), { recursive: true });
  return names.filter((name) => pattern.test(name)).sort().map((name) => join(EXTENSION, folder, name));
}

function say(file, line, problem) {
  problems.push(`${file}${line ? `:${line}` : ''}: ${problem}`);
}
