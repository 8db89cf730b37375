// The settings as the background knows them: read at once, while the engine loads, and again after a change.
//
// A change makes them stale in the same turn, so that no request which comes after it is judged by
// what was before.
import { loadSettings, onSettingsStored, type Settings } from '../shared/settings.ts';

export interface SettingsCache {
  readonly get: () => Promise<Settings>;
}

/** To be made in the background's first turn: a stopped background is woken only for such listeners. */
export function settingsCache(signal: AbortSignal): SettingsCache {
  let known: Promise<Settings> | undefined = loadSettings();
  onSettingsStored(() => (known = undefined), signal);
  return {
    get: () => {
      known ??= loadSettings();
      return known;
    },
  };
}
