// The extension's settings, as its own pages would store them. suite.mjs takes changes back after
// each test.

/** Stores `settings`; what is left out is as the extension ships. */
export async function configure(browser, settings) {
  const stored = JSON.stringify({ settings: { version: 1, ...settings } });
  await browser.inBackground(`chrome.storage.sync.set(${stored}).then(() => true)`);
}

/** As installed: no settings, pauses or feedback. */
export async function forgetSettings(browser) {
  await browser.inBackground(
    "Promise.all([chrome.storage.sync.clear(), chrome.storage.local.clear()]).then(() => true)",
  );
}

/** What is stored locally or in sync under `key`; undefined if nothing is. */
export async function stored(browser, area, key) {
  const json = await browser.inBackground(
    `chrome.storage.${area}.get(${JSON.stringify(key)}).then((all) => JSON.stringify(all))`,
  );
  return JSON.parse(json)[key];
}
