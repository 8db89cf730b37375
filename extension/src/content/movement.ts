// Says when something that badge and card depend on may have moved. No polling, and nothing here runs
// because of a keystroke: what moves a box without scrolling or resizing it shows as a change of what
// one sees through a window that is exactly where the box was.
import type { Box } from './placement.ts';
import { LISTS, viewport } from './surroundings.ts';

export class Movement {
  readonly #moved: () => void;
  readonly #signal: AbortSignal;
  #window: IntersectionObserver | null = null;

  /** Watches `editor` and the boxes around it until `signal` aborts. */
  constructor(editor: HTMLElement, boxes: readonly Element[], moved: () => void, signal: AbortSignal) {
    this.#moved = moved;
    this.#signal = signal;
    const options = { capture: true, passive: true, signal };
    for (const type of ['scroll', 'resize', 'transitionend', 'animationend']) {
      window.addEventListener(type, moved, options);
    }
    const root = editor.getRootNode();
    if (root instanceof ShadowRoot) root.addEventListener('scroll', moved, options);
    const sizes = new ResizeObserver(moved);
    for (const box of [editor, document.body, ...boxes]) sizes.observe(box);
    const lists = new MutationObserver((changes) => {
      if (changes.some((change) => bringsList(change, editor))) moved();
    });
    for (const place of new Set([root, document.body])) lists.observe(place, { childList: true, subtree: true });
    signal.addEventListener('abort', () => {
      sizes.disconnect();
      lists.disconnect();
      this.#window?.disconnect();
    });
  }

  /** `editor` is now at `box`: from here on any other place is a movement. */
  settledAt(editor: HTMLElement, box: Box): void {
    this.#window?.disconnect();
    if (this.#signal.aborted) return;
    const { right, bottom } = viewport();
    const sides = [box.top, right - box.right, bottom - box.bottom, box.left];
    const rootMargin = sides.map((side) => `${-Math.floor(side)}px`).join(' ');
    let seen: number | null = null;
    this.#window = new IntersectionObserver(
      ([entry]) => {
        // The first call tells how much is seen now; thresholds lie close, so that small moves count.
        const ratio = entry?.intersectionRatio ?? 0;
        if (seen !== null && ratio !== seen) this.#moved();
        seen = ratio;
      },
      { root: document, rootMargin, threshold: Array.from({ length: 101 }, (_, index) => index / 100) },
    );
    this.#window.observe(editor);
  }
}

/** A list that opens or closes, outside of the editor: its keystrokes pass here too. */
function bringsList({ target, addedNodes, removedNodes }: MutationRecord, editor: HTMLElement): boolean {
  if (editor.contains(target)) return false;
  return [...addedNodes, ...removedNodes].some(
    (node) => node instanceof Element && (node.matches(LISTS) || node.querySelector(LISTS) !== null),
  );
}
