// Notices that the author writes where we can't read: keys that end in a closed shadow root, in an
// element that is no editor we know, or in a frame that we are not in. Only where the site says that
// a post is written there; everywhere else keys are nobody's business.
import type { Site } from '../shared/site.ts';

const READABLE = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
/** Keys there are for moving about, not for writing. */
const CONTROLS = 'button, a, summary, label, option, [role]:not([role="textbox"]):not([role="dialog"])';

export function watchUnseen(site: Site, lost: (element: Element) => void, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  const look = (event: Event, target: EventTarget | undefined): void => {
    if (!event.isTrusted || !(target instanceof Element) || target.closest(READABLE)) return;
    if (site.isInComposer(target)) lost(target);
  };
  window.addEventListener('input', (event) => look(event, event.composedPath()[0]), options);
  window.addEventListener(
    'keydown',
    (event) => {
      const target = event.composedPath()[0];
      if (isWriting(event) && target instanceof Element && !target.matches(CONTROLS)) look(event, target);
    },
    options,
  );
  // The focus went into a frame: its keys are not ours to hear.
  window.addEventListener('blur', (event) => look(event, closedFrame(document.activeElement)), options);
}

/** A key that puts a letter into a text; the shortcuts of pages are single letters too, but not in a
 *  composer. */
function isWriting({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.length === 1 && key !== ' ' && !ctrlKey && !metaKey && !altKey;
}

/** A frame of the same site has a content script of its own. */
function closedFrame(active: Element | null): Element | undefined {
  if (!(active instanceof HTMLIFrameElement)) return undefined;
  const { protocol } = new URL(active.src || 'about:blank', location.href);
  const isOurs = active.contentDocument !== null && protocol === 'https:' && !active.srcdoc;
  return isOurs ? undefined : active;
}
