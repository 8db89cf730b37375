// Where the settings are kept: one object under one key of `storage.sync`, so that they follow the
// browser's own sync. Where that refuses (switched off, or full) they stay in `storage.local`; while
// they are there, they outrank what sync holds, and the next change tries sync again.
import { isRecord } from './checks.ts';
import { DEFAULTS, parseSettings, type Settings } from './settings-model.ts';

export * from './settings-model.ts';

const KEY = 'settings';
/** What sync was given last, for the day on which it is switched off and can't even be read. */
const COPY = 'settingsCopy';

export type Home = 'sync' | 'local';

/** Never rejects: what can't be read counts as never set. */
export async function loadSettings(): Promise<Settings> {
  return (await read()).settings;
}

/** Where the settings are kept now. */
export async function settingsHome(): Promise<Home> {
  return (await read()).home;
}

/** Calls back with the new settings at each change, wherever it was made, until `signal` aborts. */
export function watchSettings(changed: (settings: Settings) => void, signal: AbortSignal): void {
  let newest = 0;
  onSettingsStored(() => {
    const mine = (newest += 1);
    void loadSettings().then((settings) => {
      if (mine === newest && !signal.aborted) changed(settings);
    });
  }, signal);
}

/** Calls back when other settings are stored, in the turn in which the browser says so. */
export function onSettingsStored(stored: () => void, signal: AbortSignal): void {
  const listener = (changes: Record<string, chrome.storage.StorageChange>, area: string): void => {
    if (KEY in changes && (area === 'sync' || area === 'local')) stored();
  };
  chrome.storage.onChanged.addListener(listener);
  signal.addEventListener('abort', () => chrome.storage.onChanged.removeListener(listener));
}

let lastChange: Promise<unknown> = Promise.resolve();

/** Stores what `change` makes of the settings. Changes of one page wait for each other. */
export function changeSettings(change: (settings: Settings) => Settings): Promise<Settings> {
  const changing = lastChange.then(async () => {
    const before = await loadSettings();
    // Parsed, so that limits hold whoever made the change.
    const { settings } = parseSettings(change(before));
    await write(settings);
    return settings;
  });
  lastChange = changing.catch(() => undefined);
  return changing;
}

export function muteRule(rule: string): Promise<Settings> {
  return changeSettings((settings) => ({
    ...settings,
    mutedRules: [...new Set([...settings.mutedRules, rule])],
  }));
}

export function unmuteRule(rule: string): Promise<Settings> {
  return changeSettings((settings) => ({
    ...settings,
    mutedRules: settings.mutedRules.filter((other) => other !== rule),
  }));
}

/** Moves settings of version 0.1.0, which knew only sites that are off, to where they are kept now. */
export async function migrateSettings(): Promise<void> {
  const stored = await chrome.storage.local.get(KEY);
  if (oldSitesOff(stored[KEY])) await changeSettings((settings) => settings);
}

async function read(): Promise<{ settings: Settings; home: Home }> {
  const [synced, local] = await Promise.all([
    chrome.storage.sync.get(KEY).catch(() => null),
    chrome.storage.local.get([KEY, COPY]).catch((): Record<string, unknown> => ({})),
  ]);
  const kept = local[KEY];
  const sitesOff = oldSitesOff(kept);
  if (kept !== undefined && !sitesOff) return { settings: parseSettings(kept).settings, home: 'local' };
  const { settings } = parseSettings(synced ? synced[KEY] : local[COPY]);
  return {
    settings: sitesOff ? { ...settings, siteModes: { ...sitesOff, ...settings.siteModes } } : settings,
    home: synced ? 'sync' : 'local',
  };
}

async function write(settings: Settings): Promise<void> {
  try {
    await chrome.storage.sync.set({ [KEY]: settings });
    await chrome.storage.local.set({ [COPY]: settings });
    await chrome.storage.local.remove(KEY);
  } catch {
    await chrome.storage.local.set({ [KEY]: settings });
  }
}

/** As site modes; null when `stored` is not of that version. */
function oldSitesOff(stored: unknown): Settings['siteModes'] | null {
  if (!isRecord(stored) || 'version' in stored || !Array.isArray(stored['sitesOff'])) return null;
  const modes = Object.fromEntries(stored['sitesOff'].map((site) => [String(site), 'off']));
  return parseSettings({ siteModes: modes }, DEFAULTS).settings.siteModes;
}
