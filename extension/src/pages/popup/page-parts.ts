// The toolbar's popup: how the active tab's site is treated, and the verdict of the draft in it. What it
// shows it asks the tab's content scripts for; it reads no page and needs no permission.
import { askTab } from '../../shared/ask.ts';
import { openOptions } from '../../shared/options-section.ts';
import { isPaused, loadPauses, watchPauses } from '../../shared/pauses.ts';
import { loadSettings, modeOf, watchSettings } from '../../shared/settings.ts';
import { watchTabStates } from '../../shared/tab-states.ts';
import { say } from '../../shared/texts.ts';
import { byId, fillTexts, siteName } from '../page.ts';
import { DraftView } from './draft-view.ts';
import { SiteControls } from './site-controls.ts';

/** Fills the popup and follows what changes until `signal` aborts. */
export async function startPopup(signal: AbortSignal): Promise<void> {
  fillTexts();
  byId('settings', HTMLButtonElement).addEventListener('click', () => {
    void openOptions().then(() => window.close());
  });
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const id = tab?.id ?? chrome.tabs.TAB_ID_NONE;
  const top = await askTab<'site'>(id, { kind: 'site' }, { frameId: 0 });
  if (top.ok) await follow(id, top.value.site, signal);
  else byId('note', HTMLParagraphElement).textContent = say('popup_elsewhere');
}

/** Shows the tab's site and draft. */
async function follow(tab: number, site: string, signal: AbortSignal): Promise<void> {
  const controls = new SiteControls(site);
  const draft = new DraftView(tab);

  async function show(): Promise<void> {
    const [settings, pauses] = await Promise.all([loadSettings(), loadPauses()]);
    controls.show(settings, pauses);
    if (modeOf(settings, site) === 'off') draft.leave(say('popup_off', siteName(site)));
    else if (isPaused(pauses, site)) draft.leave('');
    else await draft.show();
  }

  watchSettings(() => void show(), signal);
  watchPauses(() => void show(), signal);
  watchTabStates(() => void show(), signal);
  await show();
}
