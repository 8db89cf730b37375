// What our own pages share: their words come from _locales too.
import { say } from '../shared/texts.ts';

/** Fills `data-text`, `data-label` and `data-placeholder` with the texts of those keys. */
export function fillTexts(): void {
  document.documentElement.lang = say('language');
  document.documentElement.dir = say('@@bidi_dir');
  for (const node of document.querySelectorAll<HTMLElement>('[data-text]')) {
    node.textContent = say(node.dataset['text'] ?? '');
  }
  for (const node of document.querySelectorAll<HTMLElement>('[data-label]')) {
    node.setAttribute('aria-label', say(node.dataset['label'] ?? ''));
  }
}

/** The element with this id; pages and scripts are made together, so its absence is a defect. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`no ${type.name} with id ${id}`);
  return found;
}
