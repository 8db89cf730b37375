// What each tab shows in the toolbar, and which of its frames said so. Kept by the browser, in memory, for
// as long as it runs: the background may be stopped in between, and the popup looks on.
import { isRecord } from './checks.ts';
import type { DraftState } from './protocol.ts';

const KEY = 'tabStates';

export interface TabState {
  readonly frame: number;
  readonly state: NonNullable<DraftState>;
}

/** By tab id. */
export type TabStates = Readonly<Record<string, TabState>>;

export async function loadTabStates(): Promise<TabStates> {
  const { [KEY]: stored } = await chrome.storage.session.get(KEY);
  // Only the background of this same version has written it.
  return isRecord(stored) ? (stored as TabStates) : {};
}

export async function storeTabStates(states: TabStates): Promise<void> {
  await chrome.storage.session.set({ [KEY]: states });
}

/** Calls back when a tab shows something else, until `signal` aborts. */
export function watchTabStates(changed: () => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (KEY in changes) changed();
  };
  chrome.storage.session.onChanged.addListener(listener);
  signal.addEventListener('abort', () => chrome.storage.session.onChanged.removeListener(listener));
}
