// The card: the verdict in words, its reasons, what is good, the way out and the questions. The same
// card is shown in compose boxes, in the popup and on the try-it page; it knows none of them. What can
// be done about a reason, or about all, is there as far as `options` offer it.
import type { Say } from '../shared/texts.ts';
import { element } from './build-dom.ts';
import type { CardActions } from './card-actions.ts';
import type { CardModel, Reason } from './card-model.ts';
import { selectionAround } from './caret.ts';
import { closingQuestion, good, meter, quotes, threeQuestions } from './card-parts.ts';
import { ReasonActions } from './reason-actions.ts';
import { shape } from './shapes.ts';

export interface CardOptions {
  readonly say: Say;
  /** Called with a finding while its reason is pointed at or has the focus, and with null after. */
  readonly emphasise?: (finding: number | null) => void;
  /** Called with a finding whose reason was chosen: its words want to be selected. */
  readonly choose?: (finding: number) => void;
  /** With it the card has a close button. */
  readonly close?: () => void;
  /** Muting, "not useful", pause and settings. */
  readonly actions?: CardActions;
}

export class Card {
  readonly element: HTMLElement;
  readonly #options: CardOptions;
  readonly #reasonActions: ReasonActions | null;
  #model: CardModel | null = null;
  #shown = '';
  /** The rule whose reason is open; a re-built card opens it again. */
  #open: string | null = null;

  constructor(options: CardOptions) {
    this.#options = options;
    const { say, actions } = options;
    this.#reasonActions = actions ? new ReasonActions(say, actions, () => this.#rebuild()) : null;
    this.element = element('section', {
      class: 'card',
      attributes: { tabindex: '-1', 'aria-labelledby': 'card-title' },
    });
    this.element.addEventListener('mouseleave', () => options.emphasise?.(null));
  }

  /** Shows `model`; returns at once when it says what is shown already. */
  show(model: CardModel): void {
    const wanted = JSON.stringify(model);
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#model = model;
    this.#rebuild();
  }

  /** Opens the reason of `finding` and puts the focus on it. */
  focusReason(finding: number): void {
    this.#buttons.find((button) => button.dataset['finding'] === String(finding))?.focus();
  }

  /** Arrow keys, Home and End move between the reasons. True when the key meant that. */
  key(event: KeyboardEvent): boolean {
    const buttons = this.#buttons;
    const at = buttons.findIndex((button) => button === this.#focused());
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    if (next === undefined || buttons.length === 0 || !isPlain) return false;
    buttons[Math.max(0, Math.min(next, buttons.length - 1))]?.focus();
    return true;
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll<HTMLButtonElement>('.reason .toggle')];
  }

