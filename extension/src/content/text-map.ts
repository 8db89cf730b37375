// The text of an editor as its author sees it, with a way back from each offset to the DOM.
//
// Lines are blocks: <p> in ProseMirror and Quill, [data-block] in Draft.js; they are joined with
// "\n". A <br> breaks a line, except the last one of a block, which editors put there to keep the
// block open. An emoji drawn as an image counts as its `alt`. A block that can't be edited (a quoted
// post, an embedded picture with its controls) is not the author's text; a mention is, because it is
// inline. Several editors are one text, with an empty line between them. Offsets are UTF-16 code units.
//
// A map is a snapshot: after a mutation read again (25,000 characters take well under 1 ms).
// Nothing here asks for layout or computed style.

/** Half-open, in UTF-16 code units of the text. */
export interface Span {
  readonly begin: number;
  readonly end: number;
}

/** What one of several editors contributes to the text. */
export interface BoxSpan extends Span {
  readonly editor: HTMLElement;
}

/** A boundary point as Range.setStart takes it. */
export interface Place {
  readonly node: Node;
  readonly offset: number;
}

export interface Segment {
  /** A text node, or an <img> that stands for its alt. */
  readonly node: Node;
  readonly begin: number;
  readonly end: number;
}

const ELEMENT = 1;
const TEXT = 3;

/** Elements that start a line of their own; anything else is inline. */
const BLOCKS = new Set(
  ('ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4' +
    ' H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL').split(' '),
);
/** Blocks that are a line even when nothing is in them. */
const LINES = new Set(['P', 'LI', 'PRE', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6']);
const SKIPPED = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'SVG', 'BUTTON', 'SELECT', 'TEXTAREA']);

export class TextMap {
  readonly text: string;
  /** In order; empty editors are not among them. */
  readonly boxes: readonly BoxSpan[];
  readonly #segments: readonly Segment[];

  constructor(text: string, segments: readonly Segment[], boxes: readonly BoxSpan[] = []) {
    this.text = text;
    this.#segments = segments;
    this.boxes = boxes;
  }

  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Where `span` lies in the DOM; null when it is empty or covers no node (only line breaks). */
  placesOf({ begin, end }: Span): { start: Place; end: Place } | null {
    if (begin >= end) return null;
    const first = this.#segments[this.#firstEndingAfter(begin)];
    if (!first || first.begin >= end) return null;
    let last = this.#segments[this.#firstEndingAfter(end - 1)];
    if (!last || last.begin >= end) last = this.#lastBeginningBefore(end);
    if (!last) return null;
    return { start: place(first, begin, 'start'), end: place(last, end, 'end') };
  }

  /** The offset of a point in one of the text's nodes; null for any other node. */
  offsetOf({ node, offset }: Place): number | null {
    const segment = this.#segments.find((candidate) => candidate.node === node);
    return segment ? Math.min(segment.begin + offset, segment.end) : null;
  }

  /** Index of the first segment that ends after `offset`: a binary search. */
  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const segment = this.#segments[middle];
      if (segment && segment.end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #lastBeginningBefore(offset: number): Segment | undefined {
    return this.#segments[this.#firstEndingAfter(offset - 1) - 1];
  }
}

function place({ node, begin, end }: Segment, offset: number, side: 'start' | 'end'): Place {
  if (node.nodeType === TEXT) {
    return { node, offset: Math.max(0, Math.min(offset, end) - begin) };
  }
  const parent = node.parentNode;
  if (!parent) return { node, offset: 0 };
  let index = side === 'end' ? 1 : 0;
  for (let sibling = node.previousSibling; sibling; sibling = sibling.previousSibling) index += 1;
  return { node: parent, offset: index };
}

/** Reads an editing host. */
export function readBlocks(root: Node): TextMap {
  const reader = new Reader();
  reader.children(root);
  return reader.finish();
}

/** Reads editing hosts and textareas as one text. A textarea's words have no place in the DOM. */
export function readBoxes(editors: readonly HTMLElement[]): TextMap {
  const segments: Segment[] = [];
  const boxes: BoxSpan[] = [];
  let text = '';
  for (const editor of editors) {
    const map = isTextArea(editor) ? new TextMap(editor.value, []) : readBlocks(editor);
    if (map.text.trim() === '' && editors.length > 1) continue;
    if (boxes.length > 0) text += '\n\n';
    const by = text.length;
    for (const { node, begin, end } of map.segments) segments.push({ node, begin: begin + by, end: end + by });
    text += map.text;
    boxes.push({ editor, begin: by, end: text.length });
  }
  return new TextMap(text, segments, boxes);
}

export function isTextArea(editor: Node): editor is HTMLTextAreaElement {
  return editor.nodeName.toUpperCase() === 'TEXTAREA';
}

class Reader {
  readonly #parts: string[] = [];
  readonly #segments: Segment[] = [];
  #length = 0;
  #lines = 0;
  #lineIsOpen = false;
  /** A <br> was seen; it breaks the line only if the block goes on. */
  #pendingBreak = false;

  finish(): TextMap {
    return new TextMap(this.#parts.join(''), this.#segments);
  }

  children(parent: Node): void {
    for (let child = parent.firstChild; child; child = child.nextSibling) this.#node(child);
  }

  #node(node: Node): void {
    if (node.nodeType === TEXT) {
      const { data } = node as Text;
      if (data !== '' && !isLayoutSpace(node, data)) this.#content(node, data);
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const name = node.nodeName.toUpperCase();
    if (SKIPPED.has(name)) return;
    if (name === 'BR') this.#break();
    else if (name === 'IMG') this.#image(node as Element);
    else if (BLOCKS.has(name)) this.#block(node as Element, name);
    else this.children(node);
  }

  #image(image: Element): void {
    const alt = image.getAttribute('alt');
    if (alt) this.#content(image, alt);
  }

  #block(block: Element, name: string): void {
    this.#closeLine();
    if (block.getAttribute('contenteditable') === 'false') return;
    const before = this.#lines;
    this.children(block);
    if (this.#lines === before && LINES.has(name)) this.#openLine();
    this.#closeLine();
  }

  #break(): void {
    if (this.#pendingBreak) this.#add('\n');
    else this.#openLine();
    this.#pendingBreak = true;
  }

  #content(node: Node, data: string): void {
    this.#openLine();
    if (this.#pendingBreak) {
      this.#pendingBreak = false;
      this.#add('\n');
    }
    const begin = this.#length;
    this.#add(data);
    this.#segments.push({ node, begin, end: this.#length });
  }

  #openLine(): void {
    if (this.#lineIsOpen) return;
    if (this.#lines > 0) this.#add('\n');
    this.#lines += 1;
    this.#lineIsOpen = true;
  }

  #closeLine(): void {
    this.#lineIsOpen = false;
    this.#pendingBreak = false;
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** White space that only indents markup between blocks; editors with such markup do not show it. */
function isLayoutSpace(node: Node, data: string): boolean {
  if (!data.includes('\n') || data.trim() !== '') return false;
  return isBlock(node.previousSibling) || isBlock(node.nextSibling);
}

function isBlock(node: Node | null): boolean {
  return node !== null && node.nodeType === ELEMENT && BLOCKS.has(node.nodeName.toUpperCase());
}
