// What a person can choose, and how a stored or imported value becomes it. Pure: settings.ts keeps it.
//
// Each field stands on its own: a bad one falls back, is reported, and costs no other field.
import { isId, isOneOf, isRecord } from './checks.ts';
import { SURFACES, type Surface } from './protocol.ts';

/**
 * inline: marks, badge and card. badge: badge and card; no marks, and nothing opens by itself.
 * toolbar: nothing is added to the page. off: drafts are not read.
 */
export const MODES = ['inline', 'badge', 'toolbar', 'off'] as const;
export type Mode = (typeof MODES)[number];

export const SENSITIVITIES = ['gentle', 'balanced', 'strict'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

/** The languages there are rules for, and 'auto': each draft's own. */
export const LANGUAGES = ['auto', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** So much fits into one item of a browser's sync, with room for the other fields. */
export const MOST_NAMES = 100;
export const LONGEST_NAME = 80;
export const MOST_MUTED = 300;

export interface Settings {
  readonly version: 1;
  readonly mode: Mode;
  /** By site id, where it differs from `mode`. */
  readonly siteModes: Readonly<Record<string, Mode>>;
  readonly sensitivity: Sensitivity;
  /** The kinds of draft that are read. */
  readonly surfaces: Readonly<Record<Surface, boolean>>;
  /** The card may open by itself, once per draft, when the author reaches for the submit button. */
  readonly nudge: boolean;
  readonly mutedRules: readonly string[];
  /** Company and product names; they count as "we". */
  readonly ownNames: readonly string[];
  readonly language: Language;
}

export const DEFAULTS: Settings = {
  version: 1,
  mode: 'inline',
  siteModes: {},
  sensitivity: 'balanced',
  surfaces: { post: true, reply: true, message: false, article: true },
  nudge: true,
  mutedRules: [],
  ownNames: [],
  language: 'auto',
};

/** What was expected at a place; `problem_<expected>` is its text, with `values` filled in. */
export type Expected =
  | 'object'
  | 'version'
  | 'choice'
  | 'boolean'
  | 'list'
  | 'site'
  | 'rule'
  | 'name'
  | 'fewer'
  | 'once'
  | 'known';

export interface Problem {
  /** JSON pointer to the value: "/siteModes/linkedin"; empty for the whole. */
  readonly path: string;
  readonly expected: Expected;
  readonly values: readonly string[];
}

export interface Parsed {
  readonly settings: Settings;
  /** Everything that is wrong, in the order of the fields. */
  readonly problems: readonly Problem[];
}

export function modeOf({ mode, siteModes }: Settings, site: string): Mode {
  return siteModes[site] ?? mode;
}

/**
 * `value` laid over `base`: absent fields are base's, and so are bad ones, which are reported. A layer
 * that outranks the person's own (a company's policy, say) is parsed over theirs.
 */
export function parseSettings(value: unknown, base: Settings = DEFAULTS): Parsed {
  const parse = new Parse();
  if (value === undefined) return { settings: base, problems: [] };
  if (!isRecord(value)) {
    parse.report('', 'object');
    return { settings: base, problems: parse.problems };
  }
  const at = (key: keyof Settings): [unknown, string] => [value[key], `/${key}`];
  if (value['version'] !== undefined && value['version'] !== 1) parse.report('/version', 'version', '1');
  const settings: Settings = {
    version: 1,
    mode: parse.choice(MODES, base.mode, ...at('mode')),
    siteModes: parse.siteModes(base.siteModes, ...at('siteModes')),
    sensitivity: parse.choice(SENSITIVITIES, base.sensitivity, ...at('sensitivity')),
    surfaces: parse.surfaces(base.surfaces, ...at('surfaces')),
    nudge: parse.flag(base.nudge, ...at('nudge')),
    mutedRules: parse.list(base.mutedRules, RULES, ...at('mutedRules')),
    ownNames: parse.list(base.ownNames, NAMES, ...at('ownNames')),
    language: parse.choice(LANGUAGES, base.language, ...at('language')),
  };
  for (const key of Object.keys(value)) if (!Object.hasOwn(DEFAULTS, key)) parse.report(`/${escape(key)}`, 'known');
  return { settings, problems: parse.problems };
}

interface ListOf {
  readonly expected: 'rule' | 'name';
  readonly most: number;
  /** The item as it is kept; null when it is none. */
  readonly read: (item: unknown) => string | null;
}

const RULES: ListOf = { expected: 'rule', most: MOST_MUTED, read: (item) => (isId(item) ? item : null) };
const NAMES: ListOf = { expected: 'name', most: MOST_NAMES, read: readName };

/** A name as it is kept: one line, single spaces; null when it is empty or too long to be one. */
export function readName(item: unknown): string | null {
  if (typeof item !== 'string') return null;
  const name = item.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return name === '' || name.length > LONGEST_NAME || !/[\p{L}\p{N}]/u.test(name) ? null : name;
}

class Parse {
  readonly problems: Problem[] = [];

  report(path: string, expected: Expected, ...values: readonly string[]): void {
    this.problems.push({ path, expected, values });
  }

  choice<T extends string>(among: readonly T[], base: T, value: unknown, path: string): T {
    if (value === undefined || isOneOf(among, value)) return value ?? base;
    this.report(path, 'choice', among.join(', '));
    return base;
  }

  flag(base: boolean, value: unknown, path: string): boolean {
    if (value === undefined || typeof value === 'boolean') return value ?? base;
    this.report(path, 'boolean');
    return base;
  }

  siteModes(base: Settings['siteModes'], value: unknown, path: string): Settings['siteModes'] {
    const modes: [string, Mode][] = [];
    for (const [site, mode] of this.#entries(value, path)) {
      const here = `${path}/${escape(site)}`;
      if (!isId(site)) this.report(here, 'site');
      else if (!isOneOf(MODES, mode)) this.report(here, 'choice', MODES.join(', '));
      else modes.push([site, mode]);
    }
    return { ...base, ...Object.fromEntries(modes) };
  }

  surfaces(base: Settings['surfaces'], value: unknown, path: string): Settings['surfaces'] {
    const surfaces = { ...base };
    for (const [surface, isRead] of this.#entries(value, path)) {
      const here = `${path}/${escape(surface)}`;
      if (!isOneOf(SURFACES, surface)) this.report(here, 'known');
      else surfaces[surface] = this.flag(base[surface], isRead, here);
    }
    return surfaces;
  }

  /** The good items, each once. */
  list(base: readonly string[], kind: ListOf, value: unknown, path: string): readonly string[] {
    if (value === undefined) return base;
    if (!Array.isArray(value)) {
      this.report(path, 'list');
      return base;
    }
    const kept = new Set<string>();
    value.forEach((item: unknown, index) => {
      const read = kind.read(item);
      if (read === null) this.report(`${path}/${index}`, kind.expected, String(LONGEST_NAME));
      else if (kept.has(read)) this.report(`${path}/${index}`, 'once');
      else kept.add(read);
    });
    if (kept.size > kind.most) this.report(path, 'fewer', String(kind.most));
    return [...kept].slice(0, kind.most);
  }

  #entries(value: unknown, path: string): [string, unknown][] {
    if (value === undefined) return [];
    if (isRecord(value)) return Object.entries(value);
    this.report(path, 'object');
    return [];
  }
}

/** A key as a JSON pointer writes it. */
function escape(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
