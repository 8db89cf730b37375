// Unbroadcast's engine against its peers and against its own targets: node bench.mjs [--json] [--quick]
//
// Needs build/wasm and build/native. --quick does a tenth of the work, to see that all of it runs.
// Timing never fails the process; a wrong result does.

import { availableParallelism, cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { coldStarts } from "./lib/cold.mjs";
import { engines, peerNames } from "./lib/engines.mjs";
import { costAgainstLength } from "./lib/length.mjs";
import { comparePeers } from "./lib/peers.mjs";
import { number, table, targetTable } from "./lib/print.mjs";
import { costAgainstRules } from "./lib/rules.mjs";
import { shippedSizes } from "./lib/sizes.mjs";
import { engineTargets } from "./lib/targets.mjs";
import { throughput } from "./lib/throughput.mjs";

async function measureAll(options) {
  const { cold, memory } = await coldStarts(options);
  return {
    peers: { "cold start, 280": cold, ...(await comparePeers(options)) },
    memory,
    length: await costAgainstLength(options),
    rules: await costAgainstRules(options),
    throughput: await throughput(options),
    sizes: await shippedSizes(),
  };
}

const names = engines.map(({ name }) => name);
const both = ({ wall, cpu }) => `${number(wall)} / ${number(cpu)}`;

function peerTables({ peers, memory }) {
  const rows = Object.entries(peers);
  return [
    table(
      "Median milliseconds, wall / CPU; megabytes of added memory",
      ["", ...names],
      [
        ...rows.map(([what, costs]) => [what, ...names.map((name) => both(costs[name]))]),
        ["memory", ...names.map((name) => memory[name])],
      ],
    ),
    table(
      "Times as much as we need (CPU, memory)",
      ["", ...peerNames],
      [
        ...rows.map(([what, costs]) => [
          what,
          ...peerNames.map((name) => costs[name].cpu / costs.unbroadcast.cpu),
        ]),
        ["memory", ...peerNames.map((name) => memory[name] / memory.unbroadcast)],
      ],
    ),
  ];
}

function ownTables({ length, rules, throughput: rates }) {
  return [
    table(
      "Cost against length, ms, wall / CPU",
      ["characters", "unseen", "one keystroke", "with its way out", "way out alone"],
      length.map((row) => [
        String(row.length),
        both(row.unseen),
        both(row.keystroke),
        both(row.pausedKeystroke),
        both(row.wayOut),
      ]),
    ),
    table(
      "Cost against the number of rules, 3,000 characters, ms, wall / CPU",
      ["rules", "count", "load", "unseen", "CPU against x1"],
      rules.map((row) => [
        `x${row.times}`,
        String(row.count),
        both(row.load),
        both(row.unseen),
        row.unseen.cpu / rules[0].unseen.cpu,
      ]),
    ),
    table(
      "Throughput, posts never seen, wall",
      ["", "posts/s", "MB/s"],
      rates.map((row) => [row.name, row.postsPerSecond, row.megabytesPerSecond]),
    ),
  ];
}

/** Others at work on the machine lengthen wall times, and CPU times a little. */
function machine() {
  const [load] = loadavg();
  const busy = load > availableParallelism() + 0.5 ? ": BUSY, wall times are too long" : "";
  const place = `Node ${process.version}, ${cpus()[0].model}, ${availableParallelism()} CPUs`;
  return `\n${place}, load ${load.toFixed(1)}${busy}\n`;
}

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    quick: { type: "boolean", default: false },
  },
});
const results = await measureAll(options);
const targets = engineTargets(results);
if (options.json) {
  process.stdout.write(`${JSON.stringify({ ...results, targets }, null, 2)}\n`);
} else {
  const tables = [...peerTables(results), ...ownTables(results)];
  process.stdout.write([...tables, targetTable("Targets (CPU time)", targets), machine()].join(""));
}
process.exit(); // harper.js keeps its worker alive
