// Settings as a file: one that was exported can be imported here or on another device. A file with
// problems is not imported; all of them are shown at once, each with its place.
import { sites } from 'unbroadcast:sites';
import { element } from '../../content/build-dom.ts';
import { parseSettings, type Problem, type Settings } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { byId, tell } from '../page.ts';
import type { Change, Part } from './part.ts';

const FILE_NAME = 'unbroadcast-settings.json';

export class Backup implements Part {
  readonly #change: Change;
  readonly #field = byId('import', HTMLInputElement);
  #settings: Settings | null = null;

  constructor(change: Change) {
    this.#change = change;
    byId('export', HTMLButtonElement).addEventListener('click', () => {
      if (this.#settings) download(`${JSON.stringify(this.#settings, null, 2)}\n`);
    });
    this.#field.addEventListener('change', () => {
      const [file] = this.#field.files ?? [];
      if (file) void file.text().then((text) => this.#import(text));
    });
  }

  show(settings: Settings): void {
    this.#settings = settings;
  }

  async #import(text: string): Promise<void> {
    const { settings, problems } = readBackup(text, sites.map(({ id }) => id));
    this.#field.setAttribute('aria-invalid', String(problems.length > 0));
    byId('import-problems', HTMLDivElement).replaceChildren(...explained(problems));
    // Otherwise the same file, mended, would be no change.
    this.#field.value = '';
    if (problems.length > 0) {
      this.#field.focus();
      return;
    }
    await this.#change(() => settings);
    tell(say('options_imported'));
  }
}

/** A problem of the file, or of a value in it. */
type FileProblem = Problem | { readonly path: ''; readonly expected: 'json'; readonly values: readonly [] };

/** The settings of a file, and everything that is wrong with it; `known` are the sites there are. */
export function readBackup(
  text: string,
  known: readonly string[],
): { settings: Settings; problems: readonly FileProblem[] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { settings } = parseSettings(undefined);
    return { settings, problems: [{ path: '', expected: 'json', values: [] }] };
  }
  // A file that holds only "null" or nothing of ours is as wrong as one with a bad value.
  const { settings, problems } = parseSettings(value ?? null);
  const strangers = Object.keys(settings.siteModes).filter((site) => !known.includes(site));
  const unknown = strangers.map((site): Problem => {
    return { path: `/siteModes/${site}`, expected: 'choice', values: [known.join(', ')] };
  });
  return { settings, problems: [...problems, ...unknown] };
}

function explained(problems: readonly FileProblem[]): Node[] {
  if (problems.length === 0) return [];
  const items = problems.map(({ path, expected, values }) => {
    const place = element('code', { text: path || say('problem_whole') });
    return element('li', {}, place, ' ', say(`problem_${expected}`, ...values));
  });
  const count = say('options_not_imported', String(problems.length));
  return [element('p', { text: count }), element('ul', {}, ...items)];
}

function download(text: string): void {
  // Never revoked: browsers read it when they please, and it goes with the page.
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  element('a', { attributes: { href: url, download: FILE_NAME } }).click();
}
