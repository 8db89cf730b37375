// One editor and what we know about the text in it.
//
// The text is read after every mutation (`input` events are not reliable: Draft.js and Lexical lose
// some), sent to the background under a new revision, and the answer to the newest revision becomes
// the marks. In between, marks are moved with the text.
import { ask } from '../shared/ask.ts';
import type {
  ErrorCode,
  Judgement,
  Message,
  Platform,
  Reply,
  Surface,
} from '../shared/protocol.ts';
import { isLongEnough } from '../shared/words.ts';
import { selectionAround } from './caret.ts';
import { editBetween, shiftSpan } from './edit.ts';
import { Marks } from './marks.ts';
import { newestOnly } from './newest-only.ts';
import { readBlocks, TextMap, type Span } from './text-map.ts';
import { record } from './timings.ts';

/** Words of a finding, where they are now. */
interface Mark {
  /** Index into the report's findings. */
  readonly finding: number;
  readonly span: Span;
}

export interface DraftPlace {
  readonly platform: Platform;
  readonly surface: Surface;
}

export class Draft {
  readonly id = crypto.randomUUID();
  readonly editor: HTMLElement;
  /** Aborted when the editor has left its document, or the extension this page. */
  readonly signal: AbortSignal;

  text = '';
  revision = 0;
  /** The newest answer and the text it is about; null while there is nothing to say. */
  judgement: Judgement | null = null;
  judgedText = '';
  problem: ErrorCode | null = null;
  /** The revision whose marks are on screen. */
  paintedRevision = 0;

  readonly #place: DraftPlace;
  readonly #changed: (draft: Draft) => void;
  readonly #life = new AbortController();
  readonly #marker: Marks;
  readonly #submit: (request: Message<'score'>) => void;
  #map = new TextMap('', []);
  #marks: Mark[] = [];
  #emphasised: number | null = null;
  #composing = false;
  #keystrokeAt = 0;
  #work = 0;

