// Which part of the options page somebody asked for. The browser's own call opens the page, or brings
// it to the front, but takes no address with it.
import { isOneOf } from './checks.ts';
import { OPTION_SECTIONS, type OptionSection } from './protocol.ts';

const KEY = 'optionSection';

export async function openOptions(section?: OptionSection): Promise<void> {
  if (section) await chrome.storage.session.set({ [KEY]: section });
  await chrome.runtime.openOptionsPage();
}

/** Calls back with each section that is asked for, one that waits included, until `signal` aborts. */
export function onSectionAsked(asked: (section: OptionSection) => void, signal: AbortSignal): void {
  const take = async (): Promise<void> => {
    const { [KEY]: section } = await chrome.storage.session.get(KEY);
    if (!isOneOf(OPTION_SECTIONS, section)) return;
    await chrome.storage.session.remove(KEY);
    asked(section);
  };
  const listener = (changes: Record<string, chrome.storage.StorageChange>): void => {
    if (changes[KEY]?.newValue !== undefined) void take();
  };
  chrome.storage.session.onChanged.addListener(listener);
  signal.addEventListener('abort', () => chrome.storage.session.onChanged.removeListener(listener));
  void take();
}
