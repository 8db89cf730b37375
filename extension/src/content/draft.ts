// One draft and what we know about its text, in one editor or, for a thread, in several.
//
// The text is read after every mutation (`input` events are not reliable: Draft.js and Lexical lose
// some), sent to the background under a new revision, and the answer to the newest revision becomes
// the marks. In between, marks are moved with the text.
import type { ErrorCode, Judgement, Message, Platform, Reply, Surface } from '../shared/protocol.ts';
import { isLongEnough } from '../shared/words.ts';
import { caretIn, selectWords } from './caret.ts';
import { editBetween, shiftSpan } from './edit.ts';
import { EditorWatch } from './editor-watch.ts';
import { line } from './line.ts';
import { Marks } from './marks.ts';
import { newestOnly } from './newest-only.ts';
import { readBoxes, TextMap, type Span } from './text-map.ts';
import { Stopwatch } from './timings.ts';
import { Typing } from './typing.ts';

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

/** unreadable: keys arrive in the editor and no text does, or reading it failed. */
export type Problem = ErrorCode | 'unreadable';

/** So long the author has paused before the way out is looked for, in milliseconds. */
const PAUSE = 300;

export class Draft {
  readonly id = crypto.randomUUID();
  /** Aborted when the last editor has left its document, or the extension this page. */
  readonly signal: AbortSignal;
  readonly place: DraftPlace;

  /** The editor that the author is in. */
  editor: HTMLElement;
  text = '';
  revision = 0;
  /** The newest answer and the text it is about; null while there is nothing to say. */
  judgement: Judgement | null = null;
  judgedText = '';
  problem: Problem | null = null;
  /** The revision whose marks are on screen. */
  paintedRevision = 0;

  readonly #changed: (draft: Draft) => void;
  readonly #life = new AbortController();
  readonly #marker: Marks;
  readonly #submit: (request: Message<'score'>) => void;
  readonly #editors: EditorWatch;
  readonly #typing = new Typing();
  readonly #stopwatch = new Stopwatch();
  #map = new TextMap('', []);
  #marks: Mark[] = [];
  #emphasised: number | null = null;
  #isMarking = true;
  #composing = false;
  #wantsWayOut = true;
  #hasWayOut = true;
  #pause = 0;