  #focused(): Element | null {
    const root = this.element.getRootNode();
    return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  }

  /** What a re-built card looks up the same control by; null when the focus is elsewhere. */
  #focusedKey(): string | null {
    const focused = this.#focused();
    if (!this.element.contains(focused)) return null;
    return focused instanceof HTMLElement ? (focused.dataset['key'] ?? '') : '';
  }

  #rebuild(): void {
    const model = this.#model;
    if (!model) return;
    const key = this.#focusedKey();
    const scrolled = this.element.scrollTop;
    this.element.dataset['verdict'] = model.verdict;
    this.element.replaceChildren(...this.#build(model));
    if (!model.reasons.some(({ rule }) => rule === this.#open)) {
      this.#open = model.reasons[0]?.rule ?? null;
    }
    this.#openOnly(this.#open);
    this.element.scrollTop = scrolled;
    if (key !== null) this.#refocus(key);
  }

  #refocus(key: string): void {
    const same = [...this.element.querySelectorAll<HTMLElement>('[data-key]')].find(
      (control) => control.dataset['key'] === key,
    );
    (same ?? this.element).focus({ preventScroll: true });
  }

  #build(model: CardModel): Node[] {
    const { say } = this.#options;
    return [
      this.#head(model),
      meter(model, say),
      model.wayOut ? element('p', { class: 'way-out', text: model.wayOut }) : null,
      this.#reasons(model),
      this.#reasonActions?.muted() ?? null,
      good(model, say),
      model.askThreeQuestions ? threeQuestions(say) : null,
      model.truncated ? element('p', { class: 'note', text: say('card_truncated') }) : null,
      closingQuestion(say),
      this.#foot(),
    ].filter((part) => part !== null);
  }

  #head({ verdict }: CardModel): HTMLElement {
    const { say, close } = this.#options;
    const title = element('h2', { text: say(`verdict_${verdict}`), attributes: { id: 'card-title' } });
    const head = element('header', {}, shape(verdict), title);
    if (close) {
      const label = say('card_close');
      const attributes = { type: 'button', 'aria-label': label, title: label, 'data-key': 'close' };
      const button = element('button', { class: 'close', attributes }, shape('close'));
      button.addEventListener('click', (event) => event.isTrusted && close());
      head.append(button);
    }
    return head;
  }

  #reasons(model: CardModel): HTMLElement | null {
    const { reasons, verdict } = model;
    if (reasons.length === 0) return null;
    const title = this.#options.say(verdict === 'conversation' ? 'reasons_small' : 'reasons_title');
    const items = reasons.map((reason) => this.#reason(reason, model));
    const list = element('ol', { class: 'reasons' }, ...items);
    return element('section', {}, element('h3', { text: title }), list);
  }

  #reason(reason: Reason, model: CardModel): HTMLElement {
    const { emphasise } = this.#options;
    const { finding, rule } = reason;
    const [words, message] = [`words-${finding}`, `message-${finding}`];
    const button = element(
      'button',
      {
        class: 'toggle',
        attributes: {
          type: 'button',
          'aria-labelledby': `${words} ${message}`,
          'aria-controls': `reason-${finding}`,
          'data-rule': rule,
          'data-finding': String(finding),
          'data-key': `reason ${rule}`,
        },
      },
      shape('arrow'),
    );
    const text = element('span', { class: 'message', text: reason.message, attributes: { id: message } });
    const head = element('div', { class: 'head' }, quotes(reason, words), text, button);
    const item = element('li', { class: 'reason' }, head, this.#more(reason, model));
    item.addEventListener('mouseenter', () => emphasise?.(finding));
    button.addEventListener('focus', () => {
      this.#openOnly(rule);
      emphasise?.(finding);
    });
    button.addEventListener('blur', () => emphasise?.(null));
    head.addEventListener('click', (event) => {
      if (isSelecting(event)) return;
      this.#openOnly(rule);
      if (event.isTrusted) this.#options.choose?.(finding);
    });
    return item;
  }

  #more(reason: Reason, model: CardModel): HTMLElement {
    const { say } = this.#options;
    const { why, tryThis, without } = reason;
    const advice = element('p', { class: 'try' }, element('b', { text: say('reason_try') }), ` ${tryThis}`);
    return element(
      'div',
      { class: 'more', attributes: { id: `reason-${reason.finding}` } },
      why ? element('p', { class: 'why', text: why }) : null,
      tryThis ? advice : null,
      without ? element('p', { class: 'without', text: without }) : null,
      this.#reasonActions?.row(reason, model) ?? null,
    );
  }

  #foot(): HTMLElement | null {
    const { say, actions } = this.#options;
    const { pause, settings } = actions ?? {};
    if (!pause && !settings) return null;
    const control = (key: string, act: () => void): HTMLElement => {
      const attributes = { type: 'button', 'data-key': key };
      const button = element('button', { class: 'quiet', text: say(`card_${key}`), attributes });
      button.addEventListener('click', (event) => event.isTrusted && act());
      return button;
    };
    return element(
      'footer',
      {},
      pause ? control('pause', pause) : null,
      settings ? control('settings', settings) : null,
    );
  }

  #openOnly(rule: string | null): void {
    this.#open = rule;
    for (const button of this.#buttons) {
      const isOpen = button.dataset['rule'] === rule;
      button.setAttribute('aria-expanded', String(isOpen));
      const more = button.parentElement?.nextElementSibling;
      if (more instanceof HTMLElement) more.hidden = !isOpen;
    }
  }
}

/** The click ends a selection of the card's text, which the author may want to copy. */
function isSelecting({ target }: Event): boolean {
  if (!(target instanceof HTMLElement) || target.closest('button')) return false;
  return String(selectionAround(target) ?? '') !== '';
}
