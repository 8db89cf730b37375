// The line to the background for what is asked at each keystroke: a Port that stays open answers in
// half the time of a message of its own. A browser that stops its background closes the port; the next
// question opens another, which starts the background anew. Nothing that was asked is lost by that.
import { isAlive } from '../shared/ask.ts';
import {
  failure,
  LINE,
  type Answer,
  type BackgroundCalls,
  type BackgroundMessage,
  type Message,
  type OnLine,
  type Reply,
} from '../shared/protocol.ts';

interface Pending {
  readonly message: BackgroundMessage;
  readonly settle: (reply: Reply<never>) => void;
  /** How often it was lost with its port. */
  readonly losses: number;
}

/** A port closes a moment before its extension is known to have gone; so long after, in milliseconds, we
 *  look. Most ports close because the background sleeps. */
const SETTLING = [0, 500, 3000];

/** When a question is asked again that was lost, in milliseconds; after that something else is wrong. */
const AGAIN = [0, 100, 500];

/** What the line needs of chrome.runtime; tests hand it another one. */
export interface Exchange {
  readonly isAlive: () => boolean;
  readonly connect: () => chrome.runtime.Port;
}

const browser: Exchange = {
  isAlive,
  connect: () => chrome.runtime.connect({ name: LINE }),
};

export class Line {
  readonly #exchange: Exchange;
  readonly #pending = new Map<number, Pending>();
  readonly #whenGone = new Set<() => void>();
  #port: chrome.runtime.Port | null = null;
  #count = 0;

  constructor(exchange: Exchange = browser) {
    this.#exchange = exchange;
  }

  /** Never rejects. */
  ask<K extends keyof BackgroundCalls>(message: Message<K>): Promise<Reply<Answer<K>>> {
    return new Promise((resolve) => {
      this.#send({ message: message as BackgroundMessage, settle: resolve, losses: 0 });
    });
  }

  /** Calls back when the extension was updated or switched off under this page, until `signal` aborts. */
  onGone(gone: () => void, signal: AbortSignal): void {
    this.#whenGone.add(gone);
    signal.addEventListener('abort', () => this.#whenGone.delete(gone));
  }

  #send(asked: Pending): void {
    const port = this.#open();
    if (!port) {
      asked.settle(failure(this.#exchange.isAlive() ? 'no-answer' : 'gone'));
      return;
    }
    const id = (this.#count += 1);
    this.#pending.set(id, asked);
    const question: OnLine<'question'> = { id, message: asked.message };
    port.postMessage(question);
  }

  #open(): chrome.runtime.Port | null {
    if (this.#port) return this.#port;
    if (!this.#exchange.isAlive()) return null;
    try {
      const port = this.#exchange.connect();
      port.onMessage.addListener((answer: OnLine<'answer'>) => this.#answered(answer));
      port.onDisconnect.addListener(() => this.#closed(port));
      this.#port = port;
      return port;
    } catch {
      return null;
    }
  }

  #answered({ id, reply }: OnLine<'answer'>): void {
    const asked = this.#pending.get(id);
    this.#pending.delete(id);
    // The other side is our own code of the same version, and typed.
    asked?.settle(reply as Reply<never>);
  }

  #closed(port: chrome.runtime.Port): void {
    if (port !== this.#port) return;
    this.#port = null;
    const lost = [...this.#pending.values()];
    this.#pending.clear();
    for (const asked of lost) this.#again(asked);
    for (const wait of SETTLING) setTimeout(() => this.#tellIfGone(), wait);
  }

  /** At once; but a background that is just ending may take the next port along, so then after a moment. */
  #again({ message, settle, losses }: Pending): void {
    const wait = AGAIN[losses];
    const again = { message, settle, losses: losses + 1 };
    if (wait === undefined) settle(failure('no-answer'));
    else if (wait === 0) this.#send(again);
    else setTimeout(() => this.#send(again), wait);
  }

  #tellIfGone(): void {
    if (!this.#exchange.isAlive()) for (const gone of this.#whenGone) gone();
  }
}

/** The one line of this page. */
export const line = new Line();
