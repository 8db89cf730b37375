// Unbroadcast's engine against its peers and against its own targets: node bench.mjs [--json] [--quick]
//
// Needs build/wasm and build/native. --quick does a tenth of the work, to see that all of it runs.
// Timing never fails the process; a wrong result does.

import { parseArgs } from "node:util";
import { coldStarts } from "./lib/cold.mjs";
import { engines, peerNames } from "./lib/engines.mjs";
import { costAgainstLength } from "./lib/length.mjs";
import { comparePeers } from "./lib/peers.mjs";
import { table, targetTable } from "./lib/print.mjs";
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

function peerTables({ peers, memory }) {
  const names = engines.map(({ name }) => name);
  const rows = [...Object.entries(peers), ["memory, MB", memory]];
  return [
    table(
      "Median milliseconds (and added memory)",
      ["", ...names],
      rows.map(([what, values]) => [what, ...names.map((name) => values[name])]),
    ),
    table(
      "Times as much as we need",
      ["", ...peerNames],
      rows.map(([what, values]) => [
        what,
        ...peerNames.map((name) => values[name] / values.unbroadcast),
      ]),
    ),
  ];
}

function ownTables({ length, rules, throughput: rates }) {
  return [
    table(
      "Cost against length, ms",
      ["characters", "unseen", "one keystroke"],
      length.map((row) => [String(row.length), row.unseen, row.keystroke]),
    ),
    table(
      "Cost against the number of rules, 3,000 characters",
      ["rules", "count", "load, ms", "unseen, ms", "against x1"],
      rules.map((row) => [
        `x${row.times}`,
        String(row.count),
        row.load,
        row.unseen,
        row.unseen / rules[0].unseen,
      ]),
    ),
    table(
      "Throughput, posts never seen",
      ["", "posts/s", "MB/s"],
      rates.map((row) => [row.name, row.postsPerSecond, row.megabytesPerSecond]),
    ),
  ];
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
  process.stdout.write([...tables, targetTable("Targets", targets)].join(""));
}
process.exit(); // harper.js keeps its worker alive
