// Puts the parts together for one frame of a page: editors become drafts, the draft that the author
// is in gets badge and card. Nothing is added to the page before there is something to say.
import type { Composer, Site } from '../shared/site.ts';
import { isAlive } from '../shared/ask.ts';
import { Draft } from './draft.ts';
import { watchEditors } from './find.ts';
import { Overlay } from './overlay.ts';

interface Known {
  readonly draft: Draft;
  readonly composer: Composer;
}

export class Watcher {
  readonly #site: Site;
  readonly #life = new AbortController();
  readonly #known = new WeakMap<HTMLElement, Known>();
  #overlay: Overlay | null = null;
  #current: Draft | null = null;

  constructor(site: Site) {
    this.#site = site;
    watchEditors((editor) => this.#enter(editor), this.#life.signal);
  }

  get draft(): Draft | null {
    return this.#current;
  }

  get overlay(): Overlay | null {
    return this.#overlay;
  }

  /** Leaves the page as if we had never been there. */
  stop(): void {
    this.#life.abort();
  }

  #enter(editor: HTMLElement): void {
    if (editor === this.#current?.editor) return;
    const { draft, composer } = this.#known.get(editor) ?? this.#meet(editor) ?? {};
    if (!draft || !composer) return;
    this.#current = draft;
    this.#overlay ??= new Overlay(this.#life.signal);
    this.#overlay.show(draft, composer);
  }

  #meet(editor: HTMLElement): Known | null {
    const composer = this.#site.describe(editor);
    if (!composer) return null;
    const place = { platform: this.#site.platform, surface: composer.surface };
    const draft = new Draft(editor, place, (changed) => this.#changed(changed), this.#life.signal);
    const known = { draft, composer };
    this.#known.set(editor, known);
    draft.signal.addEventListener('abort', () => this.#forget(editor, draft));
    return known;
  }

  #forget(editor: HTMLElement, draft: Draft): void {
    this.#known.delete(editor);
    if (this.#current === draft) this.#current = null;
  }

  #changed(draft: Draft): void {
    if (!isAlive()) this.stop();
    else this.#overlay?.update(draft);
  }
}
