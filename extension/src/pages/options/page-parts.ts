// The options page, made of its parts. Each choice is stored at once and said so; what is changed in
// another tab, in the popup or on another device shows here at once too.
import { onSectionAsked } from '../../shared/options-section.ts';
import type { OptionSection } from '../../shared/protocol.ts';
import { changeSettings, loadSettings, settingsHome, watchSettings, type Settings } from '../../shared/settings.ts';
import { say } from '../../shared/texts.ts';
import { byId, fillTexts, tell } from '../page.ts';
import { Backup } from './backup.ts';
import { DraftChoices } from './draft-choices.ts';
import { followFeedback } from './feedback-report.ts';
import { MutedRules } from './muted-rules.ts';
import { OwnNames } from './own-names.ts';
import type { Change, Part } from './part.ts';
import { SensitivityChoice } from './sensitivity-choice.ts';
import { SiteChoices } from './site-choices.ts';

const change: Change = async (what) => {
  await changeSettings(what);
  tell(say('told_saved'));
};

/** Fills the page and follows what is stored until `signal` aborts. */
export async function startOptions(signal: AbortSignal): Promise<void> {
  fillTexts();
  const parts: readonly Part[] = [
    new SiteChoices(change),
    new SensitivityChoice(change),
    new OwnNames(change),
    new DraftChoices(change),
    new MutedRules(change),
    new Backup(change),
  ];
  const show = async (settings: Settings): Promise<void> => {
    for (const part of parts) part.show(settings);
    const home = await settingsHome();
    byId('home', HTMLParagraphElement).textContent = say(`options_home_${home}`);
  };
  watchSettings((settings) => void show(settings), signal);
  await show(await loadSettings());
  await followFeedback(signal);
  onSectionAsked(goTo, signal);
}

function goTo(section: OptionSection): void {
  byId(section, HTMLElement).scrollIntoView();
  byId(`${section}-title`, HTMLHeadingElement).focus({ preventScroll: true });
}
