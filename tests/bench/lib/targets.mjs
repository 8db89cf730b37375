// The numbers that we want to reach, beside what was measured. They are printed, never enforced:
// a busy machine must not turn a build red.

import { peerNames } from "./engines.mjs";

const atMost = (limit) => ({ limit, holds: (value) => value <= limit, sign: "<=" });
const atLeast = (limit) => ({ limit, holds: (value) => value >= limit, sign: ">=" });

function row(what, unit, value, target) {
  return { what, unit, value, sign: target.sign, limit: target.limit, reached: target.holds(value) };
}

export function engineTargets({ peers, length, rules, sizes }) {
  const unseen = peers["unseen 3000"];
  const fastest = Math.min(...peerNames.map((name) => unseen[name].cpu));
  const costs = (at) => length.find((entry) => entry.length === at);
  const [once, twice] = rules;
  return [
    row("unseen 3,000: fastest peer / us", "x", fastest / unseen.unbroadcast.cpu, atLeast(60)),
    row("one keystroke at 3,000", "ms", costs(3000).keystroke.cpu, atMost(0.03)),
    row("one keystroke at 25,000", "ms", costs(25_000).keystroke.cpu, atMost(0.08)),
    row("with its way out, at 3,000", "ms", costs(3000).pausedKeystroke.cpu, atMost(0.03)),
    row("with its way out, at 25,000", "ms", costs(25_000).pausedKeystroke.cpu, atMost(0.08)),
    row("the way out alone at 3,000", "ms", costs(3000).wayOut.cpu, atMost(0.1)),
    row("twice the rules: more time", "%", 100 * (twice.unseen.cpu / once.unseen.cpu - 1), atMost(10)),
    row("engine, rules and ICU data, gzip", "KiB", sizes.engine, atMost(260)),
    row("whole extension, packed", "KiB", sizes.extension, atMost(600)),
  ];
}

export function browserTargets({ painted, mainThread, background }) {
  return [
    row("keystroke to painted warning, p50", "ms", painted.p50, atMost(10)),
    row("keystroke to painted warning, p95", "ms", painted.p95, atMost(30)),
    row("main thread per keystroke, p95", "ms", mainThread.p95, atMost(2)),
    row("background ready from cold", "ms", background.ready, atMost(40)),
    row("background memory (WebAssembly)", "MB", background.megabytes, atMost(12)),
  ];
}
