// Underlines, as CSS Custom Highlights: the editor's DOM is not touched. The styles are in
// highlight.css; the manifest brings them into documents, and `styleRoot` into shadow roots.
import highlightCss from './highlight.css';
import type { Place, Span, TextMap } from './text-map.ts';

/** The registry names; highlight.css uses the same. */
const MARKED = 'unbroadcast';
const EMPHASISED = 'unbroadcast-emphasis';

/** The marks of one draft. Ranges go stale with each mutation, so `set` is called after each. */
export class Marks {
  readonly #roots = new Set<Node>();
  #ranges: Range[] = [];
  #emphasised: Range[] = [];

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => this.clear());
  }

  /** Leaves nothing behind, styles included. */
  clear(): void {
    this.set([], [], null);
    this.#roots.forEach(unstyleRoot);
    this.#roots.clear();
  }

  /** What is marked now, as the ranges read it. */
  get words(): string[] {
    return this.#ranges.map((range) => range.toString());
  }

  /** A null `map` only takes the old marks away. */
  set(spans: readonly Span[], emphasised: readonly Span[], map: TextMap | null): void {
    for (const { editor } of spans.length > 0 ? (map?.boxes ?? []) : []) this.#style(editor.getRootNode());
    this.#ranges = exchange(MARKED, this.#ranges, map ? placesOf(spans, map) : []);
    this.#emphasised = exchange(EMPHASISED, this.#emphasised, map ? placesOf(emphasised, map) : []);
  }

  #style(root: Node): void {
    if (this.#roots.has(root)) return;
    this.#roots.add(root);
    styleRoot(root);
  }
}

/** All of them, whoever made them. */
export function removeMarks(): void {
  for (const name of [MARKED, EMPHASISED]) CSS.highlights.delete(name);
}

interface Places {
  readonly start: Place;
  readonly end: Place;
}

function placesOf(spans: readonly Span[], map: TextMap): Places[] {
  return spans.map((span) => map.placesOf(span)).filter((places) => places !== null);
}

/** Other editors of this document have ranges under the same name: only ours are exchanged. */
function exchange(name: string, before: Range[], places: readonly Places[]): Range[] {
  // Most keystrokes move no mark, and an exchange would have the browser paint them again.
  if (areAt(before, places)) return before;
  let highlight = CSS.highlights.get(name);
  for (const range of before) highlight?.delete(range);
  const after = places.map(rangeAt);
  if (after.length > 0) {
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = name === EMPHASISED ? 1 : 0;
      CSS.highlights.set(name, highlight);
    }
    for (const range of after) highlight.add(range);
  } else if (highlight?.size === 0) {
    CSS.highlights.delete(name);
  }
  return after;
}

function areAt(ranges: readonly Range[], places: readonly Places[]): boolean {
  return (
    ranges.length === places.length &&
    places.every(({ start, end }, index) => {
      const range = ranges[index];
      return (
        range !== undefined &&
        range.startContainer === start.node &&
        range.startOffset === start.offset &&
        range.endContainer === end.node &&
        range.endOffset === end.offset
      );
    })
  );
}

function rangeAt({ start, end }: Places): Range {
  const range = document.createRange();
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

let sheet: CSSStyleSheet | undefined;
/** How many drafts have marks in a shadow root. */
const marked = new WeakMap<Node, number>();

/** Chromium paints highlights in shadow roots from the document's rules; Firefox needs them there. */
function styleRoot(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss);
  }
  marked.set(root, (marked.get(root) ?? 0) + 1);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

function unstyleRoot(root: Node): void {
  if (!sheet || !(root instanceof ShadowRoot)) return;
  const others = (marked.get(root) ?? 1) - 1;
  marked.set(root, others);
  const at = root.adoptedStyleSheets.indexOf(sheet);
  if (others === 0 && at >= 0) root.adoptedStyleSheets.splice(at, 1);
}
