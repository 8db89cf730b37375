// Tells screen readers, politely, that the verdict is another one; never while the author types, and
// nothing about a draft that has been conversation all along.
import type { Verdict } from '../shared/protocol.ts';
import type { Say } from '../shared/texts.ts';

/** So long nothing may change before it is said. */
const PAUSE = 1000;

export class Announcer {
  readonly region = document.createElement('div');
  readonly #say: Say;
  #said: Verdict = 'conversation';
  #timer = 0;

  constructor(say: Say, signal: AbortSignal) {
    this.#say = say;
    this.region.className = 'status';
    this.region.setAttribute('role', 'status');
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Another draft: it starts as conversation, unsaid. */
  reset(): void {
    clearTimeout(this.#timer);
    this.#said = 'conversation';
    this.region.textContent = '';
  }

  /** The verdict after each answer; each call starts the pause anew. */
  verdict(verdict: Verdict): void {
    clearTimeout(this.#timer);
    if (verdict === this.#said) return;
    this.#timer = window.setTimeout(() => {
      this.#said = verdict;
      this.region.textContent = this.#say(`announce_${verdict}`);
    }, PAUSE);
  }
}
