// Puts the parts together for one frame of a page: editors become drafts, the draft that the author
// is in gets badge and card, and the toolbar hears of its state. Nothing is added to the page before
// there is something to say, and in toolbar mode nothing at all.
import { isAlive } from '../shared/ask.ts';
import type { DraftState } from '../shared/protocol.ts';
import type { Composer, Site } from '../shared/site.ts';
import { Draft } from './draft.ts';
import { watchEditors } from './find.ts';
import { line } from './line.ts';
import { Overlay } from './overlay.ts';
import { watchUnseen, whenGone } from './unseen.ts';
import { isWatched, type Watching } from './watching.ts';

interface Known {
  readonly draft: Draft;
  readonly composer: Composer;
}

export class Watcher {
  readonly #site: Site;
  readonly #report: (state: DraftState) => void;
  readonly #life = new AbortController();
  readonly #known = new Set<Known>();
  #watching: Watching;
  #overlay: Overlay | null = null;
  #current: Known | null = null;
  /** Where the author writes what we can't read. */
  #unseen: Element | null = null;

  /** `report` gets the state of the draft that the author is in. */
  constructor(site: Site, watching: Watching, report: (state: DraftState) => void) {
    this.#site = site;
    this.#watching = watching;
    this.#report = report;
    const { signal } = this.#life;
    line.onGone(() => this.stop(), signal);
    watchEditors((editor) => this.#enter(editor), signal);
    watchUnseen(site, (element) => this.#lost(element), signal);
  }

  get draft(): Draft | null {
    return this.#current?.draft ?? null;
  }

  /** All drafts that have an editor in this frame, oldest first. */
  get drafts(): readonly Draft[] {
    return [...this.#known].map(({ draft }) => draft);
  }

  get overlay(): Overlay | null {
    return this.#overlay;
  }

  /** The composer that the author is in, as far as it is known. */
  get composer(): Composer | null {
    return this.#current?.composer ?? null;
  }

  /** Where text goes that can't be read; null when what the author writes is read. */
  get unseen(): Element | null {
    if (this.#unseen?.isConnected) return this.#unseen;
    return this.draft?.problem === 'unreadable' ? this.draft.editor : null;
  }

  /** Other settings hold from now on, also for open drafts. */
  apply(watching: Watching): void {
    const before = this.#watching;
    this.#watching = watching;
    for (const known of this.#known) {
      if (!isWatched(watching, known.composer.surface)) known.draft.end();
      else if (watching.judgedBy !== before.judgedBy) known.draft.rejudge();
      known.draft.isMarking = watching.mode === 'inline';
    }
    this.#show();
  }

  /** Leaves the page as if we had never been there. */
  stop(): void {
    this.#life.abort();
    this.#report(null);
  }

  #enter(editor: HTMLElement): void {
    if (!isAlive()) {
      this.stop();
      return;
    }
    const known = this.#knows(editor) ?? this.#meet(editor);
    if (!known) return;
    if (known === this.#current && known.draft.editor === editor && !this.#unseen) return;
    this.#unseen = null;
    known.draft.setEditors(editor, boxesOf(known.composer, editor));
    this.#current = known;
    this.#show();
  }

  #knows(editor: HTMLElement): Known | null {
    for (const { draft } of this.#known) draft.sweep();
    return [...this.#known].find(({ draft }) => draft.editors.includes(editor)) ?? null;
  }

  /** A further box of a thread belongs to the draft that its other boxes are. */
  #meet(editor: HTMLElement): Known | null {
    const composer = this.#site.describe(editor);
    if (!composer || !isWatched(this.#watching, composer.surface)) return null;
    const boxes = boxesOf(composer, editor);
    const sibling = [...this.#known].find(({ draft }) => draft.editors.some((box) => boxes.includes(box)));
    if (sibling) this.#known.delete(sibling);
    const known = { draft: sibling?.draft ?? this.#begin(editor, composer), composer };
    this.#known.add(known);
    if (this.#current === sibling) this.#current = null;
    return known;
  }

  #begin(editor: HTMLElement, { surface }: Composer): Draft {
    const { platform } = this.#site;
    const place = surface ? { platform, surface } : ({ platform: 'other', surface: 'post' } as const);
    const draft = new Draft(editor, place, (changed) => this.#changed(changed), this.#life.signal);
    draft.isMarking = this.#watching.mode === 'inline';
    draft.wantsWayOut = false;
    draft.signal.addEventListener('abort', () => this.#forget(draft));
    return draft;
  }

  #forget(draft: Draft): void {
    for (const known of this.#known) if (known.draft === draft) this.#known.delete(known);
    if (this.#current?.draft !== draft) return;
    this.#current = null;
    if (!this.#life.signal.aborted) this.#show();
  }

  #changed(draft: Draft): void {
    if (!isAlive()) {
      this.stop();
      return;
    }
    if (this.#current?.draft !== draft) return;
    this.#overlay?.update(draft);
    this.#report(this.#state());
  }

  #lost(element: Element): void {
    if (element === this.#unseen) return;
    this.#unseen = element;
    this.#report(this.#state());
    whenGone(element, () => this.#report(this.#state()), this.#life.signal);
  }

  #show(): void {
    const { mode, nudge } = this.#watching;
    if (mode === 'toolbar' || mode === 'off') {
      this.#overlay?.hide();
    } else if (this.#current) {
      this.#overlay ??= new Overlay(this.#site.id, this.#life.signal);
      this.#overlay.mayNudge = nudge;
      this.#overlay.show(this.#current.draft, this.#current.composer);
    }
    this.#report(this.#state());
  }

  #state(): DraftState {
    if (this.#unseen?.isConnected) return 'unreadable';
    const draft = this.draft;
    if (!draft) return null;
    if (draft.problem === 'unreadable') return 'unreadable';
    return draft.judgement?.report.verdict ?? (draft.problem ? 'asleep' : null);
  }
}

/** All editors of the draft that `editor` is one of. */
function boxesOf({ boxes }: Composer, editor: HTMLElement): readonly HTMLElement[] {
  const all = boxes?.() ?? [];
  return all.includes(editor) ? all : [editor];
}
