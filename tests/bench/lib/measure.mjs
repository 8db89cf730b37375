// Wall time, fairly: the contenders take turns round by round, so that a machine that slows down or
// warms up does so for all of them, and the median of the rounds is what counts.

export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

export const median = (values) => quantile(values, 0.5);

/** Milliseconds that one call of `work` takes, over a run of `times` calls. */
export async function timeEach(times, work) {
  const start = performance.now();
  for (let index = 0; index < times; index += 1) await work(index);
  return (performance.now() - start) / times;
}

/**
 * Runs every contender once a round and returns the median milliseconds of each by name.
 * @param {{name: string, measure: (round: number) => Promise<number>}[]} contenders
 *   `measure` returns milliseconds; its first `warmUp` results are thrown away
 */
export async function inTurns(contenders, { rounds, warmUp = 1 }) {
  const samples = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const { name, measure } of contenders) {
      const elapsed = await measure(round);
      if (round >= warmUp) samples.get(name).push(elapsed);
    }
  }
  return Object.fromEntries([...samples].map(([name, values]) => [name, median(values)]));
}
