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
