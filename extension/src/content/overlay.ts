// Badge, card and announcements for the draft that the author is in: one at a time.
//
// The focus stays where the author put it. Only opening the card by click or shortcut moves it
// there, and closing gives it back.
import type { Composer } from '../shared/site.ts';
import { say } from '../shared/texts.ts';
import { Announcer } from './announcer.ts';
import { Badge, cornerOf, moveTo } from './badge.ts';
import { Card } from './card.ts';
import { cardActions } from './card-actions.ts';
import { cardModel } from './card-model.ts';
import { keepCaret } from './caret.ts';
import type { Draft } from './draft.ts';
import { Host } from './host.ts';
import { Movement } from './movement.ts';
import { watchReach } from './nudge.ts';
import { boxAt, cardSpot, cardWidth, overlap, type Box } from './placement.ts';
import type { Shape } from './shapes.ts';
import { cardRoom, placeBadge } from './surroundings.ts';

interface Shown {
  readonly draft: Draft;
  readonly editor: HTMLElement;
  readonly composer: Composer;
  readonly movement: Movement;
  /** Aborted when another draft is shown, or none. */
  readonly life: AbortController;
}

/** So long the author has paused before a badge inside the editor looks for text under it. */
const PAUSE = 400;

export class Overlay {
  readonly host: Host;
  /** Whether the card may open by itself, once for each draft. */
  mayNudge = false;
  readonly #badge: Badge;
  readonly #card: Card;
  readonly #announcer: Announcer;
  readonly #nudged = new WeakSet<Draft>();
  #shown: Shown | null = null;
  #frame = 0;
  #pause = 0;
  #isInside = false;
  #giveFocusBack = (): void => {};

