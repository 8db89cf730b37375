// The soak (soak.mjs), as short as it can be and still tell a leak: a listener or a node that stays for
// each post would be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserName } from "../harness/browser.mjs";
import { soak } from "../harness/soak.mjs";
import { useBrowsers } from "../harness/suite.mjs";

const suite = useBrowsers();
const skip = browserName === "chromium" ? false : "only Chromium can be weighed from outside";

test("a thousand keystrokes in re-mounted editors leave nothing behind", { skip }, async () => {
  const { growth, background } = await soak(suite.browser, 1000);
  for (const [what, share] of Object.entries(growth)) {
    assert.ok(share <= 0.05, `${what} grew by ${(share * 100).toFixed(1)} %`);
  }
  assert.ok(background < 12e6, `the background holds ${background} bytes`);
});
