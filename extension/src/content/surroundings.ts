// Looks at the page around an editor to find room for badge and card. All of it reads layout, so it
// runs when something moved or changed its size, never because of a keystroke alone.
import { closestAcross, type Composer } from '../shared/site.ts';
import {
  badgeSpots,
  boxAt,
  contains,
  insideSpots,
  intersection,
  isEmpty,
  overlap,
  rimSpots,
  samples,
  type Box,
  type CardRoom,
  type Point,
  type Size,
} from './placement.ts';

const DIALOG = 'dialog, [role="dialog"]';
/** Lists that open while one types: mentions, hashtags, menus. */
export const LISTS = '[role="listbox"], [role="menu"]';
const TOOLBARS = '[role="toolbar"], [role="tablist"], [data-testid="toolBar"], .ql-toolbar';
/** What a badge must not cover, when it is what one sees at a point. */
const TAKEN =
  `a, button, input, select, textarea, label, summary, img, svg, video, canvas, iframe, hr, ${TOOLBARS}, ` +
  `${LISTS}, [role="button"], [role="tab"], [role="option"], [contenteditable="true"]`;
/** The same inside of an editor, whose ground is free where no text stands. */
const TAKEN_INSIDE = 'a, button, img, svg, video, iframe, input, [contenteditable="false"]';
/** Letters need some air. */
const AIR = 2;

/** The badge without its word. */
const COMPACT: Size = { width: 24, height: 24 };

export interface BadgePlace {
  readonly box: Box;
  /** No spot around the editor was free: the shape alone, where no text stands inside it. */
  readonly compact: boolean;
}

export function viewport(): Box {
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
export function cardRoom(editor: HTMLElement, composer: Composer, badge: Box): CardRoom {
  const work = (editor.closest(DIALOG) ?? composer.scope).getBoundingClientRect();
  return {
    work: intersection(work, viewport()),
    editor: visibleBox(editor),
    badge,
    kept: keptFree(editor, composer),
    viewport: viewport(),
  };
}

/** The button that posts, and open lists, as far as they are seen. */
function keptFree(editor: HTMLElement, { submit }: Composer): readonly Box[] {
  const button = submit();
  return [...(button ? [button] : []), ...openLists(editor)]
    .map((element) => intersection(element.getBoundingClientRect(), viewport()))
    .filter((box) => !isEmpty(box));
}

function openLists(editor: HTMLElement): readonly Element[] {
  const root = editor.getRootNode();
  const here = root instanceof ShadowRoot ? [...root.querySelectorAll(LISTS)] : [];
  return [...here, ...document.querySelectorAll(LISTS)];
}

/** Null when the editor can't be seen, or when a badge would cover something wherever it is. */
export function placeBadge(
  editor: HTMLElement,
  composer: Composer,
  badge: Size,
  host: Element,
): BadgePlace | null {
  const seen = visibleBox(editor);
  if (isEmpty(seen)) return null;
  // Outside of a dialog's rectangle a click closes the dialog on some pages: stay inside.
  const dialog = closestAcross(editor, DIALOG)?.getBoundingClientRect();
  const ground = dialog ? intersection(dialog, viewport()) : viewport();
  const kept = keptFree(editor, composer);
  const find = (spots: readonly Point[], size: Size, isFree: (box: Box) => boolean): Box | undefined =>
    spots
      .map((spot) => boxAt(spot, size))
      .find((box) => contains(ground, box) && !kept.some((one) => overlap(one, box)) && isFree(box));

  const around = [...badgeSpots(seen, badge), ...(dialog ? rimSpots(ground, badge) : [])];
  const outside = find(around, badge, (box) => samples(box).every((point) => !isTaken(point, editor, host)));
  if (outside) return { box: outside, compact: false };
  const isBlank = (box: Box): boolean => samples(box).every((point) => !isWritten(point, editor, host));
  const inside = find(insideSpots(seen, COMPACT), COMPACT, isBlank);
  return inside ? { box: inside, compact: true } : null;
}

function isTaken(point: Point, editor: HTMLElement, host: Element): boolean {
  const under = elementUnder(point, editor, host);
  return under !== undefined && (under.closest(TAKEN) !== null || hasTextAt(under, point));
}

function isWritten(point: Point, editor: HTMLElement, host: Element): boolean {
  const under = elementUnder(point, editor, host);
  if (!under || !editor.contains(under)) return true;
  const control = under.closest(TAKEN_INSIDE);
  return (control !== null && editor.contains(control)) || hasTextAt(under, point);
}

function elementUnder({ left, top }: Point, editor: HTMLElement, host: Element): Element | undefined {
  const root = editor.getRootNode();
  const from = root instanceof ShadowRoot ? root : document;
  return from.elementsFromPoint(left, top).find((element) => element !== host);
}

/** By the lines of text, because a paragraph is wider than its last line. */
function hasTextAt(element: Element, { left, top }: Point): boolean {
  const range = document.createRange();
  return [...element.childNodes].some((node) => {
    if (!(node instanceof Text) || node.data.trim() === '') return false;
    range.selectNodeContents(node);
    return [...range.getClientRects()].some(
      (line) =>
        left >= line.left - AIR && left <= line.right + AIR && top >= line.top - AIR && top <= line.bottom + AIR,
    );
  });
}

function parentAcross(element: Element): Element | null {
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}
