// What the settings mean for one site, as far as the content script follows them. Pure.
import type { Surface } from '../shared/protocol.ts';
import { modeOf, type Mode, type Settings } from '../shared/settings-model.ts';

export interface Watching {
  readonly mode: Mode;
  readonly surfaces: Settings['surfaces'];
  /** Whether the card may open by itself when the author reaches for the button. */
  readonly nudge: boolean;
  /** Another one when drafts have to be judged again. */
  readonly judgedBy: string;
}

export function watchingOf(settings: Settings, site: string): Watching {
  const { surfaces, sensitivity, mutedRules, ownNames, language } = settings;
  const mode = modeOf(settings, site);
  return {
    mode,
    surfaces,
    // In the other modes nothing opens by itself.
    nudge: settings.nudge && mode === 'inline',
    judgedBy: JSON.stringify([sensitivity, mutedRules, ownNames, language]),
  };
}

/** A box of no known kind is watched as long as posts are. */
export function isWatched({ mode, surfaces }: Watching, surface: Surface | null): boolean {
  return mode !== 'off' && surfaces[surface ?? 'post'];
}
