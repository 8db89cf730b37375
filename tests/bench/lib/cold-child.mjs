// One engine in a process of its own: prints {cost, megabytes} as JSON. See cold.mjs.

import { engineNamed } from "./engines.mjs";
import { startClocks } from "./measure.mjs";
import { postSupply } from "./posts.mjs";

const { load } = engineNamed(process.argv[2]);
const post = postSupply(7);
const first = post(280);
const before = process.memoryUsage().rss;

const stop = startClocks();
const check = await load();
await check(first);
const cost = stop();

for (let index = 0; index < 20; index += 1) await check(post(3000));
const megabytes = (process.memoryUsage().rss - before) / 1e6;

process.stdout.write(JSON.stringify({ cost, megabytes }));
process.exit();
