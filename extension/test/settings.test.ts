import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import {
  changeSettings,
  DEFAULTS,
  loadSettings,
  LONGEST_NAME,
  migrateSettings,
  modeOf,
  MOST_NAMES,
  muteRule,
  parseSettings,
  settingsHome,
  unmuteRule,
  watchSettings,
  type Settings,
} from '../src/shared/settings.ts';
import { fakeStorage, type FakeStorage } from './fake-storage.ts';

const all: Settings = {
  version: 1,
  mode: 'badge',
  siteModes: { x: 'off', linkedin: 'toolbar' },
  sensitivity: 'strict',
  surfaces: { post: true, reply: false, message: true, article: false },
  nudge: false,
  mutedRules: ['follow-order'],
  ownNames: ['Calder Bikes', 'Nørd & Søn'],
  language: 'en',
};

describe('parseSettings', () => {
  it('takes nothing as the defaults', () => {
    assert.deepEqual(parseSettings(undefined), { settings: DEFAULTS, problems: [] });
  });
  it('takes a whole one as it is', () => {
    assert.deepEqual(parseSettings(all), { settings: all, problems: [] });
  });
  it('lays what is there over the base, so that another layer can follow', () => {
    const { settings } = parseSettings({ mode: 'toolbar', siteModes: { x: 'inline' } }, all);
    assert.deepEqual(settings, { ...all, mode: 'toolbar', siteModes: { x: 'inline', linkedin: 'toolbar' } });
  });

  const names = Array.from({ length: MOST_NAMES + 1 }, (_, index) => `Name ${index}`);
  const bad: readonly [string, unknown, readonly [string, string][]][] = [
    ['null', null, [['', 'object']]],
    ['a list', [all], [['', 'object']]],
    ['another version', { version: 2 }, [['/version', 'version']]],
    ['an unknown mode', { mode: 'loud' }, [['/mode', 'choice']]],
    ['a mode of an unknown kind', { siteModes: { x: 'loud', linkedin: 'off' } }, [['/siteModes/x', 'choice']]],
    ['a site that is none', { siteModes: { 'x/y~z': 'off' } }, [['/siteModes/x~1y~0z', 'site']]],
    ['site modes as a list', { siteModes: ['x'] }, [['/siteModes', 'object']]],
    ['a prototype as a site', JSON.parse('{"siteModes":{"__proto__":"off"}}'), [['/siteModes/__proto__', 'site']]],
    ['a surface that is none', { surfaces: { story: true } }, [['/surfaces/story', 'known']]],
    ['a surface that is no flag', { surfaces: { reply: 1 } }, [['/surfaces/reply', 'boolean']]],
    ['a nudge that is no flag', { nudge: 'yes' }, [['/nudge', 'boolean']]],
    ['a rule that is none', { mutedRules: ['Follow order'] }, [['/mutedRules/0', 'rule']]],
    ['a rule twice', { mutedRules: ['a', 'a'] }, [['/mutedRules/1', 'once']]],
    ['an empty name', { ownNames: ['Calder', '  '] }, [['/ownNames/1', 'name']]],
    ['a name of signs', { ownNames: ['!!'] }, [['/ownNames/0', 'name']]],
    ['a name that is too long', { ownNames: ['n'.repeat(LONGEST_NAME + 1)] }, [['/ownNames/0', 'name']]],
    ['too many names', { ownNames: names }, [['/ownNames', 'fewer']]],
    ['names as one text', { ownNames: 'Calder' }, [['/ownNames', 'list']]],
    ['an unknown language', { language: 'tlh' }, [['/language', 'choice']]],
    ['an unknown key', { colour: 'red' }, [['/colour', 'known']]],
  ];
  for (const [name, value, expected] of bad) {
    it(`reports ${name}, with its path`, () => {
      const { problems } = parseSettings(value);
      assert.deepEqual(problems.map((problem) => [problem.path, problem.expected]), expected);
    });
  }

  it('reports all problems at once, and each bad field costs only itself', () => {
    const { settings, problems } = parseSettings({ ...all, mode: 1, nudge: 1, mutedRules: ['ok', 3] });
    assert.deepEqual(problems.map(({ path }) => path), ['/mode', '/nudge', '/mutedRules/1']);
    assert.deepEqual(settings, { ...all, mode: 'inline', nudge: true, mutedRules: ['ok'] });
  });
  it('keeps no more names than fit', () => {
    assert.equal(parseSettings({ ownNames: names }).settings.ownNames.length, MOST_NAMES);
  });
  it('makes a name one line', () => {
    assert.deepEqual(parseSettings({ ownNames: [' Calder \n Bikes '] }).settings.ownNames, ['Calder Bikes']);
  });
});

