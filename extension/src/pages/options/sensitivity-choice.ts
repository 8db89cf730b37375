// How sure Unbroadcast must be before it warns, with what each choice means in words and figures.
import { measured, warnsFrom } from 'unbroadcast:figures';
import { isOneOf } from '../../shared/checks.ts';
import { SENSITIVITIES, type Sensitivity, type Settings } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { byId } from '../page.ts';
import { choices } from './choices.ts';
import type { Change, Part } from './part.ts';

export class SensitivityChoice implements Part {
  readonly #inputs: ReadonlyMap<string, HTMLInputElement>;

  constructor(change: Change) {
    const place = byId('sensitivities', HTMLDivElement);
    const all = SENSITIVITIES.map((sensitivity) => ({
      value: sensitivity,
      label: say(`sensitivity_${sensitivity}`),
      notes: [say(`sensitivity_${sensitivity}_note`), ...figuresOf(sensitivity, measured)],
    }));
    this.#inputs = choices(place, 'radio', all, (sensitivity) => {
      if (isOneOf(SENSITIVITIES, sensitivity)) void change((settings) => ({ ...settings, sensitivity }));
    });
    byId('measured', HTMLParagraphElement).hidden = measured === null;
  }

  show({ sensitivity }: Settings): void {
    for (const [value, input] of this.#inputs) input.checked = value === sensitivity;
  }
}

/** In sentences; without `counted` only the score from which it warns. */
export function figuresOf(sensitivity: Sensitivity, counted: typeof measured): readonly string[] {
  const from = say('sensitivity_from', String(warnsFrom[sensitivity]));
  if (!counted) return [from];
  const { precision, recall } = counted[sensitivity];
  return [from, say('sensitivity_measured', String(precision), String(recall))];
}
