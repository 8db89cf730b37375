// What changed between two texts, and where old spans are now. Between a keystroke and the answer
// to it, marks are moved with these, so that they never sit on words they were not made for.
import type { Span } from './text-map.ts';

/** `removed` units at `begin` were replaced by `inserted` units. */
export interface Edit {
  readonly begin: number;
  readonly removed: number;
  readonly inserted: number;
}

/** The smallest single replacement that turns `before` into `after`. */
export function editBetween(before: string, after: string): Edit {
  const shorter = Math.min(before.length, after.length);
  let begin = 0;
  while (begin < shorter && before.charCodeAt(begin) === after.charCodeAt(begin)) begin += 1;
  let kept = 0;
  while (
    kept < shorter - begin &&
    before.charCodeAt(before.length - 1 - kept) === after.charCodeAt(after.length - 1 - kept)
  ) {
    kept += 1;
  }
  return {
    begin,
    removed: before.length - begin - kept,
    inserted: after.length - begin - kept,
  };
}

/** Where `span` is after `edit`: it reads the same words there. Null when its words were edited. */
export function shiftSpan(span: Span, edit: Edit): Span | null {
  const editEnd = edit.begin + edit.removed;
  if (span.end <= edit.begin) return span;
  if (span.begin < editEnd || (span.begin < edit.begin && span.end > edit.begin)) return null;
  const by = edit.inserted - edit.removed;
  return { begin: span.begin + by, end: span.end + by };
}
