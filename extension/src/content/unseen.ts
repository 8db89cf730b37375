// Notices that the author writes where we can't read: keys that end in a closed shadow root, in an
// element that is no editor we know, or in a frame that we are not in. Only where the site says that
// a post is written there; everywhere else keys are nobody's business.
import type { Site } from '../shared/site.ts';

const READABLE = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
/** What takes keys as text, though no input event comes of it. Everywhere else keys move about. */
const DRAWN = '[role="textbox"], canvas, object, embed';

export function watchUnseen(site: Site, lost: (element: Element) => void, signal: AbortSignal): void {
  const options = { capture: true, passive: true, signal };
  const look = (event: Event, target: EventTarget | undefined | null): void => {
    if (!event.isTrusted || !(target instanceof Element) || target.closest(READABLE)) return;
    if (site.isInComposer(target)) lost(target);
  };
  // From inside a closed shadow root they come as its host's.
  for (const type of ['beforeinput', 'input']) {
    window.addEventListener(type, (event) => look(event, event.composedPath()[0]), options);
  }
  window.addEventListener('keydown', (event) => look(event, drawnEditor(event)), options);
  // The focus went into a frame: its keys are not ours to hear.
  window.addEventListener('blur', (event) => look(event, closedFrame(document.activeElement)), options);
}

/** Calls back when `element` has left the document; its size says so, without polling. */
export function whenGone(element: Element, gone: () => void, signal: AbortSignal): void {
  const sizes = new ResizeObserver(() => {
    if (element.isConnected) return;
    sizes.disconnect();
    gone();
  });
  sizes.observe(element);
  signal.addEventListener('abort', () => sizes.disconnect());
}

/** Where a key goes that puts a letter into a text which is drawn, not written into the page. */
function drawnEditor(event: KeyboardEvent): Element | null {
  const { key, ctrlKey, metaKey, altKey } = event;
  const target = event.composedPath()[0];
  if (key.length !== 1 || ctrlKey || metaKey || altKey || !(target instanceof Element)) return null;
  return target.matches(DRAWN) || target.localName.includes('-') ? target : null;
}

/** A frame of the same site has a content script of its own. */
function closedFrame(active: Element | null): Element | undefined {
  if (!(active instanceof HTMLIFrameElement)) return undefined;
  const { protocol } = new URL(active.src || 'about:blank', location.href);
  const isOurs = active.contentDocument !== null && protocol === 'https:' && !active.srcdoc;
  return isOurs ? undefined : active;
}
