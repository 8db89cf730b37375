// The first-run page: what Unbroadcast does, what it never does, and a box to try it in.
import { element } from '../../content/build-dom.ts';
import { shape, type Shape } from '../../content/shapes.ts';
import { openOptions } from '../../shared/options-section.ts';
import { VERDICTS } from '../../shared/protocol.ts';
import { say } from '../../shared/texts.ts';
import { byId, fillTexts } from '../page.ts';
import { TryBox } from '../try-box.ts';

const DOES = ['read', 'explain', 'praise'];
const NEVER = ['send', 'write', 'block', 'keep'];

function list(place: string, keys: readonly string[], sign: Shape): void {
  const items = keys.map((key) => element('li', {}, shape(sign), element('span', { text: say(key) })));
  byId(place, HTMLUListElement).append(...items);
}

/** The three states as the badge shows them. */
function states(): void {
  const items = VERDICTS.map((verdict) => {
    const attributes = { 'data-verdict': verdict };
    const name = element('span', { class: 'state', attributes }, shape(verdict), say(`badge_${verdict}`));
    return element('li', {}, name, element('span', { text: say(`welcome_${verdict}`) }));
  });
  byId('state-list', HTMLUListElement).append(...items);
}

fillTexts();
list('does-list', DOES.map((key) => `welcome_does_${key}`), 'tick');
list('never-list', NEVER.map((key) => `welcome_never_${key}`), 'close');
states();
new TryBox(byId('box', HTMLElement));
byId('settings', HTMLButtonElement).addEventListener('click', () => void openOptions());
