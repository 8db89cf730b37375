// "Pause here": a site is left alone until tomorrow morning. Kept on this computer, in `storage.local`.
import { isRecord } from './checks.ts';

const KEY = 'pauses';
/** A night's end: who pauses late in the evening has still paused for the day. */
const MORNING = 4;

/** By site id: until when, in milliseconds since 1970. */
export type Pauses = Readonly<Record<string, number>>;

export async function loadPauses(): Promise<Pauses> {
  const stored = await chrome.storage.local.get(KEY);
  return parsePauses(stored[KEY]);
}

/** Pauses until tomorrow, 4:00 local time; resolves to that moment. */
export async function pauseSite(site: string, now: Date = new Date()): Promise<number> {
  const until = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING).getTime();
  await store({ ...(await loadPauses()), [site]: until }, now.getTime());
  return until;
}

export async function resumeSite(site: string): Promise<void> {
  const { [site]: _, ...others } = await loadPauses();
  await store(others, Date.now());
}

/** Until when `site` is paused; null when it is not, at the moment `at`. */
export function pausedUntil(pauses: Pauses, site: string, at: number = Date.now()): number | null {
  const until = pauses[site];
  return until !== undefined && until > at ? until : null;
}

export function isPaused(pauses: Pauses, site: string, at: number = Date.now()): boolean {
  return pausedUntil(pauses, site, at) !== null;
}

/** Calls back with the new pauses at each change, until `signal` aborts. A pause that ends is no change. */
export function watchPauses(changed: (pauses: Pauses) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    const change = changes[KEY];
    if (change) changed(parsePauses(change.newValue));
  };
  chrome.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => chrome.storage.local.onChanged.removeListener(listener));
}

function parsePauses(stored: unknown): Pauses {
  if (!isRecord(stored)) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
}

/** Pauses that have ended go. */
async function store(pauses: Pauses, now: number): Promise<void> {
  const lasting = Object.fromEntries(Object.entries(pauses).filter(([, until]) => until > now));
  await chrome.storage.local.set({ [KEY]: lasting });
}
