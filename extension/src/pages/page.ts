// What our own pages share: their words come from _locales too, and what can be copied looks the same.
import { ruleKey, say } from '../shared/texts.ts';

/** Fills `data-text` and `data-label` with the texts of those keys. */
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

/** A name for people; a site that has none keeps its id. */
export function siteName(site: string): string {
  return say(`site_${site}`) || site;
}

/** What a rule is about, in words; a rule that is no longer there keeps its id. */
export function ruleName(rule: string): string {
  return say(ruleKey(rule, 'message')) || rule;
}

/**
 * Says something in the page's status region, politely. The same words said again are news again: the
 * node is another one.
 */
export function tell(words: string): void {
  const line = document.createElement('span');
  line.textContent = words;
  byId('status', HTMLParagraphElement).replaceChildren(line);
}

/** Copies the field's text and says so; selects it where the browser leaves that to the person. */
export async function copyFrom(field: HTMLTextAreaElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(field.value);
    tell(say('told_copied'));
  } catch {
    field.focus();
    field.select();
    tell(say('told_selected'));
  }
}