describe('modeOf', () => {
  it("is the site's own", () => assert.equal(modeOf(all, 'x'), 'off'));
  it('is the general one otherwise', () => assert.equal(modeOf(all, 'elsewhere'), 'badge'));
});

describe('the stored settings', () => {
  let storage: FakeStorage;
  beforeEach(() => {
    storage = fakeStorage();
  });

  it('are the defaults at first, in sync', async () => {
    assert.deepEqual(await loadSettings(), DEFAULTS);
    assert.equal(await settingsHome(), 'sync');
  });

  it('are kept in sync, with a copy for the day on which that is switched off', async () => {
    await changeSettings(() => all);
    assert.deepEqual(storage.sync.items, { settings: all });
    assert.deepEqual(storage.local.items, { settingsCopy: all });
    assert.deepEqual(await loadSettings(), all);
  });

  it('stay on this device while sync refuses, and go back when it works again', async () => {
    await changeSettings(() => all);
    storage.sync.refusal = new Error('storage.sync is disabled');
    await changeSettings((settings) => ({ ...settings, nudge: true }));
    assert.equal(await settingsHome(), 'local');
    assert.equal((await loadSettings()).nudge, true);
    storage.sync.refusal = null;
    assert.equal((await loadSettings()).nudge, true, 'what was changed last outranks what sync holds');
    await muteRule('puffery');
    assert.equal(await settingsHome(), 'sync');
    assert.ok(!('settings' in storage.local.items));
    assert.deepEqual(await loadSettings(), { ...all, nudge: true, mutedRules: ['follow-order', 'puffery'] });
  });

  it('lose no change to another one of the same moment', async () => {
    await Promise.all([muteRule('a'), muteRule('b'), muteRule('a'), changeSettings((s) => ({ ...s, nudge: false }))]);
    const { mutedRules, nudge } = await loadSettings();
    assert.deepEqual(mutedRules, ['a', 'b']);
    assert.equal(nudge, false);
    await unmuteRule('a');
    assert.deepEqual((await loadSettings()).mutedRules, ['b']);
  });

  it('go on after a change that failed', async () => {
    await assert.rejects(
      changeSettings(() => {
        throw new Error('no');
      }),
    );
    await muteRule('a');
    assert.deepEqual((await loadSettings()).mutedRules, ['a']);
  });

  it('tell of changes until no one listens', async () => {
    const life = new AbortController();
    const modes: string[] = [];
    watchSettings(({ mode }) => modes.push(mode), life.signal);
    await changeSettings((settings) => ({ ...settings, mode: 'badge' }));
    await storage.sync.set({ other: 1 });
    await new Promise(setImmediate);
    assert.deepEqual(modes, ['badge']);
    life.abort();
    assert.equal(storage.listeners(), 0);
  });

  it('take over the sites that version 0.1.0 had off, and forget its form', async () => {
    storage.local.items = { settings: { sitesOff: ['x', 'linkedin', 7] } };
    storage.sync.items = { settings: { ...DEFAULTS, siteModes: { x: 'badge' } } };
    const expected = { x: 'badge', linkedin: 'off', '7': 'off' };
    assert.deepEqual((await loadSettings()).siteModes, expected);
    await migrateSettings();
    assert.ok(!('settings' in storage.local.items));
    assert.deepEqual((await loadSettings()).siteModes, expected);
  });

  it('are not touched by a migration that has nothing to do', async () => {
    await migrateSettings();
    assert.deepEqual(storage.sync.items, {});
  });
});
