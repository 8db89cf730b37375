// Tells when the author reaches for the button that posts, with the pointer or the focus. It only
// listens: nothing here holds back or delays what happens to the button.
import type { Composer } from '../shared/site.ts';

export function watchReach(
  editor: HTMLElement,
  { submit }: Composer,
  reached: () => void,
  signal: AbortSignal,
): void {
  const look = (event: Event): void => {
    if (!event.isTrusted || isTouch(event)) return;
    const target = event.composedPath()[0];
    if (target instanceof Node && submit()?.contains(target)) reached();
  };
  const options = { capture: true, passive: true, signal };
  // A pointer or focus that moves within one shadow root is not seen outside of it.
  const root = editor.getRootNode();
  for (const place of root instanceof ShadowRoot ? [root, window] : [window]) {
    place.addEventListener('pointerover', look, options);
    place.addEventListener('focusin', look, options);
  }
}

/** A finger does not reach before it presses. */
function isTouch(event: Event): boolean {
  return event instanceof PointerEvent && event.pointerType === 'touch';
}
