import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isWatched, watchingOf } from '../src/content/watching.ts';
import { DEFAULTS, type Settings } from '../src/shared/settings-model.ts';

const settings = (changes: Partial<Settings>): Settings => ({ ...DEFAULTS, ...changes });

describe('watchingOf', () => {
  it('takes the mode of the site before that of all', () => {
    const own = settings({ mode: 'badge', siteModes: { x: 'toolbar' } });
    assert.equal(watchingOf(own, 'x').mode, 'toolbar');
    assert.equal(watchingOf(own, 'linkedin').mode, 'badge');
  });

  for (const [mode, nudge] of [['inline', true], ['badge', false], ['toolbar', false]] as const) {
    it(`lets the card open by itself: ${nudge} in mode ${mode}`, () => {
      assert.equal(watchingOf(settings({ mode }), 'x').nudge, nudge);
    });
  }

  it('never lets it where that was switched off', () => {
    assert.equal(watchingOf(settings({ nudge: false }), 'x').nudge, false);
  });

  const judged: readonly { name: string; changes: Partial<Settings>; again: boolean }[] = [
    { name: 'another sensitivity', changes: { sensitivity: 'strict' }, again: true },
    { name: 'a muted rule', changes: { mutedRules: ['follow-order'] }, again: true },
    { name: 'an own name', changes: { ownNames: ['Northgate'] }, again: true },
    { name: 'another mode', changes: { mode: 'badge' }, again: false },
  ];
  for (const { name, changes, again } of judged) {
    it(`${again ? 'judges again' : 'keeps its judgement'} after ${name}`, () => {
      const before = watchingOf(DEFAULTS, 'x').judgedBy;
      assert.equal(watchingOf(settings(changes), 'x').judgedBy !== before, again);
    });
  }
});

describe('isWatched', () => {
  const cases = [
    { name: 'posts', surface: 'post', changes: {}, expected: true },
    { name: 'messages, unless asked for', surface: 'message', changes: {}, expected: false },
    { name: 'messages, when asked for', surface: 'message', changes: { surfaces: { ...DEFAULTS.surfaces, message: true } }, expected: true },
    { name: 'boxes of no known kind, as posts', surface: null, changes: {}, expected: true },
    { name: 'boxes of no known kind, without posts', surface: null, changes: { surfaces: { ...DEFAULTS.surfaces, post: false } }, expected: false },
    { name: 'nothing where all is off', surface: 'post', changes: { mode: 'off' }, expected: false },
  ] as const;
  for (const { name, surface, changes, expected } of cases) {
    it(`${expected}: ${name}`, () => {
      assert.equal(isWatched(watchingOf(settings(changes), 'x'), surface), expected);
    });
  }
});
