import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { startPopup } from '../src/pages/popup/page-parts.ts';
import { pauseSite } from '../src/shared/pauses.ts';
import { success, type DraftSummary, type Judgement, type Message } from '../src/shared/protocol.ts';
import { DEFAULTS, loadSettings, modeOf, muteRule } from '../src/shared/settings.ts';
import { finding, report } from './fake-engine.ts';
import type { FakeStorage } from './fake-storage.ts';
import { openOwnPage, settled } from './own-page.ts';

const TEXT = 'Follow us for more of this.';

function judgement(changes: Partial<Judgement> = {}): Judgement {
  return {
    draft: 'd1',
    revision: 3,
    platform: 'x',
    surface: 'reply',
    report: report({
      verdict: 'broadcasting',
      score: 80,
      findings: [finding('follow-order', 'broadcasting', 0, 9)],
    }),
    judged: true,
    signals: { 'follow-order': 'B7' },
    wayOutVerdict: 'broadcasting',
    sensitivity: 'balanced',
    ...changes,
  };
}

/** What the tab's content scripts answer; null where there are none. */
interface Tab {
  site: string | null;
  draft: DraftSummary | null;
  diagnostic: string | null;
}

let storage: FakeStorage;
let tab: Tab;
/** What the background was asked to judge. */
let asked: Message<'score'>[];
/** What it answers. */
let fresh: Judgement;

function at<T extends HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector);
  assert.ok(found, selector);
  return found;
}

const note = (): string => at('#note').textContent ?? '';

async function open(changes: Partial<Tab>): Promise<void> {
  tab = { site: 'x', draft: null, diagnostic: null, ...changes };
  const values = { site: tab.site && { site: tab.site }, draft: tab.draft, diagnose: tab.diagnostic && { text: tab.diagnostic } };
  const sendMessage = async (_: number, { kind }: { kind: keyof typeof values }): Promise<unknown> => {
    if (!values[kind]) throw new Error('no one answers');
    return success(values[kind]);
  };
  Object.assign(globalThis.chrome, { tabs: { query: async () => [{ id: 7 }], sendMessage } });
  Object.assign(globalThis.chrome.runtime, {
    id: 'ours',
    sendMessage: async (message: Message<'score'>) => {
      asked.push(message);
      return success(fresh);
    },
  });
  await startPopup(life.signal);
}

let life = new AbortController();
beforeEach(async () => {
  life.abort();
  life = new AbortController();
  storage = await openOwnPage('popup');
  asked = [];
  fresh = judgement();
});

