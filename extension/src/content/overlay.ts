// Badge, card and announcements for the draft that the author is in: one at a time.
//
// The focus stays where the author put it. Only opening the card by click or shortcut moves it
// there, and closing gives it back.
import type { Composer } from '../shared/site.ts';
import { say } from '../shared/texts.ts';
import { Announcer } from './announcer.ts';
import { element } from './build-dom.ts';
import { Card } from './card.ts';
import { cardModel } from './card-model.ts';
import { keepCaret } from './caret.ts';
import type { Draft } from './draft.ts';
import { Host } from './host.ts';
import {
  boxAt,
  cardSpot,
  cardWidth,
  intersection,
  isEmpty,
  type Box,
  type Point,
} from './placement.ts';
import { shape, type Shape } from './shapes.ts';
import { cardRoom, placeBadge } from './surroundings.ts';

interface Shown {
  readonly draft: Draft;
  readonly composer: Composer;
  /** Aborted when another draft is shown, or none. */
  readonly life: AbortController;
}

export class Overlay {
  readonly host: Host;
  readonly #badge = element('button', { class: 'badge', attributes: { type: 'button' } });
  readonly #card: Card;
  readonly #announcer: Announcer;
  #shown: Shown | null = null;
  #state: Shape | null = null;
  #frame = 0;
  #giveFocusBack = (): void => {};

