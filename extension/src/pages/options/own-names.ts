// The person's own company and product names: added one at a time, or many at once from a pasted list.
import { LONGEST_NAME, MOST_NAMES, readName, type Settings } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { byId } from '../page.ts';
import { showItems } from './items.ts';
import type { Change, Part } from './part.ts';

export class OwnNames implements Part {
  readonly #change: Change;
  readonly #field = byId('name', HTMLInputElement);
  #names: readonly string[] = [];

  constructor(change: Change) {
    this.#change = change;
    byId('add-name', HTMLFormElement).addEventListener('submit', (event) => {
      event.preventDefault();
      this.#add();
    });
    this.#field.addEventListener('input', () => this.#complain(''));
    this.#field.addEventListener('paste', (event) => this.#paste(event));
  }

  show({ ownNames }: Settings): void {
    this.#names = ownNames;
    const remove = (name: string): void => {
      const others = (names: readonly string[]): string[] => names.filter((other) => other !== name);
      void this.#change((settings) => ({ ...settings, ownNames: others(settings.ownNames) }));
    };
    const removal = { word: say('options_remove'), label: (name: string) => say('options_remove_name', name), remove };
    const items = ownNames.map((name) => ({ id: name, text: name }));
    showItems(byId('name-list', HTMLUListElement), items, removal, this.#field);
  }

  #add(): void {
    const problem = problemOf(this.#field.value, this.#names);
    this.#complain(problem);
    this.#field.focus();
    if (problem) return;
    const added = namesIn(this.#field.value);
    this.#field.value = '';
    void this.#change((settings) => ({
      ...settings,
      ownNames: [...new Set([...settings.ownNames, ...added.map((name) => readName(name) ?? name)])],
    }));
  }

  /** The browser would glue the lines of a pasted list together. */
  #paste(event: ClipboardEvent): void {
    const list = event.clipboardData?.getData('text/plain') ?? '';
    if (!/\n/u.test(list.trim())) return;
    event.preventDefault();
    const { selectionStart, selectionEnd, value } = this.#field;
    this.#field.setRangeText(
      list.trim().replaceAll(/\s*\n\s*/gu, ', '),
      selectionStart ?? value.length,
      selectionEnd ?? value.length,
      'end',
    );
  }

  #complain(problem: string): void {
    byId('name-problem', HTMLParagraphElement).textContent = problem;
    this.#field.setAttribute('aria-invalid', String(problem !== ''));
  }
}

/** Commas and semicolons part names. */
function namesIn(typed: string): string[] {
  return typed.split(/[,;]/u).filter((name) => name.trim() !== '');
}

/** What is wrong with what was typed, in words; empty when nothing is. */
function problemOf(typed: string, names: readonly string[]): string {
  const added = namesIn(typed);
  if (added.length === 0) return say('options_name_empty');
  const bad = added.find((name) => readName(name) === null);
  if (bad !== undefined) return say('options_name_bad', bad.trim(), String(LONGEST_NAME));
  const known = added.map(readName).find((name) => name !== null && names.includes(name));
  if (known) return say('options_name_known', known);
  return names.length + added.length > MOST_NAMES ? say('options_names_full', String(MOST_NAMES)) : '';
}
