// What the card's buttons do. Settings are changed for good; feedback stays on this computer until the
// person copies it.
import { ask } from '../shared/ask.ts';
import { addFeedback, feedbackReport, type Feedback } from '../shared/feedback.ts';
import { pauseSite } from '../shared/pauses.ts';
import { muteRule, unmuteRule } from '../shared/settings.ts';

export interface CardActions {
  readonly mute: (rule: string) => Promise<unknown>;
  readonly unmute: (rule: string) => Promise<unknown>;
  readonly notUseful: (feedback: Omit<Feedback, 'at'>) => Promise<unknown>;
  /** All that was kept, as text. */
  readonly report: () => Promise<string>;
  /** Absent where there is no site to pause. */
  readonly pause?: () => void;
  /** Absent where the way to the settings stands beside the card. */
  readonly settings?: () => void;
}

/** The same everywhere; with a site id it can be paused there. */
export function cardActions(site?: string): CardActions {
  return {
    mute: muteRule,
    unmute: unmuteRule,
    notUseful: addFeedback,
    report: feedbackReport,
    settings: () => void ask<'open-options'>({ kind: 'open-options' }),
    ...(site ? { pause: () => void pauseSite(site) } : {}),
  };
}
