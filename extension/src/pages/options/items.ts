// A list of items, each with a button that takes it away. The focus stays in the list when one goes.
import { element } from '../../content/build-dom.ts';

export interface Item {
  readonly id: string;
  readonly text: string;
}

export interface Removal {
  /** The button's word. */
  readonly word: string;
  /** Its name for those who do not see what it stands beside. */
  readonly label: (text: string) => string;
  readonly remove: (id: string) => void;
}

/** Shows `items` in `list`; `whenEmpty` gets the focus when the last item goes with it. */
export function showItems(
  list: HTMLElement,
  items: readonly Item[],
  removal: Removal,
  whenEmpty: HTMLElement,
): void {
  const buttons = (): HTMLButtonElement[] => [...list.querySelectorAll('button')];
  const at = buttons().findIndex((button) => button === document.activeElement);
  list.replaceChildren(...items.map((item) => row(item, removal)));
  list.hidden = items.length === 0;
  if (at >= 0) (buttons()[Math.min(at, items.length - 1)] ?? whenEmpty).focus();
}

function row({ id, text }: Item, { word, label, remove }: Removal): HTMLElement {
  const attributes = { type: 'button', 'aria-label': label(text) };
  const button = element('button', { class: 'button', text: word, attributes });
  button.addEventListener('click', () => remove(id));
  return element('li', { attributes: { 'data-item': id } }, element('span', { text }), button);
}