describe('the popup', () => {
  it('says kindly where it has nothing to do', async () => {
    await open({ site: null });
    assert.match(note(), /reads drafts on LinkedIn and X/);
    assert.equal(at('#site').hidden, true);
  });

  it('shows the card of the draft, judged by the settings of now', async () => {
    await open({ draft: { judgement: judgement({ revision: 3 }), text: TEXT, problem: null } });
    assert.equal(at('.card').dataset['verdict'], 'broadcasting');
    assert.equal(at('.quote').textContent, 'Follow us');
    assert.deepEqual(asked, [{ kind: 'score', draft: 'd1', revision: 3, text: TEXT, platform: 'x', surface: 'reply' }]);
  });

  it('judges again when a rule is muted', async () => {
    await open({ draft: { judgement: judgement(), text: TEXT, problem: null } });
    fresh = judgement({ report: report({ verdict: 'mixed', score: 40 }) });
    await muteRule('follow-order');
    await settled();
    assert.equal(at('.card').dataset['verdict'], 'mixed');
  });

  const silences: readonly [string, DraftSummary | null, RegExp][] = [
    ['there is no draft', null, /Nothing to read yet/],
    ['the draft is short', { judgement: null, text: 'Hi', problem: null }, /few more words/],
    ['the draft is in another language', { judgement: null, text: 'Das ist auf Deutsch geschrieben', problem: null }, /no rules for this language/],
    ['the engine died', { judgement: null, text: TEXT, problem: 'engine-died' }, /could not be checked/],
  ];
  for (const [name, draft, expected] of silences) {
    it(`says why it shows no verdict: ${name}`, async () => {
      await open({ draft });
      assert.match(note(), expected);
      assert.equal(document.querySelector('.card'), null);
      assert.equal(at('#diagnosis').hidden, true);
    });
  }

  it('shows at once what to send when the compose box can’t be read', async () => {
    await open({ draft: { judgement: null, text: '', problem: 'unreadable' }, diagnostic: 'div > p' });
    assert.match(note(), /can’t be read/);
    assert.equal(at('#diagnosis').hidden, false);
    assert.equal(at<HTMLTextAreaElement>('#diagnostic').value, 'div > p');
  });

  it('shows it on demand elsewhere, and says so when the page does not answer', async () => {
    await open({ diagnostic: 'div > p' });
    at('#diagnose').click();
    await settled();
    assert.equal(at('#diagnosis').hidden, false);
    await open({ diagnostic: null });
    at('#diagnosis').hidden = true;
    at('#diagnose').click();
    await settled();
    assert.match(at('#status').textContent ?? '', /gave no answer/);
  });

  it('copies it, or selects it where the browser refuses', async () => {
    await open({ diagnostic: 'div > p' });
    at('#diagnose').click();
    await settled();
    const copied: string[] = [];
    const field = Object.assign(at<HTMLTextAreaElement>('#diagnostic'), { select: () => copied.push('selected') });
    const clipboard = { writeText: async (text: string) => void copied.push(text) };
    Object.defineProperty(globalThis, 'navigator', { value: { clipboard }, configurable: true });
    at('#copy-diagnostic').click();
    await settled();
    assert.deepEqual([copied, at('#status').textContent], [[field.value], 'Copied']);
    clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    at('#copy-diagnostic').click();
    await settled();
    assert.equal(copied.at(-1), 'selected');
    assert.match(at('#status').textContent ?? '', /^Selected/);
  });

  it('switches this site off and on again, to what it was', async () => {
    storage.sync.items = { settings: { ...DEFAULTS, siteModes: { x: 'badge', linkedin: 'toolbar' } } };
    await open({});
    const box = at<HTMLInputElement>('#site-on');
    assert.equal(box.checked, true);
    box.checked = false;
    box.dispatchEvent(new Event('change'));
    await settled();
    assert.deepEqual((await loadSettings()).siteModes, { x: 'off', linkedin: 'toolbar' });
    assert.match(note(), /Switched off on X/);
    assert.equal(at('#how').hidden, true);
    box.checked = true;
    box.dispatchEvent(new Event('change'));
    await settled();
    assert.equal(modeOf(await loadSettings(), 'x'), 'badge');
  });

  it('sets the mode of this site, and says what it means', async () => {
    await open({});
    const select = at<HTMLSelectElement>('#site-mode');
    select.value = 'toolbar';
    select.dispatchEvent(new Event('change'));
    await settled();
    assert.deepEqual((await loadSettings()).siteModes, { x: 'toolbar' });
    assert.match(at('#mode-note').textContent ?? '', /Nothing is added to the page/);
    assert.equal(at('#status').textContent, 'Saved');
  });

  it('pauses this site, and resumes it', async () => {
    await open({});
    at('#pause').click();
    await settled();
    assert.match(at('#paused').textContent ?? '', /^Paused until .*04:00/);
    assert.equal(at('#pause').hidden, true);
    assert.equal(note(), '');
    at('#resume').click();
    await settled();
    assert.equal(at('#paused').textContent, '');
    assert.equal(at('#resume').hidden, true);
  });

  it('shows a pause that was set elsewhere', async () => {
    await open({});
    await pauseSite('x');
    await settled();
    assert.equal(at('#resume').hidden, false);
  });
});
