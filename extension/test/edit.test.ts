import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editBetween, shiftSpan, type Edit } from '../src/content/edit.ts';

describe('editBetween', () => {
  const cases: readonly { before: string; after: string; edit: Edit }[] = [
    { before: '', after: '', edit: { begin: 0, removed: 0, inserted: 0 } },
    { before: '', after: 'new', edit: { begin: 0, removed: 0, inserted: 3 } },
    { before: 'all gone', after: '', edit: { begin: 0, removed: 8, inserted: 0 } },
    { before: 'one three', after: 'one two three', edit: { begin: 5, removed: 0, inserted: 4 } },
    { before: 'good day', after: 'good night', edit: { begin: 5, removed: 3, inserted: 5 } },
    // The same letter twice: ends must not be counted from both sides.
    { before: 'aa', after: 'aaa', edit: { begin: 2, removed: 0, inserted: 1 } },
    { before: 'aaa', after: 'aa', edit: { begin: 2, removed: 1, inserted: 0 } },
  ];
  for (const { before, after, edit } of cases) {
    it(`"${before}" to "${after}"`, () => assert.deepEqual(editBetween(before, after), edit));
  }
});

describe('shiftSpan', () => {
  const span = { begin: 10, end: 20 };
  const cases = [
    { name: 'typing before moves it', edit: { begin: 3, removed: 0, inserted: 2 }, after: [12, 22] },
    { name: 'typing right before moves it', edit: { begin: 10, removed: 0, inserted: 1 }, after: [11, 21] },
    { name: 'typing right after leaves it', edit: { begin: 20, removed: 0, inserted: 1 }, after: [10, 20] },
    { name: 'deleting before moves it', edit: { begin: 2, removed: 8, inserted: 1 }, after: [3, 13] },
    { name: 'typing inside ends it', edit: { begin: 15, removed: 0, inserted: 1 }, after: null },
    { name: 'deleting its first letter ends it', edit: { begin: 10, removed: 1, inserted: 0 }, after: null },
    { name: 'deleting its last letter ends it', edit: { begin: 19, removed: 1, inserted: 0 }, after: null },
    { name: 'deleting across its start ends it', edit: { begin: 5, removed: 6, inserted: 0 }, after: null },
    { name: 'replacing all around it ends it', edit: { begin: 5, removed: 30, inserted: 9 }, after: null },
  ];
  for (const { name, edit, after } of cases) {
    it(name, () => {
      const expected = after && { begin: after[0], end: after[1] };
      assert.deepEqual(shiftSpan(span, edit), expected);
    });
  }

  it('leaves a span on the very same words, whatever was edited', () => {
    const random = numbers(20261121);
    let kept = 0;
    for (let round = 0; round < 5000; round += 1) {
      const before = letters(random, 12);
      const at = random(before.length + 1);
      const after = before.slice(0, at) + letters(random, 4) + before.slice(at + random(4));
      const begin = random(before.length + 1);
      const end = begin + random(before.length + 1 - begin);
      const moved = shiftSpan({ begin, end }, editBetween(before, after));
      if (!moved) continue;
      kept += 1;
      assert.equal(after.slice(moved.begin, moved.end), before.slice(begin, end), `${before} ${after}`);
    }
    assert.ok(kept > 1000, 'most random spans survive; otherwise nothing was tested');
  });
});

/** Few different letters, so that ends of edits are often ambiguous. */
function letters(random: (below: number) => number, most: number): string {
  return Array.from({ length: random(most + 1) }, () => 'ab \n'.charAt(random(4))).join('');
}

/** A small generator with a fixed start: failures repeat. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
