// How long things took, for `./dev bench` and for bug reports: the last 256 of each, in memory.
const KEPT = 256;

export type Timing = 'keystroke-to-mark' | 'keystroke-to-paint' | 'work-per-keystroke';

const rings = new Map<Timing, number[]>();

export function record(timing: Timing, milliseconds: number): void {
  const ring = rings.get(timing) ?? [];
  rings.set(timing, ring);
  ring.push(milliseconds);
  if (ring.length > KEPT) ring.shift();
}

/** Oldest first. */
export function recorded(): Readonly<Record<string, readonly number[]>> {
  return Object.fromEntries([...rings].map(([timing, ring]) => [timing, [...ring]]));
}

/** Measures what one keystroke costs: our own work, and the time until its marks are there. */
export class Stopwatch {
  #keystrokeAt = 0;
  #work = 0;

  /** `at` is the event's time stamp. */
  keystroke(at: number): void {
    this.#keystrokeAt = at;
  }

  work(task: () => void): void {
    const started = performance.now();
    task();
    this.#work += performance.now() - started;
  }

  /** The answer to the keystroke has become marks. */
  marked(): void {
    const since = this.#keystrokeAt;
    const work = this.#work;
    this.#work = 0;
    if (since === 0) return;
    record('work-per-keystroke', work);
    this.#keystrokeAt = 0;
    record('keystroke-to-mark', performance.now() - since);
    // A frame is on its way to the screen when the task after its animation callbacks runs.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        record('keystroke-to-paint', performance.now() - since);
        port1.close();
      };
      port2.postMessage(null);
    });
  }
}
