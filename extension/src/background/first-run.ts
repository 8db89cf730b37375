// The first-run page: opened once, when a person has installed the extension. Never after an update, and
// never where a company installed it, which would open it on every machine at once.

export interface Surroundings {
  /** How the extension came here: "admin" when by policy. Needs no permission. */
  readonly installType: () => Promise<string>;
  /** What an administrator has set for the extension; rejects where there is nothing. */
  readonly managed: () => Promise<Readonly<Record<string, unknown>>>;
}

/** `reason` is that of the browser's `onInstalled`. */
export async function isFirstRun(reason: string, around: Surroundings): Promise<boolean> {
  if (reason !== 'install') return false;
  const [installType, managed] = await Promise.all([
    around.installType().catch(() => ''),
    around.managed().catch((): Record<string, unknown> => ({})),
  ]);
  return installType !== 'admin' && managed['firstRunPage'] !== false;
}

export const browserSurroundings: Surroundings = {
  installType: async () => (await chrome.management.getSelf()).installType,
  managed: () => chrome.storage.managed.get('firstRunPage'),
};
