// Underlines, as CSS Custom Highlights: the editor's DOM is not touched. The styles are in
// highlight.css; the manifest brings them into documents, and `styleRoot` into shadow roots.
import highlightCss from './highlight.css';
import type { Span, TextMap } from './text-map.ts';

/** The registry names; highlight.css uses the same. */
const MARKED = 'unbroadcast';
const EMPHASISED = 'unbroadcast-emphasis';

/** The marks of one editor. Ranges go stale with each mutation, so `set` is called after each. */
export class Marks {
  readonly #editor: HTMLElement;
  #ranges: Range[] = [];
  #emphasised: Range[] = [];

  constructor(editor: HTMLElement, signal: AbortSignal) {
    this.#editor = editor;
    signal.addEventListener('abort', () => {
      this.set([], [], null);
      unstyleRoot(editor.getRootNode());
    });
  }

  /** What is marked now, as the ranges read it. */
  get words(): string[] {
    return this.#ranges.map((range) => range.toString());
  }

  /** A null `map` (a textarea has no nodes to mark) only takes the old marks away. */
  set(spans: readonly Span[], emphasised: readonly Span[], map: TextMap | null): void {
    if (spans.length > 0) styleRoot(this.#editor.getRootNode());
    this.#ranges = replace(MARKED, this.#ranges, map ? rangesOf(spans, map) : []);
    this.#emphasised = replace(EMPHASISED, this.#emphasised, map ? rangesOf(emphasised, map) : []);
  }
}

function rangesOf(spans: readonly Span[], map: TextMap): Range[] {
  const ranges: Range[] = [];
  for (const span of spans) {
    const places = map.placesOf(span);
    if (!places) continue;
    const range = document.createRange();
    range.setStart(places.start.node, places.start.offset);
    range.setEnd(places.end.node, places.end.offset);
    ranges.push(range);
  }
  return ranges;
}

/** Other editors of this document have ranges under the same name: only ours are exchanged. */
function replace(name: string, before: readonly Range[], after: Range[]): Range[] {
  let highlight = CSS.highlights.get(name);
  for (const range of before) highlight?.delete(range);
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

let sheet: CSSStyleSheet | undefined;

/** Chromium paints highlights in shadow roots from the document's rules; Firefox needs them there. */
function styleRoot(root: Node): void {
  if (!(root instanceof ShadowRoot)) return;
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(highlightCss);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}

function unstyleRoot(root: Node): void {
  if (!sheet || !(root instanceof ShadowRoot)) return;
  const at = root.adoptedStyleSheets.indexOf(sheet);
  if (at >= 0) root.adoptedStyleSheets.splice(at, 1);
}
