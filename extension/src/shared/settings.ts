// What the person has chosen, in storage.local. Nothing else is kept anywhere.
export interface Settings {
  /** Ids of the sites on which Unbroadcast is switched off. */
  readonly sitesOff: readonly string[];
}

const KEY = 'settings';
export const DEFAULTS: Settings = { sitesOff: [] };

/** Whatever was stored, made whole: a broken value counts as never set. */
export function parseSettings(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null || !('sitesOff' in stored)) return DEFAULTS;
  const { sitesOff } = stored;
  if (!Array.isArray(sitesOff)) return DEFAULTS;
  return { sitesOff: sitesOff.filter((id) => typeof id === 'string') };
}

export async function loadSettings(): Promise<Settings> {
  const stored = await chrome.storage.local.get(KEY);
  return parseSettings(stored[KEY]);
}

export async function switchSite(id: string, on: boolean): Promise<void> {
  const { sitesOff } = await loadSettings();
  const others = sitesOff.filter((other) => other !== id);
  const settings: Settings = { sitesOff: on ? others : [...others, id] };
  await chrome.storage.local.set({ [KEY]: settings });
}

/** Calls back with the new settings at each change, until `signal` aborts. */
export function watchSettings(changed: (settings: Settings) => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    const change = changes[KEY];
    if (change) changed(parseSettings(change.newValue));
  };
  chrome.storage.local.onChanged.addListener(listener);
  signal.addEventListener('abort', () => chrome.storage.local.onChanged.removeListener(listener));
}
