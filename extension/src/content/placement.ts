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
/** Spots inside an editor lie so far apart. */
const STEP = 8;
/** So many spots are tried along one edge. */
const ALONG = 5;

/** Spots for the badge around an editor, best first: below it, above it, at its sides. */
export function badgeSpots(editor: Box, badge: Size): readonly Point[] {
  const below = editor.bottom + GAP;
  const above = editor.top - GAP - badge.height;
  return [
    ...alongEdge(editor, badge).map((left) => ({ left, top: below })),
    ...alongEdge(editor, badge).map((left) => ({ left, top: above })),
    { left: editor.right + GAP, top: editor.bottom - badge.height },
    { left: editor.left - GAP - badge.width, top: editor.bottom - badge.height },
  ];
}

/** Spots along the edges of the dialog or form around the editor. */
export function rimSpots(scope: Box, badge: Size): readonly Point[] {
  const edges = [scope.bottom - GAP - badge.height, scope.top + GAP];
  const inner = { ...scope, left: scope.left + GAP, right: scope.right - GAP };
  return edges.flatMap((top) => alongEdge(inner, badge).map((left) => ({ left, top })));
}

/** From right to left. */
function alongEdge({ left, right }: Box, { width }: Size): readonly number[] {
  const room = Math.max(0, right - width - left);
  return Array.from({ length: ALONG }, (_, index) => right - width - (room * index) / (ALONG - 1));
}

/** Down the editor's right edge, where lines end early: the last line is the one that grows. */
export function insideSpots(editor: Box, badge: Size): readonly Point[] {
  const left = editor.right - GAP - badge.width;
  const first = editor.top + GAP;
  const count = Math.floor((editor.bottom - GAP - badge.height - first) / STEP) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({ left, top: first + index * STEP }));
}

export function boxAt({ left, top }: Point, { width, height }: Size): Box {
  return { left, top, right: left + width, bottom: top + height };
}

/** Points that lie so densely in `box` that nothing as big as a letter can lie between them. */
export function samples({ left, top, right, bottom }: Box): readonly Point[] {
  const inset = 2;
  const columns = Math.max(2, Math.ceil((right - left) / 10));
  const at = (from: number, to: number, index: number, count: number): number =>
    from + inset + ((to - from - 2 * inset) * index) / (count - 1);
  return Array.from({ length: columns * 3 }, (_, index) => ({
    left: at(left, right, index % columns, columns),
    top: at(top, bottom, Math.floor(index / columns), 3),
  }));
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

export function overlap(a: Box, b: Box): boolean {
  return !isEmpty(intersection(a, b));
}

export interface CardRoom {
  /** The box that the author works in: dialog or form. */
  readonly work: Box;
  /** The part of the editor that is seen. */
  readonly editor: Box;
  readonly badge: Box;
  /** The button that posts, and lists that the author chooses from: never covered. */
  readonly kept: readonly Box[];
  readonly viewport: Box;
}

export interface CardSpot extends Point {
  /** The card scrolls inside when it is higher. */
  readonly height: number;
}

const WIDEST_CARD = 380;
const NARROWEST_CARD = 280;

/** As wide as the room beside the work, if that is enough for a card at all. */
export function cardWidth({ work, viewport }: CardRoom): number {
  const beside = Math.max(viewport.right - work.right, work.left - viewport.left) - 2 * GAP;
  if (beside >= NARROWEST_CARD) return Math.min(beside, WIDEST_CARD);
  return Math.min(WIDEST_CARD, viewport.right - viewport.left - 2 * GAP);
}

/**
 * Beside what the author works in if there is room, else where it covers least. Always inside the
 * viewport as far as the viewport allows, and never over what has to be kept free: where a whole card
 * has no room for that, it is cut down to the higher of the strips above and below.
 */
export function cardSpot(room: CardRoom, card: Size): CardSpot {
  const { work, badge, viewport, kept } = room;
  const beside = kept.flatMap((box) => [box.left - GAP - card.width, box.right + GAP]);
  const apart = kept.flatMap((box) => [box.top - GAP - card.height, box.bottom + GAP]);
  const lefts = [work.right + GAP, work.left - GAP - card.width, badge.right - card.width, ...beside];
  const tops = [badge.bottom - card.height, badge.bottom + GAP, badge.top - GAP - card.height, ...apart];
  const free = lefts
    .flatMap((left) => tops.map((top) => pushInto(viewport, { left, top }, card)))
    .filter((point) => !kept.some((box) => overlap(boxAt(point, card), box)));
  const [first] = free;
  if (!first) return stripSpot(room, card);
  const cost = (point: Point): number => nuisance(boxAt(point, card), room);
  const best = free.reduce((least, point) => (cost(point) < cost(least) ? point : least), first);
  return { ...best, height: card.height };
}

function stripSpot({ kept, viewport, badge }: CardRoom, card: Size): CardSpot {
  const highest = Math.min(...kept.map((box) => box.top));
  const lowest = Math.max(...kept.map((box) => box.bottom));
  const above = highest - viewport.top - 2 * GAP;
  const below = viewport.bottom - lowest - 2 * GAP;
  const height = Math.max(0, Math.min(card.height, Math.max(above, below)));
  const top = above >= below ? highest - GAP - height : lowest + GAP;
  const { left } = pushInto(viewport, { left: badge.right - card.width, top }, card);
  return { left, top, height };
}

/** The text weighs most, above all where lines begin; then the rest of the composer. */
function nuisance(card: Box, { work, editor }: CardRoom): number {
  const covered = (box: Box): number => area(intersection(card, box));
  const lineBegins = { ...editor, right: (editor.left + editor.right) / 2 };
  return covered(editor) + covered(lineBegins) + covered(work) / 4;
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
