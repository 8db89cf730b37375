// The two buttons of each reason, "not useful" and "mute this rule", and what is said once they were
// pressed. It outlives re-built cards: a keystroke must not forget that something was said.
import type { Say } from '../shared/texts.ts';
import { element } from './build-dom.ts';
import type { CardActions } from './card-actions.ts';
import type { CardModel, Reason } from './card-model.ts';

export class ReasonActions {
  readonly #say: Say;
  readonly #actions: CardActions;
  readonly #changed: () => void;
  /** Rules that were called not useful. */
  readonly #noted = new Set<string>();
  /** The report of what was kept, when it could not be copied at once. */
  #report = '';
  #copied = false;
  #muted: { readonly rule: string; readonly message: string } | null = null;

  /** `changed` is called when a part has to be built anew. */
  constructor(say: Say, actions: CardActions, changed: () => void) {
    this.#say = say;
    this.#actions = actions;
    this.#changed = changed;
  }

  /** The buttons of `reason`, or what became of it. */
  row(reason: Reason, { verdict, score, sensitivity }: CardModel): HTMLElement {
    const { rule, message } = reason;
    if (this.#noted.has(rule)) return this.#thanks(rule);
    const note = async (): Promise<void> => {
      await this.#actions.notUseful({ rule, verdict, score, sensitivity });
      this.#noted.add(rule);
      this.#copied = false;
      this.#changed();
    };
    const mute = async (): Promise<void> => {
      await this.#actions.mute(rule);
      this.#muted = { rule, message };
      this.#changed();
    };
    return element(
      'p',
      { class: 'actions' },
      this.#button('reason_not_useful', rule, note),
      this.#button('reason_mute', rule, mute),
    );
  }

  /** The rule that was muted last, with a way back. */
  muted(): HTMLElement | null {
    if (!this.#muted) return null;
    const { rule, message } = this.#muted;
    const undo = async (): Promise<void> => {
      await this.#actions.unmute(rule);
      this.#muted = null;
      this.#changed();
    };
    const text = element('span', { text: this.#say('card_muted', message) });
    return element('p', { class: 'note actions', attributes: { role: 'status' } }, text, this.#button('card_unmute', rule, undo));
  }

  #thanks(rule: string): HTMLElement {
    const copy = async (): Promise<void> => {
      this.#report = await this.#actions.report();
      this.#copied = await navigator.clipboard.writeText(this.#report).then(() => true, () => false);
      this.#changed();
    };
    const word = this.#copied ? 'reason_copied' : 'reason_copy';
    const parts = [
      element('span', { text: this.#say('reason_noted') }),
      this.#button(word, rule, copy),
      this.#report && !this.#copied ? element('pre', { class: 'report', text: this.#report }) : null,
    ];
    return element('div', { class: 'actions', attributes: { role: 'status' } }, ...parts);
  }

  #button(word: string, rule: string, act: () => Promise<void>): HTMLElement {
    const attributes = { type: 'button', 'data-key': `${word} ${rule}` };
    const button = element('button', { class: 'quiet', text: this.#say(word), attributes });
    button.addEventListener('click', (event) => {
      if (event.isTrusted) void act();
    });
    return button;
  }
}
