// One engine in a process of its own: prints {milliseconds, megabytes} as JSON. See cold.mjs.

import { engineNamed } from "./engines.mjs";
import { postSupply } from "./posts.mjs";

const { load } = engineNamed(process.argv[2]);
const post = postSupply(7);
const first = post(280);
const before = process.memoryUsage().rss;

const start = performance.now();
const check = await load();
await check(first);
const milliseconds = performance.now() - start;

for (let index = 0; index < 20; index += 1) await check(post(3000));
const megabytes = (process.memoryUsage().rss - before) / 1e6;

process.stdout.write(JSON.stringify({ milliseconds, megabytes }));
process.exit();
