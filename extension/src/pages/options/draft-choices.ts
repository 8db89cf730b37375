// Which drafts are read, in which language, and whether the card may open by itself.
import { SURFACES } from '../../shared/protocol.ts';
import { LANGUAGES, type Settings } from '../../shared/settings.ts';
import { isOneOf } from '../../shared/checks.ts';
import { say } from '../../shared/texts.ts';
import { byId } from '../page.ts';
import { choices } from './choices.ts';
import type { Change, Part } from './part.ts';

export class DraftChoices implements Part {
  readonly #surfaces: ReadonlyMap<string, HTMLInputElement>;
  readonly #nudge = byId('nudge', HTMLInputElement);
  readonly #language = byId('language', HTMLSelectElement);

  constructor(change: Change) {
    const all = SURFACES.map((surface) => ({ value: surface, label: say(`surface_${surface}`) }));
    this.#surfaces = choices(byId('surfaces', HTMLDivElement), 'checkbox', all, (surface, isOn) => {
      void change((settings) => ({ ...settings, surfaces: { ...settings.surfaces, [surface]: isOn } }));
    });
    this.#nudge.addEventListener('change', () => {
      const { checked: nudge } = this.#nudge;
      void change((settings) => ({ ...settings, nudge }));
    });
    for (const language of LANGUAGES) this.#language.add(new Option(say(`language_${language}`), language));
    this.#language.addEventListener('change', () => {
      const { value: language } = this.#language;
      if (isOneOf(LANGUAGES, language)) void change((settings) => ({ ...settings, language }));
    });
  }

  show({ surfaces, nudge, language }: Settings): void {
    for (const surface of SURFACES) {
      const input = this.#surfaces.get(surface);
      if (input) input.checked = surfaces[surface];
    }
    this.#nudge.checked = nudge;
    this.#language.value = language;
  }
}
