// A window for tests and bug reports, read-only: `globalThis.__unbroadcast` in the world of the
// content script. Pages live in another world and cannot see it.
import type { Verdict } from '../shared/protocol.ts';
import type { Draft } from './draft.ts';
import { recorded } from './timings.ts';
import type { Watcher } from './watcher.ts';

export interface Probe {
  /** The element for the page, in it while there is something to show; null before any composer. */
  readonly host: HTMLElement | null;
  /** Its closed shadow root. */
  readonly shadow: ShadowRoot | null;
  readonly isCardOpen: boolean;
  /** The draft that the author is in. */
  readonly draft: ProbedDraft | null;
  /** All drafts of this frame, oldest first. */
  readonly drafts: readonly ProbedDraft[];
  /** The composer of `draft`: "post", "unknown" and so on, and its button. */
  readonly surface: string | null;
  readonly submit: Element | null;
  /** Where text goes that can't be read. */
  readonly unseen: Element | null;
  /** Milliseconds; the last 256 of each, oldest first. */
  readonly timings: Readonly<Record<string, readonly number[]>>;
}

interface ProbedDraft {
  /** The one that has or had the focus, and all that make up the draft. */
  readonly editor: HTMLElement;
  readonly editors: readonly HTMLElement[];
  readonly platform: string;
  readonly surface: string;
  readonly text: string;
  readonly revision: number;
  /** Equal to `revision` when the marks on screen answer the newest text. */
  readonly paintedRevision: number;
  readonly verdict: Verdict | null;
  readonly score: number | null;
  /** The error code of the last answer, if it was one, or "unreadable". */
  readonly problem: string | null;
  /** What the marked ranges read, in the order of the findings. */
  readonly markedWords: readonly string[];
}

export function installProbe(watcher: () => Watcher | null): void {
  const probe: Probe = {
    get host() {
      return watcher()?.overlay?.host.element ?? null;
    },
    get shadow() {
      return watcher()?.overlay?.host.shadow ?? null;
    },
    get isCardOpen() {
      return watcher()?.overlay?.isCardOpen ?? false;
    },
    get draft() {
      const current = watcher()?.draft;
      return current ? probed(current) : null;
    },
    get drafts() {
      return (watcher()?.drafts ?? []).map(probed);
    },
    get surface() {
      const composer = watcher()?.composer;
      return composer ? (composer.surface ?? 'unknown') : null;
    },
    get submit() {
      return watcher()?.composer?.submit() ?? null;
    },
    get unseen() {
      return watcher()?.unseen ?? null;
    },
    get timings() {
      return recorded();
    },
  };
  Object.defineProperty(globalThis, '__unbroadcast', { value: probe });
}

function probed(draft: Draft): ProbedDraft {
  const { editor, editors, place, text, revision, paintedRevision, problem, markedWords, judgement } = draft;
  const verdict = judgement?.report.verdict ?? null;
  const score = judgement?.report.score ?? null;
  return { editor, editors, ...place, text, revision, paintedRevision, verdict, score, problem, markedWords };
}
