// Looks at the page around an editor to find room for badge and card. All of it reads layout, so it
// runs when something moved or changed its size, never because of a keystroke alone.
import type { Composer } from '../shared/site.ts';
import {
  badgeSpots,
  boxAt,
  contains,
  cornerSpot,
  intersection,
  isEmpty,
  type Box,
  type CardRoom,
  type Size,
} from './placement.ts';

const DIALOG = 'dialog, [role="dialog"]';
/** What a badge must not cover, when it is what one sees at a point. */
const TAKEN =
  'a, button, input, select, textarea, label, summary, img, svg, video, canvas, iframe, hr, ' +
  '[role="button"], [role="tab"], [role="option"], [role="listbox"], [contenteditable="true"]';

/** The badge without its word. */
const COMPACT: Size = { width: 24, height: 24 };

export interface BadgePlace {
  readonly box: Box;
  /** No spot was free: it lies over the editor's corner. */
  readonly compact: boolean;
}

function viewport(): Box {
  const { clientWidth, clientHeight } = document.documentElement;
  return { left: 0, top: 0, right: clientWidth, bottom: clientHeight };
}

/** The part of `editor` that its scrolling ancestors and the viewport let one see. */
function visibleBox(editor: HTMLElement): Box {
  let box = intersection(editor.getBoundingClientRect(), viewport());
  for (let at = parentAcross(editor); at && at !== document.body; at = parentAcross(at)) {
    const overflows = at.scrollHeight > at.clientHeight || at.scrollWidth > at.clientWidth;
    if (overflows && getComputedStyle(at).overflow !== 'visible') {
      box = intersection(box, at.getBoundingClientRect());
    }
  }
  return box;
}

/** What the card's place depends on. */
export function cardRoom(editor: HTMLElement, { scope, submit }: Composer, badge: Box): CardRoom {
  const work = (editor.closest(DIALOG) ?? scope).getBoundingClientRect();
  return {
    work: intersection(work, viewport()),
    editor: visibleBox(editor),
    badge,
    submit: submit()?.getBoundingClientRect() ?? null,
    viewport: viewport(),
  };
}

/** Null when the editor can't be seen. */
export function placeBadge(
  editor: HTMLElement,
  composer: Composer,
  badge: Size,
  host: Element,
): BadgePlace | null {
  const seen = visibleBox(editor);
  if (isEmpty(seen)) return null;
  // Outside of a dialog's rectangle a click closes the dialog on some pages: stay inside.
  const dialog = editor.closest(DIALOG);
  const ground = dialog
    ? intersection(dialog.getBoundingClientRect(), viewport())
    : viewport();
  const submit = composer.submit()?.getBoundingClientRect();
  for (const spot of badgeSpots(seen, badge)) {
    const box = boxAt(spot, badge);
    const overSubmit = submit && !isEmpty(intersection(box, submit));
    if (contains(ground, box) && !overSubmit && isFree(box, editor, host)) {
      return { box, compact: false };
    }
  }
  return { box: boxAt(cornerSpot(seen, COMPACT), COMPACT), compact: true };
}

/** Samples what is under `box`; text and controls make it taken. */
function isFree(box: Box, editor: HTMLElement, host: Element): boolean {
  const middle = (box.top + box.bottom) / 2;
  const points: readonly (readonly [number, number])[] = [
    [box.left + 2, box.top + 2],
    [box.left + 2, middle],
    [(box.left + box.right) / 2, middle],
    [box.right - 2, middle],
    [box.right - 2, box.bottom - 2],
  ];
  return points.every(([x, y]) => !isTaken(x, y, editor, host));
}

function isTaken(x: number, y: number, editor: HTMLElement, host: Element): boolean {
  const root = editor.getRootNode();
  const from = root instanceof ShadowRoot ? root : document;
  const under = from.elementsFromPoint(x, y).find((element) => element !== host);
  if (!under) return false;
  if (under.closest(TAKEN)) return true;
  return [...under.childNodes].some((node) => node instanceof Text && node.data.trim() !== '');
}

function parentAcross(element: Element): Element | null {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}
