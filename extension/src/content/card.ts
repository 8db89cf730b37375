// The card: the verdict in words, its reasons, what is good, the way out and the questions. The same
// card is shown in compose boxes, in the popup and on the try-it page; it knows none of them.
import type { Say } from '../shared/texts.ts';
import { element } from './build-dom.ts';
import type { CardModel, Reason } from './card-model.ts';
import { shape } from './shapes.ts';

export interface CardOptions {
  readonly say: Say;
  /** Called with a finding while its reason is pointed at or has the focus, and with null after. */
  readonly emphasise?: (finding: number | null) => void;
  /** With it the card has a close button. */
  readonly close?: () => void;
}

export class Card {
  readonly element: HTMLElement;
  readonly #options: CardOptions;
  #shown = '';
  /** The rule whose reason is open; a re-built card opens it again. */
  #open: string | null = null;

  constructor(options: CardOptions) {
    this.#options = options;
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
    const focused = this.#focusedRule();
    const scrolled = this.element.scrollTop;
    this.element.dataset['verdict'] = model.verdict;
    this.element.replaceChildren(...this.#build(model));
    if (!model.reasons.some(({ rule }) => rule === this.#open)) {
      this.#open = model.reasons[0]?.rule ?? null;
    }
    this.#openOnly(this.#open);
    this.element.scrollTop = scrolled;
    if (focused !== undefined) (this.#button(focused) ?? this.element).focus();
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
    if (next === undefined || buttons.length === 0) return false;
    buttons[Math.max(0, Math.min(next, buttons.length - 1))]?.focus();
    return true;
  }

  get #buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll<HTMLButtonElement>('.reason > button')];
  }

  #button(rule: string): HTMLButtonElement | undefined {
    return this.#buttons.find((button) => button.dataset['rule'] === rule);
  }

  #focused(): Element | null {
    const root = this.element.getRootNode();
    return root instanceof ShadowRoot || root instanceof Document ? root.activeElement : null;
  }

  /** Undefined when the focus is not in the card; '' when it is not on a reason. */
  #focusedRule(): string | undefined {
    const focused = this.#focused();
    if (!this.element.contains(focused)) return undefined;
    return focused instanceof HTMLElement ? (focused.dataset['rule'] ?? '') : '';
  }

  #build(model: CardModel): Node[] {
    const { say } = this.#options;
    return [
      this.#head(model),
      meter(model, say),
      model.wayOut ? element('p', { class: 'way-out', text: model.wayOut }) : null,
      this.#reasons(model),
      good(model, say),
      model.askThreeQuestions ? threeQuestions(say) : null,
      model.truncated ? element('p', { class: 'note', text: say('card_truncated') }) : null,
      closingQuestion(say),
    ].filter((part) => part !== null);
  }

  #head({ verdict }: CardModel): HTMLElement {
    const { say, close } = this.#options;
    const title = element('h2', { text: say(`verdict_${verdict}`), attributes: { id: 'card-title' } });
    const head = element('header', {}, shape(verdict), title);
    if (close) {
      const attributes = { type: 'button', 'aria-label': say('card_close'), title: say('card_close') };
      const button = element('button', { class: 'close', attributes }, shape('close'));
      button.addEventListener('click', (event) => event.isTrusted && close());
      head.append(button);
    }
    return head;
  }

  #reasons({ reasons, verdict }: CardModel): HTMLElement | null {
    if (reasons.length === 0) return null;
    const title = this.#options.say(verdict === 'conversation' ? 'reasons_small' : 'reasons_title');
    const list = element('ol', { class: 'reasons' }, ...reasons.map((reason) => this.#reason(reason)));
    return element('section', {}, element('h3', { text: title }), list);
  }

  #reason(reason: Reason): HTMLElement {
    const { say, emphasise } = this.#options;
    const { finding, rule } = reason;
    const id = `reason-${finding}`;
    const button = element(
      'button',
      { attributes: { type: 'button', 'aria-controls': id, 'data-rule': rule, 'data-finding': String(finding) } },
      quotes(reason),
      element('span', { class: 'message', text: reason.message }),
      shape('arrow'),
    );
    const advice = element('p', { class: 'try' }, element('b', { text: say('reason_try') }), ` ${reason.tryThis}`);
    const more = element(
      'div',
      { class: 'more', attributes: { id } },
      reason.why ? element('p', { class: 'why', text: reason.why }) : null,
      reason.tryThis ? advice : null,
    );
    const item = element('li', { class: 'reason' }, button, more);
    item.addEventListener('mouseenter', () => emphasise?.(finding));
    button.addEventListener('focus', () => {
      this.#openOnly(rule);
      emphasise?.(finding);
    });
    button.addEventListener('blur', () => emphasise?.(null));
    button.addEventListener('click', () => this.#openOnly(rule));
    return item;
  }

  #openOnly(rule: string | null): void {
    this.#open = rule;
    for (const button of this.#buttons) {
      const isOpen = button.dataset['rule'] === rule;
      button.setAttribute('aria-expanded', String(isOpen));
      const more = button.nextElementSibling;
      if (more instanceof HTMLElement) more.hidden = !isOpen;
    }
  }
}

function quotes(reason: Reason): HTMLElement | null {
  const first = quote(reason);
  if (!first) return null;
  const others = reason.also.flatMap((words) => [' ', element('q', { class: 'also', text: words })]);
  return element('span', { class: 'words' }, first, ...others);
}

function quote({ quote: words }: Reason): HTMLElement | null {
  return words ? element('q', { class: 'quote', text: words }) : null;
}

function meter({ score }: CardModel, say: Say): HTMLElement {
  const marker = element('span', { class: 'marker' });
  marker.style.insetInlineStart = `${score}%`;
  const attributes = { role: 'img', 'aria-label': say('meter_label', String(score)) };
  return element(
    'div',
    { class: 'meter' },
    element('div', { class: 'track', attributes }, marker),
    element('span', { text: say('meter_conversation') }),
    element('span', { class: 'score', text: say('meter_score', String(score)) }),
    element('span', { text: say('meter_broadcasting') }),
  );
}

function good(model: CardModel, say: Say): HTMLElement | null {
  if (model.good.length === 0) return null;
  const items = model.good.map((reason) =>
    element(
      'li',
      {},
      shape('tick'),
      element('span', {}, element('span', { class: 'message', text: reason.message }), ' ', quote(reason)),
    ),
  );
  return element(
    'section',
    { class: 'good' },
    element('h3', { text: say('good_title') }),
    element('ul', {}, ...items),
  );
}

function threeQuestions(say: Say): HTMLElement {
  const questions = ['question_follow', 'question_visit', 'question_gain'];
  return element(
    'section',
    { class: 'questions' },
    element('h3', { text: say('questions_title') }),
    element('ul', {}, ...questions.map((key) => element('li', { text: say(key) }))),
  );
}

function closingQuestion(say: Say): HTMLElement {
  return element(
    'footer',
    {},
    element('span', { text: say('closing_label') }),
    element('strong', { text: say('closing_question') }),
  );
}
