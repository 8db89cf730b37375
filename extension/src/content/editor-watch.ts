// Hears when the text of a draft's editors changes, and when they are gone. One observer serves all
// of them; an editor that leaves the draft is heard no more.
import { isTextArea } from './text-map.ts';

export interface EditorEvents {
  /** Something in an editor is another one than before, perhaps the text. */
  readonly changed: () => void;
  /** An input is about to happen. */
  readonly before: (event: InputEvent) => void;
  /** An input method began, or ended. */
  readonly composing: (on: boolean) => void;
  /** No editor is left in the document. */
  readonly left: () => void;
}

export class EditorWatch {
  readonly #events: EditorEvents;
  readonly #signal: AbortSignal;
  readonly #mutations: MutationObserver;
  readonly #sizes: ResizeObserver;
  #heard = new Map<HTMLElement, AbortController>();

  constructor(events: EditorEvents, signal: AbortSignal) {
    this.#events = events;
    this.#signal = signal;
    this.#mutations = new MutationObserver(() => events.changed());
    // An element that leaves the document loses its size: this fires then, without polling.
    this.#sizes = new ResizeObserver(() => this.sweep());
    signal.addEventListener('abort', () => {
      this.#mutations.disconnect();
      this.#sizes.disconnect();
      for (const life of this.#heard.values()) life.abort();
    });
  }

  /** In reading order. */
  get all(): readonly HTMLElement[] {
    return [...this.#heard.keys()];
  }

  /** True when these are others than before. */
  set(editors: readonly HTMLElement[]): boolean {
    const before = this.all;
    if (this.#signal.aborted || isSame(before, editors)) return false;
    for (const editor of before) if (!editors.includes(editor)) this.#heard.get(editor)?.abort();
    this.#heard = new Map(editors.map((editor) => [editor, this.#heard.get(editor) ?? this.#hear(editor)]));
    this.#observe();
    return true;
  }

  /** Forgets editors that have left the document. */
  sweep(): void {
    const here = this.all.filter((editor) => editor.isConnected);
    if (here.length === 0) this.#events.left();
    else if (this.set(here)) this.#events.changed();
  }

  #observe(): void {
    this.#mutations.disconnect();
    this.#sizes.disconnect();
    for (const editor of this.#heard.keys()) {
      this.#mutations.observe(editor, { childList: true, characterData: true, subtree: true });
      this.#sizes.observe(editor);
    }
  }

  #hear(editor: HTMLElement): AbortController {
    const life = new AbortController();
    const options = { capture: true, passive: true, signal: life.signal };
    const { changed, before, composing } = this.#events;
    editor.addEventListener('beforeinput', before, options);
    editor.addEventListener('compositionstart', () => composing(true), options);
    editor.addEventListener('compositionend', () => composing(false), options);
    if (isTextArea(editor)) {
      editor.addEventListener('input', changed, options);
      // Pages set the value of a textarea without an event: after a post it is simply empty.
      editor.addEventListener('focus', changed, options);
    }
    return life;
  }
}

function isSame(a: readonly HTMLElement[], b: readonly HTMLElement[]): boolean {
  return a.length === b.length && a.every((editor, index) => editor === b[index]);
}
