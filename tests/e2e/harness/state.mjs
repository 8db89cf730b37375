// Waiting for a state, and saying what was there instead when it does not come.

import assert from "node:assert/strict";

const patience = 8_000;
const glance = 20;

/**
 * Reads again and again until the value equals `expected`; fails with the difference to the last
 * value otherwise. Reading is a round trip to the browser, which paces it.
 * @param {() => Promise<unknown>} read
 */
export async function eventually(read, expected, message) {
  const end = performance.now() + patience;
  let last = await read();
  while (!same(last, expected) && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, glance));
    last = await read();
  }
  assert.deepEqual(last, expected, message);
  return last;
}

function same(left, right) {
  try {
    assert.deepEqual(left, right);
    return true;
  } catch {
    return false;
  }
}
