// The toolbar's popup: on or off for this site, and the verdict of the draft in the active tab.
// What it shows it asks the tab's content scripts for; it reads no page and needs no permission.
import { Card } from '../../content/card.ts';
import { cardModel } from '../../content/card-model.ts';
import { askTab } from '../../shared/ask.ts';
import type { DraftSummary } from '../../shared/protocol.ts';
import { changeSettings, loadSettings, modeOf } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { isLongEnough } from '../../shared/words.ts';
import { byId, fillTexts } from '../page.ts';

const note = byId('note', HTMLParagraphElement);
const place = byId('draft', HTMLDivElement);

async function show(): Promise<void> {
  const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
  const top = await askTab<'site'>(tab?.id ?? chrome.tabs.TAB_ID_NONE, { kind: 'site' }, { frameId: 0 });
  if (!top.ok || tab?.id === undefined) {
    note.textContent = say('popup_elsewhere');
    return;
  }
  const { site } = top.value;
  const isOn = modeOf(await loadSettings(), site) !== 'off';
  showSwitch(site, tab.id, isOn);
  await showDraft(site, tab.id, isOn);
}

function showSwitch(site: string, tab: number, on: boolean): void {
  byId('switch', HTMLLabelElement).hidden = false;
  byId('switch-text', HTMLSpanElement).textContent = say('popup_switch', siteName(site));
  const box = byId('site-on', HTMLInputElement);
  box.checked = on;
  box.addEventListener('change', () => {
    const mode = box.checked ? 'inline' : 'off';
    void changeSettings((settings) => ({
      ...settings,
      siteModes: { ...settings.siteModes, [site]: mode },
    })).then(() => showDraft(site, tab, box.checked));
  });
}

async function showDraft(site: string, tab: number, on: boolean): Promise<void> {
  place.replaceChildren();
  note.textContent = '';
  if (!on) {
    note.textContent = say('popup_off', siteName(site));
    return;
  }
  const reply = await askTab<'draft'>(tab, { kind: 'draft' });
  const draft = reply.ok ? reply.value : null;
  if (!draft?.judgement) {
    note.textContent = say(silence(draft));
    return;
  }
  const card = new Card({ say });
  card.show(cardModel(draft.judgement, draft.text, say));
  place.append(card.element);
}

/** Why there is no verdict. */
function silence(draft: DraftSummary | null): string {
  if (!draft) return 'popup_no_draft';
  if (draft.problem) return 'popup_problem';
  return isLongEnough(draft.text) ? 'try_other_language' : 'popup_short_draft';
}

function siteName(site: string): string {
  return say(`site_${site}`) || site;
}

fillTexts();
void show();
