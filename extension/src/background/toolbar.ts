// What the toolbar's button says about the draft in each tab: a sign, a colour and a title.
//
// Several frames of a tab may report; the one that reported last has the say, and only it takes its
// word back. The browser itself forgets a tab's badge when the tab goes to another document.
import type { DraftState } from '../shared/protocol.ts';
import { loadTabStates, storeTabStates } from '../shared/tab-states.ts';
import type { Say } from '../shared/texts.ts';

interface Look {
  readonly sign: string;
  readonly ground: string;
}

/** Signs differ without colour; white on each ground has a contrast of at least 4.5:1. */
const LOOKS: Readonly<Record<NonNullable<DraftState>, Look>> = {
  conversation: { sign: '✓', ground: '#0b7366' },
  mixed: { sign: '~', ground: '#8f5d00' },
  broadcasting: { sign: '!', ground: '#b9430a' },
  asleep: { sign: '?', ground: '#56616d' },
  unreadable: { sign: '×', ground: '#56616d' },
  paused: { sign: 'II', ground: '#56616d' },
};
const SIGN_COLOUR = '#ffffff';

export interface Toolbar {
  /** `site` names itself in the title. */
  readonly show: (tab: number, frame: number, site: string, state: DraftState) => Promise<void>;
}

export function toolbar(action: typeof chrome.action, say: Say): Toolbar {
  let last: Promise<void> = Promise.resolve();

  /** One after the other, so that what is shown is what came last. */
  function queue(work: () => Promise<void>): Promise<void> {
    // A tab may be gone by now; that is no one's concern.
    last = last.then(work).catch(() => undefined);
    return last;
  }

  async function showNow(tab: number, frame: number, site: string, state: DraftState): Promise<void> {
    const { [tab]: before, ...others } = await loadTabStates();
    if (state === null && before && before.frame !== frame) return;
    await storeTabStates(state === null ? others : { ...others, [tab]: { frame, state } });
    const look = state && LOOKS[state];
    const title = state ? say(`toolbar_${state}`, say(`site_${site}`) || site) : say('name');
    if (look) {
      await action.setBadgeBackgroundColor({ tabId: tab, color: look.ground });
      await action.setBadgeTextColor({ tabId: tab, color: SIGN_COLOUR });
    }
    await action.setBadgeText({ tabId: tab, text: look ? look.sign : '' });
    await action.setTitle({ tabId: tab, title });
  }

  return {
    show: (tab, frame, site, state) => queue(() => showNow(tab, frame, site, state)),
  };
}