  /** `changed` is called when the judgement or the problem is another one than before. */
  constructor(
    editor: HTMLElement,
    place: DraftPlace,
    changed: (draft: Draft) => void,
    signal: AbortSignal,
  ) {
    this.editor = editor;
    this.signal = this.#life.signal;
    this.place = place;
    this.#changed = changed;
    this.#marker = new Marks(this.signal);
    this.#submit = newestOnly(
      (request: Message<'score'>) => line.ask<'score'>(request),
      (request, reply) => this.#answer(request, reply),
      this.signal,
    );
    signal.addEventListener('abort', () => this.#life.abort(), { signal: this.signal });
    this.signal.addEventListener('abort', () => clearTimeout(this.#pause));
    this.#editors = new EditorWatch(
      {
        changed: () => this.#refresh(),
        before: (event) => this.#before(event),
        composing: (on) => this.#compose(on),
        left: () => this.#life.abort(),
      },
      this.signal,
    );
    void line.ask<'warm'>({ kind: 'warm' });
    this.setEditors(editor, [editor]);
  }

  /** `editor` is where the author is now; `all`, in reading order, are the draft's editors. */
  setEditors(editor: HTMLElement, all: readonly HTMLElement[]): void {
    this.editor = editor;
    if (this.#editors.set(all)) this.#refresh();
  }

  get editors(): readonly HTMLElement[] {
    return this.#editors.all;
  }

  /** Ends the draft if its editors have gone without the browser saying so. */
  sweep(): void {
    this.#editors.sweep();
  }

  end(): void {
    this.#life.abort();
  }

  /** The words that are marked, as the page's own nodes read. */
  get markedWords(): string[] {
    return this.#marker.words;
  }

  /** Without marks nothing of the page is touched; the judgement goes on. */
  set isMarking(on: boolean) {
    this.#isMarking = on;
    if (!on) this.#marker.clear();
    this.#paint();
  }

  /** Whether someone reads the way out now. Without, keystrokes are quicker, and a pause brings it. */
  set wantsWayOut(on: boolean) {
    this.#wantsWayOut = on;
    if (on && !this.#hasWayOut) this.#ask();
  }

  /** Judges the same text again: what judgements are made by has changed. */
  rejudge(): void {
    this.revision += 1;
    this.#ask();
  }

  /** Shows the words of one finding more strongly than the others; null for none. */
  emphasise(finding: number | null): void {
    if (finding === this.#emphasised) return;
    this.#emphasised = finding;
    this.#paint();
  }

  /** Puts focus and selection on the words of a finding; does nothing when it has none. */
  select(finding: number): void {
    const mark = this.#wordsOf(finding);
    if (mark) selectWords(() => (this.#map = readBoxes(this.#editors.all)), mark);
  }

  /** The finding whose words hold the caret, if any. */
  findingAtCaret(): number | null {
    const caret = caretIn(this.#map, this.editor);
    if (caret === null) return null;
    const mark = this.#marks.find(({ span }) => span.begin <= caret && caret <= span.end);
    return mark?.finding ?? null;
  }

  /** Where they are now; good ones and those of a conversation are not marked, but as they were. */
  #wordsOf(finding: number): Span | null {
    const mark = this.#marks.find((one) => one.finding === finding);
    if (mark) return mark.span;
    const judged = this.judgedText === this.text ? this.judgement?.report.findings[finding] : undefined;
    return judged && judged.begin < judged.end ? judged : null;
  }

  #before(event: InputEvent): void {
    this.#stopwatch.keystroke(event.timeStamp);
    if (this.#typing.before(event)) this.#settle(null, 'unreadable');
  }

  #compose(on: boolean): void {
    this.#composing = on;
    if (!on) this.#refresh();
  }

  #refresh(): void {
    // What an input method shows before its end is not yet what the author writes.
    if (this.#composing || this.signal.aborted) return;
    this.#stopwatch.work(() => {
      if (!this.#read()) return;
      const before = this.text;
      if (this.#map.text !== before) this.#replaceText(before, this.#map.text);
      this.#paint();
    });
  }

  /** False when that failed; the page's own nodes may be of any kind. */
  #read(): boolean {
    try {
      this.#map = readBoxes(this.#editors.all);
      return true;
    } catch {
      this.#settle(null, 'unreadable');
      return false;
    }
  }

  #replaceText(before: string, after: string): void {
    this.text = after;
    this.revision += 1;
    this.#typing.seen();
    const edit = editBetween(before, after);
    this.#marks = this.#marks.flatMap(({ finding, span }) => {
      const moved = shiftSpan(span, edit);
      return moved ? [{ finding, span: moved }] : [];
    });
    this.#ask();
  }

  #ask(wayOut = this.#wantsWayOut): void {
    clearTimeout(this.#pause);
    const { id: draft, revision, text, place } = this;
    if (isLongEnough(text)) this.#submit({ kind: 'score', draft, revision, text, ...place, wayOut });
    else this.#settle(null, null);
  }

  #answer(request: Message<'score'>, reply: Reply<Judgement>): void {
    if (request.revision !== this.revision) return;
    this.#stopwatch.work(() => {
      if (reply.ok) this.#settle(reply.value.judged ? reply.value : null, null);
      else this.#settle(null, reply.error);
      this.#paint();
    });
    this.#stopwatch.marked();
    this.#hasWayOut = request.wayOut ?? true;
    if (this.#hasWayOut || !reply.ok) return;
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#ask(true), PAUSE);
  }

  #settle(judgement: Judgement | null, problem: Problem | null): void {
    const nothingNew = !judgement && !this.judgement && problem === this.problem;
    this.#emphasised = sameFinding(this.judgement, this.#emphasised, judgement);
    this.judgement = judgement;
    this.judgedText = this.text;
    this.problem = problem;
    this.#marks = judgement ? marksOf(judgement) : [];
    if (!nothingNew) this.#changed(this);
  }

  #paint(): void {
    // Its marks are gone for good; whoever takes an emphasis back comes after that.
    if (this.signal.aborted) return;
    const marks = this.#isMarking ? this.#marks : [];
    const strong = marks.filter((mark) => mark.finding === this.#emphasised);
    this.#marker.set(marks.map((mark) => mark.span), strong.map((mark) => mark.span), this.#map);
    if (this.judgement?.revision === this.revision) this.paintedRevision = this.revision;
  }
}

/** Where the rule of `finding` is in the next report: findings are numbered anew in each. */
function sameFinding(before: Judgement | null, finding: number | null, after: Judgement | null): number | null {
  const rule = finding === null ? undefined : before?.report.findings[finding]?.rule;
  const at = after?.report.findings.findIndex((one) => one.rule === rule) ?? -1;
  return at < 0 ? null : at;
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
