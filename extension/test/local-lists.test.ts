import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { addFeedback, clearFeedback, loadFeedback, reportOf, watchFeedback } from '../src/shared/feedback.ts';
import { isPaused, loadPauses, pausedUntil, pauseSite, resumeSite, watchPauses } from '../src/shared/pauses.ts';
import { fakeStorage, type FakeStorage } from './fake-storage.ts';

let storage: FakeStorage;
beforeEach(() => {
  storage = fakeStorage();
});

describe('pauses', () => {
  const evening = new Date(2026, 10, 21, 23, 30);
  const next = new Date(2026, 10, 22, 4).getTime();

  it('last until the next morning', async () => {
    assert.equal(await pauseSite('x', evening), next);
    const pauses = await loadPauses();
    assert.equal(isPaused(pauses, 'x', next - 1), true);
    assert.equal(isPaused(pauses, 'x', next), false);
    assert.equal(isPaused(pauses, 'linkedin', next - 1), false);
    assert.equal(pausedUntil(pauses, 'x', next - 1), next);
  });

  it('end when resumed, and others go on', async () => {
    await pauseSite('x');
    await pauseSite('linkedin');
    await resumeSite('x');
    assert.deepEqual(Object.keys(await loadPauses()), ['linkedin']);
  });

  it('that are over are not kept', async () => {
    storage.local.items = { pauses: { x: 1, linkedin: 'soon' } };
    await pauseSite('other', evening);
    assert.deepEqual(storage.local.items, { pauses: { other: next } });
  });

  it('tell of changes until no one listens', async () => {
    const life = new AbortController();
    const seen: string[][] = [];
    watchPauses((pauses) => seen.push(Object.keys(pauses)), life.signal);
    await pauseSite('x');
    await resumeSite('x');
    assert.deepEqual(seen, [['x'], []]);
    life.abort();
    assert.equal(storage.listeners(), 0);
  });
});

describe('feedback', () => {
  const entry = { rule: 'follow-order', verdict: 'mixed', score: 41, sensitivity: 'strict' } as const;
  const noon = new Date('2026-11-21T12:00:00Z');

  it('keeps the circumstances and the day, and no more than that', async () => {
    await addFeedback({ ...entry, text: 'a draft' } as typeof entry, noon);
    assert.deepEqual(storage.local.items, { feedback: [{ ...entry, at: '2026-11-21' }] });
  });

  it('keeps the newest 200', async () => {
    for (let score = 0; score < 203; score += 1) await addFeedback({ ...entry, score });
    const all = await loadFeedback();
    assert.deepEqual([all.length, all[0]?.score, all.at(-1)?.score], [200, 3, 202]);
  });

  it('drops what is broken, and can be cleared', async () => {
    await addFeedback(entry);
    const [good] = await loadFeedback();
    storage.local.items = { feedback: [good, { ...good, rule: 'Not a rule' }, { ...good, verdict: 'bad' }, 3] };
    assert.deepEqual(await loadFeedback(), [good]);
    await clearFeedback();
    assert.deepEqual(await loadFeedback(), []);
  });

  it('tells of changes until no one listens', async () => {
    const life = new AbortController();
    const seen: number[] = [];
    watchFeedback((all) => seen.push(all.length), life.signal);
    await addFeedback(entry);
    await addFeedback(entry);
    await clearFeedback();
    assert.deepEqual(seen, [1, 2, 0]);
    life.abort();
    assert.equal(storage.listeners(), 0);
  });

  it('makes a report that reads as a table', () => {
    assert.equal(
      reportOf([{ ...entry, at: '2026-11-21' }], '1.2.3'),
      'Unbroadcast 1.2.3: not useful\n' +
        'date\trule\tverdict\tscore\tsensitivity\n' +
        '2026-11-21\tfollow-order\tmixed\t41\tstrict',
    );
  });
});
