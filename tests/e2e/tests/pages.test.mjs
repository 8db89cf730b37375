// The ground the other tests stand on, without the extension: the real editors take real keys under
// a policy that would stop a content script from running WebAssembly.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Composer } from "../harness/composer.mjs";
import { broadcast } from "../harness/drafts.mjs";
import { complaints } from "../harness/page-watch.mjs";
import { useBrowsers } from "../harness/suite.mjs";
import { surface, surfaces } from "../harness/surfaces.mjs";

const suite = useBrowsers({ extension: false, control: true });

/** Quill 1.3 copies style attributes when it starts, which the policy refuses; all else is silent. */
const isQuills = (place, { effectiveDirective }) =>
  place.name.includes("Quill") && effectiveDirective === "style-src-attr";

for (const place of surfaces) {
  test(`${place.name}: the editor works under its policy`, async () => {
    const composer = await Composer.open(suite.control, place);
    await composer.type(broadcast);
    const text = await composer.editor.evaluate((element) => {
      const lines = [...element.querySelectorAll("p, [data-block]")].map((line) => line.textContent);
      return element.value ?? lines.join("\n");
    });
    assert.equal(text, (place.prefilled ?? "") + broadcast);

    const { violations, errors } = await complaints(composer.frame);
    assert.deepEqual(violations.filter((violation) => !isQuills(place, violation)), []);
    assert.deepEqual(errors, []);
  });
}

test("the policy refuses WebAssembly, markup from strings and inline script", async () => {
  const { page } = await Composer.open(suite.control, surface("X home"));
  const refused = await page.evaluate(async () => {
    const emptyModule = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const attempts = [
      () => WebAssembly.compile(emptyModule),
      async () => (document.createElement("p").innerHTML = "<b>x</b>"),
      async () => globalThis.trustedTypes.createPolicy("ours", {}),
    ];
    const outcomes = await Promise.allSettled(attempts.map((attempt) => attempt()));
    return outcomes.map(({ status, reason }) => (status === "rejected" ? reason.name : status));
  });
  assert.deepEqual(refused, ["CompileError", "TypeError", "TypeError"]);
});
