// What the site would send, noted where its own handler runs: the text, and how long after the
// browser's own time of the event that was.

globalThis.submissions = [];

/** @param {Event} event the click, or the key that posts @param {string} text */
export function submitted(event, text) {
  globalThis.submissions.push({
    text,
    by: event.type,
    delay: performance.now() - event.timeStamp,
    isPrevented: event.defaultPrevented,
  });
}

/** What the page's address says that the composer starts with: a draft that was restored. */
export function restoredText() {
  return new URLSearchParams(location.search).get("text") ?? "";
}
