// A window for tests and bug reports, read-only: `globalThis.__unbroadcast` in the world of the
// content script. Pages live in another world and cannot see it.
import type { Verdict } from '../shared/protocol.ts';
import type { Draft } from './draft.ts';
import type { Overlay } from './overlay.ts';
import { recorded } from './timings.ts';

export interface Probe {
  /** The element for the page, in it while there is something to show; null before any composer. */
  readonly host: HTMLElement | null;
  /** Its closed shadow root. */
  readonly shadow: ShadowRoot | null;
  readonly isCardOpen: boolean;
  /** The draft that the author is in. */
  readonly draft: ProbedDraft | null;
  /** Milliseconds; the last 256 of each, oldest first. */
  readonly timings: Readonly<Record<string, readonly number[]>>;
}

interface ProbedDraft {
  readonly editor: HTMLElement;
  readonly text: string;
  readonly revision: number;
  /** Equal to `revision` when the marks on screen answer the newest text. */
  readonly paintedRevision: number;
  readonly verdict: Verdict | null;
  readonly score: number | null;
  /** The error code of the last answer, if it was one. */
  readonly problem: string | null;
  /** What the marked ranges read, in the order of the findings. */
  readonly markedWords: readonly string[];
}

export function installProbe(draft: () => Draft | null, overlay: () => Overlay | null): void {
  const probe: Probe = {
    get host() {
      return overlay()?.host.element ?? null;
    },
    get shadow() {
      return overlay()?.host.shadow ?? null;
    },
    get isCardOpen() {
      return overlay()?.isCardOpen ?? false;
    },
    get draft() {
      const current = draft();
      return current && probed(current);
    },
    get timings() {
      return recorded();
    },
  };
  Object.defineProperty(globalThis, '__unbroadcast', { value: probe });
}

function probed(draft: Draft): ProbedDraft {
  const { editor, text, revision, paintedRevision, problem, markedWords, judgement } = draft;
  const verdict = judgement?.report.verdict ?? null;
  const score = judgement?.report.score ?? null;
  return { editor, text, revision, paintedRevision, verdict, score, problem, markedWords };
}