  /** `changed` is called when the judgement or the problem is another one than before. */
  constructor(
    editor: HTMLElement,
    place: DraftPlace,
    changed: (draft: Draft) => void,
    signal: AbortSignal,
  ) {
    this.editor = editor;
    this.signal = this.#life.signal;
    this.#place = place;
    this.#changed = changed;
    this.#marker = new Marks(editor, this.signal);
    this.#submit = newestOnly(ask<'score'>, (request, reply) => this.#answer(request, reply), this.signal);
    const listening = { signal: this.signal };
    signal.addEventListener('abort', () => this.#life.abort(), listening);
    this.#watch();
    void ask<'warm'>({ kind: 'warm' });
    this.#refresh();
  }

  /** The words that are marked, as the page's own nodes read. */
  get markedWords(): string[] {
    return this.#marker.words;
  }

  /** Shows the words of one finding more strongly than the others; null for none. */
  emphasise(finding: number | null): void {
    if (finding === this.#emphasised) return;
    this.#emphasised = finding;
    this.#paint();
  }

  /** The finding whose words hold the caret, if any. */
  findingAtCaret(): number | null {
    const caret = this.#caret();
    if (caret === null) return null;
    const mark = this.#marks.find(({ span }) => span.begin <= caret && caret <= span.end);
    return mark?.finding ?? null;
  }

  #watch(): void {
    const { editor, signal } = this;
    const options = { capture: true, passive: true, signal };
    const observer = new MutationObserver(() => this.#refresh());
    observer.observe(editor, { childList: true, characterData: true, subtree: true });
    signal.addEventListener('abort', () => observer.disconnect());
    editor.addEventListener('beforeinput', (event) => (this.#keystrokeAt = event.timeStamp), options);
    editor.addEventListener('compositionstart', () => (this.#composing = true), options);
    editor.addEventListener('compositionend', () => this.#composed(), options);
    if (editor instanceof HTMLTextAreaElement) {
      editor.addEventListener('input', () => this.#refresh(), options);
    }
    this.#watchForTheEnd();
  }

  /** An element that leaves the document loses its size, so this fires then, without polling. */
  #watchForTheEnd(): void {
    const observer = new ResizeObserver(() => {
      if (!this.editor.isConnected) this.#life.abort();
    });
    observer.observe(this.editor);
    this.signal.addEventListener('abort', () => observer.disconnect());
  }

  #composed(): void {
    this.#composing = false;
    this.#refresh();
  }

  #refresh(): void {
    // What an input method shows before its end is not yet what the author writes.
    if (this.#composing) return;
    const started = performance.now();
    this.#map = read(this.editor);
    const before = this.text;
    const after = this.#map.text;
    if (after !== before) this.#replaceText(before, after);
    this.#paint();
    this.#work += performance.now() - started;
  }

  #replaceText(before: string, after: string): void {
    this.text = after;
    this.revision += 1;
    const edit = editBetween(before, after);
    this.#marks = this.#marks.flatMap(({ finding, span }) => {
      const moved = shiftSpan(span, edit);
      return moved ? [{ finding, span: moved }] : [];
    });
    if (isLongEnough(after)) {
      const { id: draft, revision } = this;
      this.#submit({ kind: 'score', draft, revision, text: after, ...this.#place });
    } else {
      this.#settle(null, null);
    }
  }

  #answer(request: Message<'score'>, reply: Reply<Judgement>): void {
    if (request.revision !== this.revision) return;
    const started = performance.now();
    if (reply.ok) this.#settle(reply.value.judged ? reply.value : null, null);
    else this.#settle(null, reply.error);
    this.#paint();
    this.#work += performance.now() - started;
    this.#measure();
  }

  #settle(judgement: Judgement | null, problem: ErrorCode | null): void {
    const nothingNew = !judgement && !this.judgement && problem === this.problem;
    this.judgement = judgement;
    this.judgedText = this.text;
    this.problem = problem;
    this.#marks = judgement ? marksOf(judgement) : [];
    if (!nothingNew) this.#changed(this);
  }

  #paint(): void {
    const spans = this.#marks.map((mark) => mark.span);
    const strong = this.#marks.filter((mark) => mark.finding === this.#emphasised);
    this.#marker.set(spans, strong.map((mark) => mark.span), this.#map);
    if (this.judgement?.revision === this.revision) this.paintedRevision = this.revision;
  }

  #measure(): void {
    record('work-per-keystroke', this.#work);
    this.#work = 0;
    const since = this.#keystrokeAt;
    if (since === 0) return;
    this.#keystrokeAt = 0;
    record('keystroke-to-mark', performance.now() - since);
    // A frame is on its way to the screen when the task after its animation callbacks runs.
    requestAnimationFrame(() => {
      setTimeout(() => record('keystroke-to-paint', performance.now() - since));
    });
  }

  #caret(): number | null {
    const { editor } = this;
    if (editor instanceof HTMLTextAreaElement) return editor.selectionEnd;
    const selection = selectionAround(editor);
    const node = selection?.focusNode;
    return selection && node ? this.#map.offsetOf({ node, offset: selection.focusOffset }) : null;
  }
}

function read(editor: HTMLElement): TextMap {
  if (editor instanceof HTMLTextAreaElement) return new TextMap(editor.value, []);
  return readBlocks(editor);
}

/** Only a draft that leans towards broadcasting is marked: conversation is left in peace. */
function marksOf({ report }: Judgement): Mark[] {
  if (report.verdict === 'conversation') return [];
  return report.findings.flatMap(({ side, begin, end, also }, finding) => {
    if (side !== 'broadcasting' || begin === end) return [];
    const rest = (also ?? []).map(([from, to]) => ({ finding, span: { begin: from, end: to } }));
    return [{ finding, span: { begin, end } }, ...rest];
  });
}
