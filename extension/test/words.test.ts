import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseSettings } from '../src/shared/settings.ts';
import { isLongEnough } from '../src/shared/words.ts';

describe('isLongEnough', () => {
  const cases: readonly [string, boolean][] = [
    ['', false],
    ['three words only', false],
    ['here are four words', true],
    ["don't over-count it", false],
    ['- … ! ?', false],
    ['a 🙂 b 🙂 c', false],
    ['我们很高兴', true],
  ];
  for (const [text, expected] of cases) {
    it(JSON.stringify(text), () => assert.equal(isLongEnough(text), expected));
  }
});

describe('parseSettings', () => {
  const cases: readonly [string, unknown, readonly string[]][] = [
    ['nothing stored yet', undefined, []],
    ['what was stored', { sitesOff: ['x'] }, ['x']],
    ['a broken list', { sitesOff: 'x' }, []],
    ['broken entries', { sitesOff: ['x', 3, null] }, ['x']],
  ];
  for (const [name, stored, sitesOff] of cases) {
    it(name, () => assert.deepEqual(parseSettings(stored), { sitesOff }));
  }
});
