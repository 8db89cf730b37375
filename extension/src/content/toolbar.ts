// Tells the toolbar what to show for this tab, whenever that is another state than before.
import { ask } from '../shared/ask.ts';
import type { DraftState } from '../shared/protocol.ts';

export class Toolbar {
  readonly #site: string;
  #shown: DraftState = null;

  constructor(site: string) {
    this.#site = site;
    // A page that comes back from the browser's cache finds a toolbar that was cleared meanwhile.
    window.addEventListener('pageshow', ({ persisted }) => persisted && this.#tell());
    // Another frame of the tab may have had the toolbar in between.
    window.addEventListener('focus', () => this.#shown !== null && this.#tell());
  }

  show(state: DraftState): void {
    if (state === this.#shown) return;
    this.#shown = state;
    this.#tell();
  }

  #tell(): void {
    void ask<'state'>({ kind: 'state', site: this.#site, state: this.#shown });
  }
}
