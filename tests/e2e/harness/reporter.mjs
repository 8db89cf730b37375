// A line for each test, what is wrong with those that failed, and one line that sums up.

import { inspect } from "node:util";

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;

export default async function* report(source) {
  const browser = process.env.UNBROADCAST_BROWSER;
  const began = performance.now();
  const failures = [];
  let passed = 0;
  for await (const { type, data } of source) {
    if (type === "test:pass" && data.skip !== undefined) {
      yield `${browser} skipped ${data.name}: ${data.skip}\n`;
    } else if (type === "test:pass") {
      passed += 1;
      yield `${browser} ok      ${data.name} (${seconds(data.details.duration_ms)})\n`;
    } else if (type === "test:fail") {
      const { error } = data.details;
      failures.push(data.name);
      yield `${browser} FAILED  ${data.name}\n${inspect(error.cause ?? error)}\n`;
    } else if (type === "test:stderr") {
      yield data.message;
    }
  }
  for (const name of failures) yield `failed: ${name} (${browser})\n`;
  const took = seconds(performance.now() - began);
  yield `${passed} passed, ${failures.length} failed in ${browser}, in ${took}\n`;
}
