// Where badge and card go. Pure geometry over rectangles in viewport coordinates.

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly left: number;
  readonly top: number;
}

const GAP = 6;

/** Spots for the badge around an editor, best first. */
export function badgeSpots(editor: Box, badge: Size): readonly Point[] {
  const flushRight = editor.right - badge.width;
  return [
    { left: flushRight, top: editor.bottom + GAP },
    { left: flushRight, top: editor.top - GAP - badge.height },
    { left: editor.right + GAP, top: editor.bottom - badge.height },
    { left: editor.left - GAP - badge.width, top: editor.bottom - badge.height },
    { left: editor.left, top: editor.bottom + GAP },
    { left: editor.left, top: editor.top - GAP - badge.height },
  ];
}

/** Over the editor's corner, for when no spot around it is free. */
export function cornerSpot(editor: Box, badge: Size): Point {
  return {
    left: editor.right - GAP - badge.width,
    top: editor.bottom - GAP - badge.height,
  };
}

export function boxAt({ left, top }: Point, { width, height }: Size): Box {
  return { left, top, right: left + width, bottom: top + height };
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.top >= outer.top &&
    inner.right <= outer.right &&
    inner.bottom <= outer.bottom
  );
}

export function intersection(a: Box, b: Box): Box {
  return {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
}

export function isEmpty({ left, top, right, bottom }: Box): boolean {
  return right <= left || bottom <= top;
}

export interface CardRoom {
  /** The box that the author works in: dialog or form. */
  readonly work: Box;
  /** The part of the editor that is seen. */
  readonly editor: Box;
  readonly badge: Box;
  /** The button that posts, when there is one. */
  readonly submit: Box | null;
  readonly viewport: Box;
}

const WIDEST_CARD = 360;
const NARROWEST_CARD = 280;

/** As wide as the room beside the work, if that is enough for a card at all. */
export function cardWidth({ work, viewport }: CardRoom): number {
  const beside = Math.max(viewport.right - work.right, work.left - viewport.left) - 2 * GAP;
  if (beside >= NARROWEST_CARD) return Math.min(beside, WIDEST_CARD);
  return Math.min(WIDEST_CARD, viewport.right - viewport.left - 2 * GAP);
}

/**
 * Beside what the author works in if there is room, else where it covers least. Always inside the
 * viewport as far as the viewport allows.
 */
export function cardSpot(room: CardRoom, card: Size): Point {
  const { work, badge, viewport } = room;
  const lefts = [work.right + GAP, work.left - GAP - card.width, badge.right - card.width];
  const tops = [badge.bottom - card.height, badge.bottom + GAP, badge.top - GAP - card.height];
  let best: Point = { left: viewport.left, top: viewport.top };
  let least = Infinity;
  for (const left of lefts) {
    for (const top of tops) {
      const point = pushInto(viewport, { left, top }, card);
      const cost = nuisance(boxAt(point, card), room);
      if (cost < least) {
        least = cost;
        best = point;
      }
    }
  }
  return best;
}

/** The button that posts weighs most, then the side of the editor where lines begin. */
function nuisance(card: Box, { work, editor, submit }: CardRoom): number {
  const covered = (box: Box): number => area(intersection(card, box));
  const lineBegins = { ...editor, right: (editor.left + editor.right) / 2 };
  return 20 * (submit ? covered(submit) : 0) + covered(editor) + covered(lineBegins) + covered(work) / 4;
}

function pushInto(viewport: Box, { left, top }: Point, { width, height }: Size): Point {
  return {
    left: Math.max(viewport.left + GAP, Math.min(left, viewport.right - GAP - width)),
    top: Math.max(viewport.top + GAP, Math.min(top, viewport.bottom - GAP - height)),
  };
}

function area(box: Box): number {
  return isEmpty(box) ? 0 : (box.right - box.left) * (box.bottom - box.top);
}