  constructor(site: string, signal: AbortSignal) {
    this.host = new Host(signal);
    this.#announcer = new Announcer(say, signal);
    this.#badge = new Badge(() => this.#toggle());
    this.#card = new Card({
      say,
      emphasise: (finding) => this.#shown?.draft.emphasise(finding),
      choose: (finding) => this.#shown?.draft.select(finding),
      close: () => this.#close(),
      actions: cardActions(site),
    });
    const { layer } = this.host;
    layer.dir = say('@@bidi_dir');
    layer.lang = say('language');
    layer.append(this.#badge.element, this.#card.element, this.#announcer.region);
    this.#card.element.hidden = true;
    this.#card.element.setAttribute('role', 'dialog');
    // Text of the card can be selected, which takes the focus: it goes back where it was.
    this.#card.element.addEventListener('mousedown', () => this.#rememberCaret(), { capture: true });
    signal.addEventListener('abort', () => this.hide());
  }

  get isCardOpen(): boolean {
    return !this.#card.element.hidden;
  }

  /** `draft` is the one that the author is in now. */
  show(draft: Draft, composer: Composer): void {
    const { editor } = draft;
    const before = this.#shown;
    if (before?.draft === draft && before.editor === editor && before.composer === composer) {
      this.update(draft);
      return;
    }
    if (before?.draft === draft) before.life.abort();
    else this.hide();
    const life = new AbortController();
    const { signal } = life;
    const boxes = [composer.scope, this.#card.element];
    const movement = new Movement(editor, boxes, () => this.#drawSoon(), signal);
    this.#shown = { draft, editor, composer, movement, life };
    draft.signal.addEventListener('abort', () => this.hide(draft), { signal });
    watchReach(editor, composer, () => this.#reached(draft), signal);
    this.update(draft);
    this.#drawSoon();
  }

  /** Takes everything away; with a draft, only if it is that one's. */
  hide(draft?: Draft): void {
    if (!this.#shown || (draft && this.#shown.draft !== draft)) return;
    this.#shown.draft.emphasise(null);
    this.#shown.draft.wantsWayOut = false;
    this.#shown.life.abort();
    this.#shown = null;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
    this.#frame = 0;
    this.#announcer.reset();
    this.#badge.show(null);
    this.#shut();
    this.host.unmount();
  }

  /** The judgement of `draft` is another one. */
  update(draft: Draft): void {
    if (this.#shown?.draft !== draft) return;
    const { judgement } = draft;
    if (judgement) this.#announcer.verdict(judgement.report.verdict);
    else this.#announcer.reset();
    // A box that was emptied, after a post say, begins another draft.
    if (draft.text.trim() === '') this.#nudged.delete(draft);
    const state = stateOf(draft);
    if (this.#badge.show(state)) {
      if (state === null) this.host.unmount();
      else this.#drawSoon();
    }
    if (!judgement && this.isCardOpen) this.#close();
    if (this.isCardOpen) this.#showCard(draft);
    if (this.#isInside) this.#drawAfterPause();
  }

  /** Opens the card and moves the focus into it, to the reason at the caret if there is one. */
  open(): void {
    const draft = this.#shown?.draft;
    if (!draft?.judgement) return;
    const finding = draft.findingAtCaret();
    this.#rememberCaret();
    this.#unfold(draft);
    this.#card.element.focus({ preventScroll: true });
    if (finding !== null) this.#card.focusReason(finding);
  }

  /**
   * Every key event of the page passes here first, and what copies. Those inside of our interface go
   * no further; of all others only two are taken: the shortcut, and Escape while the card is open.
   */
  key(event: Event): void {
    const isOurs = event.composedPath().includes(this.host.element);
    if (isOurs) event.stopImmediatePropagation();
    if (!(event instanceof KeyboardEvent) || event.type !== 'keydown') return;
    if (!event.isTrusted || event.isComposing || !this.#act(event, isOurs)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }

  /** The card opens by itself, and takes no focus. In the next frame: the click is not kept waiting. */
  #reached(draft: Draft): void {
    const isAsked = this.mayNudge && draft.judgement?.report.verdict === 'broadcasting';
    if (!isAsked || this.isCardOpen || this.#nudged.has(draft)) return;
    this.#nudged.add(draft);
    requestAnimationFrame(() => {
      if (this.#shown?.draft === draft && draft.judgement && !this.isCardOpen) this.#unfold(draft);
    });
  }

  #unfold(draft: Draft): void {
    this.#card.element.hidden = false;
    this.#badge.isExpanded = true;
    draft.wantsWayOut = true;
    this.#showCard(draft);
    this.#draw();
  }

  #showCard({ judgement, judgedText }: Draft): void {
    if (judgement) this.#card.show(cardModel(judgement, judgedText, say));
  }

  /** A card that opened by itself is entered first. */
  #toggle(): void {
    if (this.isCardOpen && this.#hasFocus) this.#close();
    else this.open();
  }

  get #hasFocus(): boolean {
    const focused = this.host.shadow.activeElement;
    return focused !== null && this.#card.element.contains(focused);
  }

  #rememberCaret(): void {
    const editor = this.#shown?.editor;
    if (editor && !this.#hasFocus) this.#giveFocusBack = keepCaret(editor);
  }

  #close(): void {
    const hadFocus = this.host.shadow.activeElement !== null;
    const { draft } = this.#shown ?? {};
    draft?.emphasise(null);
    if (draft) draft.wantsWayOut = false;
    this.#shut();
    if (hadFocus) this.#giveFocusBack();
  }

  #shut(): void {
    this.#card.element.hidden = true;
    this.#badge.isExpanded = false;
    this.#badge.isCovered = false;
  }

  /** Opens or closes for the shortcut, closes for Escape, or hands it to the card. True if it did. */
  #act(event: KeyboardEvent, isOurs: boolean): boolean {
    if (event.key === 'Escape' && this.isCardOpen) this.#close();
    else if (isShortcut(event) && this.#shown?.draft.judgement) this.#toggle();
    else return isOurs && this.#card.key(event);
    return true;
  }

  /** In the next frame: a keystroke's own work never waits for layout. */
  #drawSoon(): void {
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#draw();
    });
  }

  #drawAfterPause(): void {
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#drawSoon(), PAUSE);
  }

  #draw(): void {
    if (!this.#shown || this.#badge.state === null) return;
    const { editor, composer, movement } = this.#shown;
    this.host.mountFor(editor);
    const place = placeBadge(editor, composer, this.#badge.size(), this.host.element);
    this.#isInside = place?.compact ?? false;
    this.#badge.moveTo(place);
    this.#badge.isCovered = false;
    const box = editor.getBoundingClientRect();
    if (this.isCardOpen) this.#placeCard(this.#shown, place?.box ?? cornerOf(box));
    movement.settledAt(editor, box);
  }

  #placeCard({ editor, composer }: Shown, badge: Box): void {
    const card = this.#card.element;
    const room = cardRoom(editor, composer, badge);
    card.style.width = `${cardWidth(room)}px`;
    card.style.maxHeight = '';
    const size = { width: card.offsetWidth, height: card.offsetHeight };
    const spot = cardSpot(room, size);
    moveTo(card, spot);
    if (spot.height < size.height) card.style.maxHeight = `${spot.height}px`;
    this.#badge.isCovered = overlap(boxAt(spot, { ...size, height: spot.height }), badge);
  }
}

/** An unreadable draft is the toolbar's to tell: here is nothing that could be shown for sure. */
function stateOf({ judgement, problem }: Draft): Shape | null {
  if (judgement) return judgement.report.verdict;
  return problem && problem !== 'unreadable' ? 'asleep' : null;
}

/** By position of the key, because Option+Shift+B types a letter of its own on a Mac. */
function isShortcut({ code, altKey, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
  return code === 'KeyB' && altKey && shiftKey && !ctrlKey && !metaKey;
}
