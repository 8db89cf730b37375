import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { isFirstRun, type Surroundings } from '../src/background/first-run.ts';
import { settingsCache } from '../src/background/settings-cache.ts';
import { toolbar, type Toolbar } from '../src/background/toolbar.ts';
import { DRAFT_STATES } from '../src/shared/protocol.ts';
import { DEFAULTS } from '../src/shared/settings-model.ts';
import { fakeStorage, type FakeStorage } from './fake-storage.ts';

const say = (key: string, ...values: readonly string[]): string => [key, ...values].join('/');

interface Shown {
  text?: string;
  title?: string;
}

describe('the toolbar', () => {
  let tabs: Map<number, Shown>;
  let storage: FakeStorage;
  let button: Toolbar;

  /** A background that was stopped and started: it knows only what was stored. */
  function restart(): void {
    const note = ({ tabId, ...rest }: { tabId: number } & Shown): void => {
      tabs.set(tabId, { ...tabs.get(tabId), ...rest });
    };
    const action = {
      setBadgeText: async (details: { tabId: number; text: string }) => note(details),
      setTitle: async (details: { tabId: number; title: string }) => note(details),
      setBadgeBackgroundColor: async () => {},
      setBadgeTextColor: async () => {},
    };
    button = toolbar(action as unknown as typeof chrome.action, say);
  }
  beforeEach(() => {
    tabs = new Map();
    storage = fakeStorage();
    restart();
  });

  it('has a sign of its own for each state', async () => {
    for (const [tab, state] of DRAFT_STATES.entries()) await button.show(tab, 0, 'x', state);
    const signs = [...tabs.values()].map(({ text }) => text);
    assert.equal(new Set(signs).size, DRAFT_STATES.length);
    assert.ok(signs.every((sign) => sign));
    assert.equal(tabs.get(0)?.title, 'toolbar_conversation/site_x');
  });

  it('shows each tab its own', async () => {
    await button.show(1, 0, 'x', 'broadcasting');
    await button.show(2, 0, 'x', 'conversation');
    assert.deepEqual([tabs.get(1)?.text, tabs.get(2)?.text], ['!', '✓']);
  });

  it('lets the frame that reported last clear it, and no other, even after a restart', async () => {
    await button.show(1, 0, 'linkedin', 'broadcasting');
    await button.show(1, 5, 'linkedin', 'mixed');
    restart();
    await button.show(1, 0, 'linkedin', null);
    assert.equal(tabs.get(1)?.text, '~');
    await button.show(1, 5, 'linkedin', null);
    assert.deepEqual(tabs.get(1), { text: '', title: 'name' });
    assert.deepEqual(storage.session.items, { tabStates: {} });
  });

  it('shows what came last, however fast they come', async () => {
    const states = ['mixed', 'broadcasting', null, 'conversation'] as const;
    await Promise.all(states.map((state) => button.show(1, 0, 'x', state)));
    assert.equal(tabs.get(1)?.text, '✓');
  });
});

describe('settingsCache', () => {
  it('reads once, and anew after a change, in the turn of that change', async () => {
    const storage = fakeStorage();
    const cache = settingsCache(new AbortController().signal);
    assert.equal((await cache.get()).nudge, true);
    assert.equal(cache.get(), cache.get());
    await storage.sync.set({ settings: { ...DEFAULTS, nudge: false } });
    assert.equal((await cache.get()).nudge, false);
  });
});

describe('isFirstRun', () => {
  const person: Surroundings = { installType: async () => 'normal', managed: async () => ({}) };
  const none = async (): Promise<never> => {
    throw new Error('none');
  };
  const cases: readonly [string, string, Surroundings, boolean][] = [
    ['a person installed it', 'install', person, true],
    ['nothing can be told', 'install', { installType: none, managed: none }, true],
    ['it was updated', 'update', person, false],
    ['the browser was updated', 'chrome_update', person, false],
    ['a company installed it', 'install', { ...person, installType: async () => 'admin' }, false],
    ['a company switched the page off', 'install', { ...person, managed: async () => ({ firstRunPage: false }) }, false],
  ];
  for (const [name, reason, around, expected] of cases) {
    it(`is ${expected} when ${name}`, async () => assert.equal(await isFirstRun(reason, around), expected));
  }
});
