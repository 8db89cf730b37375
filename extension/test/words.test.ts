import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
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
