// Time, fairly: the contenders take turns round by round, so that a machine that slows down or warms up
// does so for all of them, and the median of the rounds is what counts.
//
// Two clocks: wall time is what a person waits for, and is longer on a busy machine; CPU time of this
// process (all of its threads, so a little more than wall time on an idle machine) is what the work
// costs, and is what ratios and targets are about.

/** @typedef {{wall: number, cpu: number}} Cost milliseconds */

export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}

export const median = (values) => quantile(values, 0.5);

/** What happens between the call and the call of the result. @returns {() => Cost} */
export function startClocks() {
  const start = performance.now();
  const used = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(used);
    return { wall: performance.now() - start, cpu: (user + system) / 1000 };
  };
}

/** @returns {Promise<Cost>} of one call of `work`, over a run of `times` calls */
export async function costOfEach(times, work) {
  const stop = startClocks();
  for (let index = 0; index < times; index += 1) await work(index);
  const { wall, cpu } = stop();
  return { wall: wall / times, cpu: cpu / times };
}

/** @param {Cost[]} samples @returns {Cost} */
export function medianCost(samples) {
  return {
    wall: median(samples.map(({ wall }) => wall)),
    cpu: median(samples.map(({ cpu }) => cpu)),
  };
}

/**
 * Runs every contender once a round and returns the median cost of each by name.
 * @param {{name: string, measure: (round: number) => Promise<Cost>}[]} contenders
 *   the first `warmUp` results of `measure` are thrown away
 */
export async function inTurns(contenders, { rounds, warmUp = 1 }) {
  const samples = new Map(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds + warmUp; round += 1) {
    for (const { name, measure } of contenders) {
      const cost = await measure(round);
      if (round >= warmUp) samples.get(name).push(cost);
    }
  }
  return Object.fromEntries([...samples].map(([name, costs]) => [name, medianCost(costs)]));
}
