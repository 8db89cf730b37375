// "Not useful": which rule, in which circumstances, and never any text of a draft. Kept on this computer,
// in `storage.local`; it leaves only if the person copies the report and sends it.
import { isId, isOneOf, isRecord } from './checks.ts';
import { VERDICTS, type Verdict } from './protocol.ts';
import { SENSITIVITIES, type Sensitivity } from './settings-model.ts';

const KEY = 'feedback';
const MOST = 200;

export interface Feedback {
  readonly rule: string;
  readonly verdict: Verdict;
  readonly score: number;
  readonly sensitivity: Sensitivity;
  /** ISO date, without the time: "2026-11-21". */
  readonly at: string;
}

/** Oldest first. */
export async function loadFeedback(): Promise<readonly Feedback[]> {
  const stored = await chrome.storage.local.get(KEY);
  return parseFeedback(stored[KEY]);
}

/** The oldest entries make room. */
export async function addFeedback(
  entry: Omit<Feedback, 'at'>,
  now: Date = new Date(),
): Promise<void> {
  const { rule, verdict, score, sensitivity } = entry;
  const at = now.toISOString().slice(0, 10);
  const all = [...(await loadFeedback()), { rule, verdict, score, sensitivity, at }];
  await chrome.storage.local.set({ [KEY]: all.slice(-MOST) });
}

export async function clearFeedback(): Promise<void> {
  await chrome.storage.local.remove(KEY);
}

/** Calls back with the new list at each change, until `signal` aborts. */
export function watchFeedback(
  changed: (feedback: readonly Feedback[]) => void,
  signal: AbortSignal,
): void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    const change = changes[KEY];
    if (change) changed(parseFeedback(change.newValue));
  };
  chrome.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => chrome.storage.local.onChanged.removeListener(listener));
}

/** The list as text to copy: a table with tabs, for whoever looks after the rules; not translated. */
export async function feedbackReport(): Promise<string> {
  return reportOf(await loadFeedback(), chrome.runtime.getManifest().version);
}

export function reportOf(feedback: readonly Feedback[], version: string): string {
  const rows = feedback.map(({ at, rule, verdict, score, sensitivity }) =>
    [at, rule, verdict, score, sensitivity].join('\t'),
  );
  return [`Unbroadcast ${version}: not useful`, 'date\trule\tverdict\tscore\tsensitivity', ...rows].join('\n');
}

function parseFeedback(stored: unknown): readonly Feedback[] {
  return Array.isArray(stored) ? stored.filter(isFeedback) : [];
}

function isFeedback(value: unknown): value is Feedback {
  if (!isRecord(value)) return false;
  const { rule, verdict, score, sensitivity, at } = value;
  const isKnown = isOneOf(VERDICTS, verdict) && isOneOf(SENSITIVITIES, sensitivity);
  return isKnown && isId(rule) && typeof score === 'number' && typeof at === 'string';
}