  constructor(signal: AbortSignal) {
    this.host = new Host(signal);
    this.#announcer = new Announcer(say, signal);
    this.#card = new Card({
      say,
      emphasise: (finding) => this.#shown?.draft.emphasise(finding),
      close: () => this.#close(),
    });
    const { layer } = this.host;
    layer.dir = say('@@bidi_dir');
    layer.append(this.#badge, this.#card.element, this.#announcer.region);
    this.#badge.hidden = true;
    this.#card.element.hidden = true;
    this.#card.element.setAttribute('role', 'dialog');
    this.#badge.setAttribute('aria-haspopup', 'dialog');
    this.#badge.setAttribute('aria-expanded', 'false');
    this.#badge.addEventListener('click', (event) => event.isTrusted && this.#toggle());
    signal.addEventListener('abort', () => this.hide());
  }

  get isCardOpen(): boolean {
    return !this.#card.element.hidden;
  }

  /** `draft` is the one that the author is in now. */
  show(draft: Draft, composer: Composer): void {
    if (this.#shown?.draft === draft) return;
    this.hide();
    const life = new AbortController();
    this.#shown = { draft, composer, life };
    draft.signal.addEventListener('abort', () => this.hide(draft), { signal: life.signal });
    this.#follow(draft.editor, composer, life.signal);
    this.update(draft);
  }

  /** Takes everything away; with a draft, only if it is that one's. */
  hide(draft?: Draft): void {
    if (!this.#shown || (draft && this.#shown.draft !== draft)) return;
    this.#shown.life.abort();
    this.#shown = null;
    this.#state = null;
    this.#announcer.reset();
    this.#badge.hidden = true;
    this.#card.element.hidden = true;
    this.host.unmount();
  }

  /** The judgement of `draft` is another one. */
  update(draft: Draft): void {
    if (this.#shown?.draft !== draft) return;
    const { judgement, problem } = draft;
    const state = judgement?.report.verdict ?? (problem ? 'asleep' : null);
    if (judgement) this.#announcer.verdict(judgement.report.verdict);
    else this.#announcer.reset();
    if (state !== this.#state) this.#showState(state);
    if (!judgement) this.#card.element.hidden = true;
    if (this.isCardOpen) this.#showCard(draft);
  }

  /** Opens the card and moves the focus into it, to the reason at the caret if there is one. */
  open(): void {
    const draft = this.#shown?.draft;
    if (!draft?.judgement) return;
    const finding = draft.findingAtCaret();
    this.#giveFocusBack = keepCaret(draft.editor);
    this.#card.element.hidden = false;
    this.#badge.setAttribute('aria-expanded', 'true');
    this.#showCard(draft);
    this.#draw();
    this.#card.element.focus({ preventScroll: true });
    if (finding !== null) this.#card.focusReason(finding);
  }

  /**
   * Every key event of the page passes here first. Those inside of our interface go no further; of
   * all others only two are taken: the shortcut, and Escape while the card is open.
   */
  key(event: KeyboardEvent): void {
    const isOurs = event.composedPath().includes(this.host.element);
    if (isOurs) event.stopImmediatePropagation();
    if (event.type !== 'keydown' || !event.isTrusted || event.isComposing) return;
    if (!this.#act(event, isOurs)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  #showState(state: Shape | null): void {
    this.#state = state;
    if (state === null) {
      this.#badge.hidden = true;
      this.host.unmount();
      return;
    }
    const word = say(`badge_${state}`);
    this.#badge.dataset['verdict'] = state;
    this.#badge.replaceChildren(shape(state), element('span', { class: 'word', text: word }));
    this.#badge.setAttribute('aria-label', say('badge_label', word));
    this.#badge.title = say(`badge_title_${state}`);
    this.#drawSoon();
  }

  #showCard({ judgement, judgedText }: Draft): void {
    if (judgement) this.#card.show(cardModel(judgement, judgedText, say));
  }

  #toggle(): void {
    if (this.isCardOpen) this.#close();
    else this.open();
  }

  #close(): void {
    const hadFocus = this.host.shadow.activeElement !== null;
    this.#card.element.hidden = true;
    this.#badge.setAttribute('aria-expanded', 'false');
    this.#badge.classList.remove('covered');
    this.#shown?.draft.emphasise(null);
    if (hadFocus) this.#giveFocusBack();
  }

  /** Opens or closes for the shortcut, closes for Escape, or hands it to the card. True if it did. */
  #act(event: KeyboardEvent, isOurs: boolean): boolean {
    if (event.key === 'Escape' && this.isCardOpen) this.#close();
    else if (isShortcut(event) && this.#shown?.draft.judgement) this.#toggle();
    else return isOurs && this.#card.key(event);
    return true;
  }

  /** Keeps badge and card where the editor is. No polling: everything that can move it says so. */
  #follow(editor: HTMLElement, { scope }: Composer, signal: AbortSignal): void {
    const later = (): void => this.#drawSoon();
    const options = { capture: true, passive: true, signal };
    window.addEventListener('scroll', later, options);
    window.addEventListener('resize', later, options);
    const sizes = new ResizeObserver(later);
    for (const watched of [editor, scope, document.body, this.#card.element]) sizes.observe(watched);
    const sight = new IntersectionObserver(later, { threshold: [0, 0.5, 1] });
    sight.observe(editor);
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      sight.disconnect();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
    });
  }

  /** In the next frame: a keystroke's own work never waits for layout. */
  #drawSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #draw(): void {
    if (!this.#shown || this.#state === null) return;
    const { draft, composer } = this.#shown;
    const badge = this.#badge;
    this.host.mountFor(draft.editor);
    badge.hidden = false; // to be measured
    badge.classList.remove('compact');
    const size = { width: badge.offsetWidth, height: badge.offsetHeight };
    const place = placeBadge(draft.editor, composer, size, this.host.element);
    badge.hidden = place === null;
    if (!place) return;
    badge.classList.toggle('compact', place.compact);
    moveTo(badge, place.box);
    badge.classList.remove('covered');
    if (this.isCardOpen) this.#placeCard(this.#shown, place.box);
  }

  #placeCard({ draft, composer }: Shown, badge: Box): void {
    const card = this.#card.element;
    const room = cardRoom(draft.editor, composer, badge);
    card.style.width = `${cardWidth(room)}px`;
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const spot = cardSpot(room, size);
    moveTo(card, spot);
    const isOver = !isEmpty(intersection(boxAt(spot, size), badge));
    this.#badge.classList.toggle('covered', isOver);
  }
}

function moveTo({ style }: HTMLElement, { left, top }: Point): void {
  style.left = `${left}px`;
  style.top = `${top}px`;
}

/** By position of the key, because Option+Shift+B types a letter of its own on a Mac. */
function isShortcut({ code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return code === 'KeyB' && altKey && shiftKey && !ctrlKey && !metaKey;
}
