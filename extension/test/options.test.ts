import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { figuresOf } from '../src/pages/options/sensitivity-choice.ts';
import { readBackup } from '../src/pages/options/backup.ts';
import { startOptions } from '../src/pages/options/page-parts.ts';
import { addFeedback } from '../src/shared/feedback.ts';
import { changeSettings, DEFAULTS, loadSettings, muteRule, type Settings } from '../src/shared/settings.ts';
import type { FakeStorage } from './fake-storage.ts';
import { openOwnPage, settled } from './own-page.ts';

function at<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  assert.ok(found, selector);
  return found;
}

async function pick(selector: string, value: Partial<HTMLInputElement>): Promise<Settings> {
  const input = at<HTMLInputElement>(selector);
  Object.assign(input, value);
  input.dispatchEvent(new Event('change'));
  await settled();
  return loadSettings();
}

async function add(name: string): Promise<readonly string[]> {
  at<HTMLInputElement>('#name').value = name;
  at('#add-name').dispatchEvent(new Event('submit', { cancelable: true }));
  await settled();
  return (await loadSettings()).ownNames;
}

const items = (list: string): (string | null)[] =>
  [...document.querySelectorAll(`${list} li span`)].map(({ textContent }) => textContent);

describe('the options page', () => {
  let storage: FakeStorage;
  let life: AbortController;
  beforeEach(async () => {
    life?.abort();
    life = new AbortController();
    storage = await openOwnPage('options');
    await startOptions(life.signal);
  });

  const picks: readonly [string, string, Partial<HTMLInputElement>, Partial<Settings>][] = [
    ['the mode', '#mode-badge', { checked: true }, { mode: 'badge' }],
    ['the mode of one site', '#mode-of-x', { value: 'off' }, { siteModes: { x: 'off' } }],
    ['the sensitivity', '#sensitivities-strict', { checked: true }, { sensitivity: 'strict' }],
    ['a kind of draft', '#surfaces-message', { checked: true }, { surfaces: { ...DEFAULTS.surfaces, message: true } }],
    ['the nudge', '#nudge', { checked: false }, { nudge: false }],
    ['the language', '#language', { value: 'en' }, { language: 'en' }],
  ];
  for (const [name, selector, value, expected] of picks) {
    it(`stores ${name} at once, and says so`, async () => {
      assert.deepEqual(await pick(selector, value), { ...DEFAULTS, ...expected });
      assert.equal(at('#status').textContent, 'Saved');
    });
  }

  it('lets a site follow the general mode again', async () => {
    await pick('#mode-of-x', { value: 'off' });
    assert.deepEqual((await pick('#mode-of-x', { value: '' })).siteModes, {});
  });

  it('shows what was changed elsewhere', async () => {
    const changed: Settings = { ...DEFAULTS, mode: 'toolbar', siteModes: { linkedin: 'badge' }, nudge: false };
    await storage.sync.set({ settings: { ...changed, mutedRules: ['gone-rule'], ownNames: ['Calder'] } });
    await settled();
    assert.equal(at<HTMLInputElement>('#mode-toolbar').checked, true);
    assert.equal(at<HTMLInputElement>('#mode-inline').checked, false);
    assert.equal(at<HTMLSelectElement>('#mode-of-linkedin').value, 'badge');
    assert.equal(at<HTMLInputElement>('#nudge').checked, false);
    assert.deepEqual(items('#rule-list'), ['gone-rule']);
    assert.deepEqual(items('#name-list'), ['Calder']);
    assert.equal(at('#no-rules').hidden, true);
  });

  it('says where the settings are kept', async () => {
    assert.match(at('#home').textContent ?? '', /sync/);
    storage.sync.refusal = new Error('storage.sync is disabled');
    await changeSettings((settings) => ({ ...settings, nudge: false }));
    await settled();
    assert.match(at('#home').textContent ?? '', /this device only/);
  });

  it('says for each sensitivity from which score it warns', () => {
    assert.match(at('#sensitivities-gentle-note').textContent ?? '', /from a score of 65 of 100/);
  });

  it('says what was measured, where somebody has', () => {
    const figures = { precision: 91, recall: 78 };
    assert.deepEqual(figuresOf('strict', { gentle: figures, balanced: figures, strict: figures }), [
      'Warns from a score of 38 of 100.',
      'Of 100 warnings, 91 are deserved. Of 100 posts that broadcast, it finds 78.',
    ]);
  });

  it('adds names, several at once, and takes them away', async () => {
    assert.deepEqual(await add(' Calder  Bikes '), ['Calder Bikes']);
    assert.deepEqual(await add('Nørd & Søn, Stride;Stride'), ['Calder Bikes', 'Nørd & Søn', 'Stride']);
    at('#name-list li:first-child button').click();
    await settled();
    assert.deepEqual(items('#name-list'), ['Nørd & Søn', 'Stride']);
  });

  it('takes a pasted list line by line, and leaves other pastes to the browser', () => {
    const pasted: string[] = [];
    Object.assign(at('#name'), { setRangeText: (text: string) => pasted.push(text) });
    const paste = (text: string): boolean => {
      const clipboardData = { getData: () => text };
      const event = Object.assign(new Event('paste', { cancelable: true }), { clipboardData });
      return at('#name').dispatchEvent(event);
    };
    assert.equal(paste('Calder Bikes\n'), true);
    assert.equal(paste('Calder Bikes\r\n  Stride \n\nNørd'), false);
    assert.deepEqual(pasted, ['Calder Bikes, Stride, Nørd']);
  });

  for (const [typed, complaint] of [['  ', /Write a name/], ['ok, !!', /“!!” can’t/], ['Calder', /“Calder” is in the list/]] as const) {
    it(`does not add ${JSON.stringify(typed)}, and says why at the field`, async () => {
      await changeSettings((settings) => ({ ...settings, ownNames: ['Calder'] }));
      await settled();
      assert.deepEqual(await add(typed), ['Calder']);
      assert.match(at('#name-problem').textContent ?? '', complaint);
      assert.equal(at('#name').getAttribute('aria-invalid'), 'true');
      assert.match(at('#name').getAttribute('aria-describedby') ?? '', /name-problem/);
      at('#name').dispatchEvent(new Event('input'));
      assert.equal(at('#name-problem').textContent, '');
    });
  }

  it('unmutes a rule', async () => {
    await muteRule('follow-order');
    await settled();
    at('#rule-list button').click();
    await settled();
    assert.deepEqual((await loadSettings()).mutedRules, []);
    assert.equal(at('#no-rules').hidden, false);
  });

  it('shows the report, and clears it', async () => {
    assert.equal(at('#report').hidden, true);
    await addFeedback({ rule: 'follow-order', verdict: 'mixed', score: 41, sensitivity: 'strict' });
    await settled();
    assert.equal(at('#report').hidden, false);
    assert.match(at<HTMLTextAreaElement>('#report-text').value, /^Unbroadcast 1\.2\.3: .*\n.*\n.*follow-order/);
    at('#clear-report').click();
    await settled();
    assert.equal(at('#report').hidden, true);
    assert.equal('feedback' in storage.local.items, false);
  });
});

describe('readBackup', () => {
  it('reads what was exported', () => {
    const settings: Settings = { ...DEFAULTS, siteModes: { x: 'off' }, ownNames: ['Calder'] };
    assert.deepEqual(readBackup(JSON.stringify(settings), ['x']), { settings, problems: [] });
  });

  const bad: readonly [string, string, readonly [string, string][]][] = [
    ['what is no JSON', '{"mode":', [['', 'json']]],
    ['nothing', '', [['', 'json']]],
    ['null', 'null', [['', 'object']]],
    ['all problems at once', '{"mode":1,"nudge":1,"x":1}', [['/mode', 'choice'], ['/nudge', 'boolean'], ['/x', 'known']]],
    ['a site that there is not', '{"siteModes":{"linkdin":"off","x":"off"}}', [['/siteModes/linkdin', 'choice']]],
  ];
  for (const [name, text, expected] of bad) {
    it(`reports ${name}`, () => {
      const { problems } = readBackup(text, ['linkedin', 'x']);
      assert.deepEqual(problems.map((problem) => [problem.path, problem.expected]), expected);
    });
  }
});
