// The soak (soak.mjs), as short as it can be and still tell a leak: a listener or a node that stays for
// each post would be seen.

import assert from "node:assert/strict";
import { test } from "node:test";
import { browserName, openBrowser } from "../harness/browser.mjs";
import { soak } from "../harness/soak.mjs";
import { useBrowsers } from "../harness/suite.mjs";

const suite = useBrowsers({ extension: false });
const skip = browserName === "chromium" ? false : "only Chromium can be weighed from outside";

test("a thousand keystrokes in re-mounted editors leave nothing behind", { skip }, async () => {
  const browser = await openBrowser({ server: suite.server, extension: true, isCompiling: false });
  const { growth, background } = await soak(browser, 1000).finally(() => browser.close());
  for (const [what, share] of Object.entries(growth)) {
    assert.ok(share <= 0.05, `${what} grew by ${(share * 100).toFixed(1)} %`);
  }
  assert.ok(background < 12e6, `the background holds ${background} bytes`);
});
