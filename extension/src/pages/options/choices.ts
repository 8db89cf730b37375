// Radio buttons and check boxes that say what each of them means.
import { element } from '../../content/build-dom.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What it means, in a line below. */
  readonly notes?: readonly string[];
}

/** Fills `place` with inputs; returns them by value. `picked` is called when a person picks. */
export function choices(
  place: HTMLElement,
  type: 'radio' | 'checkbox',
  all: readonly Choice[],
  picked: (value: string, isOn: boolean) => void,
): ReadonlyMap<string, HTMLInputElement> {
  const inputs = new Map<string, HTMLInputElement>();
  for (const { value, label, notes = [] } of all) {
    const id = `${place.id}-${value}`;
    const lines = notes.map((text) => element('span', { text }));
    const note = element('p', { class: 'quiet under', attributes: { id: `${id}-note` } }, ...lines);
    const input = element('input', { attributes: { type, id, value, name: place.id } });
    if (notes.length > 0) input.setAttribute('aria-describedby', note.id);
    input.addEventListener('change', () => picked(value, input.checked));
    const labelled = element('label', { class: 'check' }, input, element('span', { text: label }));
    place.append(labelled, ...(notes.length > 0 ? [note] : []));
    inputs.set(value, input);
  }
  return inputs;
}
