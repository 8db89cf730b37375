// What the options page is made of.
import type { Settings } from '../../shared/settings.ts';

/** Stores a change and says so. */
export type Change = (change: (settings: Settings) => Settings) => Promise<void>;

/** A part of the page: it shows the settings, whoever changed them. */
export interface Part {
  readonly show: (settings: Settings) => void;
}
