// How Unbroadcast shows itself: everywhere, and on single sites.
import { sites } from 'unbroadcast:sites';
import { element } from '../../content/build-dom.ts';
import { isOneOf } from '../../shared/checks.ts';
import { MODES, type Settings } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { byId, siteName } from '../page.ts';
import { choices } from './choices.ts';
import type { Change, Part } from './part.ts';

const AS_EVERYWHERE = '';

export class SiteChoices implements Part {
  readonly #modes: ReadonlyMap<string, HTMLInputElement>;
  readonly #bySite: ReadonlyMap<string, HTMLSelectElement>;

  constructor(change: Change) {
    const all = MODES.map((mode) => ({
      value: mode,
      label: say(`mode_${mode}`),
      notes: [say(`mode_${mode}_note`)],
    }));
    this.#modes = choices(byId('mode', HTMLDivElement), 'radio', all, (mode) => {
      if (isOneOf(MODES, mode)) void change((settings) => ({ ...settings, mode }));
    });
    this.#bySite = new Map(sites.map(({ id }) => [id, siteChoice(id, change)]));
  }

  show({ mode, siteModes }: Settings): void {
    for (const [value, input] of this.#modes) input.checked = value === mode;
    for (const [site, select] of this.#bySite) select.value = siteModes[site] ?? AS_EVERYWHERE;
  }
}

function siteChoice(site: string, change: Change): HTMLSelectElement {
  const id = `mode-of-${site}`;
  const select = element('select', { attributes: { id } });
  select.add(new Option(say('options_as_everywhere'), AS_EVERYWHERE));
  for (const mode of MODES) select.add(new Option(say(`mode_${mode}`), mode));
  select.addEventListener('change', () => {
    const { value } = select;
    void change(({ siteModes: { [site]: _, ...others }, ...settings }) => ({
      ...settings,
      siteModes: isOneOf(MODES, value) ? { ...others, [site]: value } : others,
    }));
  });
  const label = element('label', { text: siteName(site), attributes: { for: id } });
  byId('by-site', HTMLDivElement).append(label, select);
  return select;
}
