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

/** Spots for the badge around an editor, best first; the last one is inside, for when all fail. */
export function badgeSpots(editor: Box, badge: Size): readonly Point[] {
  const flushRight = editor.right - badge.width;
  return [
    { left: flushRight, top: editor.bottom + GAP },
    { left: flushRight, top: editor.top - GAP - badge.height },
    { left: editor.right + GAP, top: editor.bottom - badge.height },
    { left: editor.left - GAP - badge.width, top: editor.bottom - badge.height },
    { left: flushRight - GAP, top: editor.bottom - GAP - badge.height },
  ];
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

/**
 * Beside what the author works in if there is room, else where the least of the editor is covered.
 * Always inside the viewport as far as the viewport allows.
 */
export function cardSpot(work: Box, editor: Box, badge: Box, card: Size, viewport: Box): Point {
  const top = badge.bottom - card.height;
  const candidates: readonly Point[] = [
    { left: work.right + GAP, top },
    { left: work.left - GAP - card.width, top },
    { left: badge.right - card.width, top: badge.bottom + GAP },
    { left: badge.right - card.width, top: badge.top - GAP - card.height },
  ].map((point) => pushInto(viewport, point, card));
  let best = candidates[0] ?? { left: 0, top: 0 };
  let least = Infinity;
  for (const candidate of candidates) {
    const box = boxAt(candidate, card);
    // Covering the badge is a nuisance; covering the text is worse.
    const covered = area(intersection(box, editor)) * 4 + area(intersection(box, badge));
    if (covered < least) {
      least = covered;
      best = candidate;
    }
  }
  return best;
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
