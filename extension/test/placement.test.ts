import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  badgeSpots,
  boxAt,
  cardSpot,
  cardWidth,
  contains,
  insideSpots,
  intersection,
  isEmpty,
  rimSpots,
  samples,
  type Box,
  type CardRoom,
} from '../src/content/placement.ts';

const viewport: Box = { left: 0, top: 0, right: 1280, bottom: 800 };
const editor: Box = { left: 360, top: 200, right: 900, bottom: 420 };
const work: Box = { left: 340, top: 120, right: 920, bottom: 560 };
const badge: Box = { left: 780, top: 426, right: 900, bottom: 450 };
const submit: Box = { left: 830, top: 500, right: 900, bottom: 530 };
const room: CardRoom = { work, editor, badge, kept: [submit], viewport };

describe('badgeSpots', () => {
  const size = { width: 120, height: 24 };

  it('are all outside of the editor, and close to it', () => {
    const near = { left: editor.left - 130, top: editor.top - 34, right: editor.right + 130, bottom: editor.bottom + 34 };
    for (const spot of badgeSpots(editor, size)) {
      assert.ok(isEmpty(intersection(boxAt(spot, size), editor)), JSON.stringify(spot));
      assert.ok(contains(near, boxAt(spot, size)), JSON.stringify(spot));
    }
  });

  it('go from right to left', () => {
    const [first, second] = badgeSpots(editor, size);
    assert.equal(first?.left, editor.right - size.width);
    assert.ok((second?.left ?? 0) < (first?.left ?? 0));
  });
});

describe('rimSpots and insideSpots', () => {
  const size = { width: 24, height: 24 };

  it('lie inside the box they are for', () => {
    for (const spot of rimSpots(work, size)) assert.ok(contains(work, boxAt(spot, size)), JSON.stringify(spot));
    for (const spot of insideSpots(editor, size)) assert.ok(contains(editor, boxAt(spot, size)), JSON.stringify(spot));
  });

  it('are none in an editor that is lower than a badge', () => {
    assert.deepEqual(insideSpots({ ...editor, bottom: editor.top + 20 }, size), []);
  });
});

describe('samples', () => {
  it('leave no gap in which a letter could stand', () => {
    const points = samples(badge);
    const columns = [...new Set(points.map(({ left }) => left))];
    const gaps = columns.slice(1).map((left, index) => left - (columns[index] ?? 0));
    assert.ok(Math.max(...gaps) <= 12, `${gaps}`);
    assert.ok(points.every(({ left, top }) => contains(badge, { left, top, right: left, bottom: top })));
  });
});

describe('cardSpot', () => {
  const card = { width: 340, height: 500 };
  const at = (changes: Partial<CardRoom>): Box => {
    const spot = cardSpot({ ...room, ...changes }, card);
    return boxAt(spot, { ...card, height: spot.height });
  };

  it('lies beside the work where there is room', () => {
    assert.ok(isEmpty(intersection(at({}), work)));
  });

  it('goes to the other side when only that has room', () => {
    const moved = { left: 700, top: 120, right: 1270, bottom: 560 };
    assert.ok(at({ work: moved, editor: { ...editor, left: 720, right: 1250 } }).right <= 700);
  });

  const phone = { left: 0, top: 0, right: 380, bottom: 520 };
  const small = { work: phone, editor: { left: 10, top: 60, right: 370, bottom: 240 }, viewport: phone };
  const kept: readonly { name: string; changes: Partial<CardRoom>; button: Box }[] = [
    {
      name: 'in a dialog as wide as the window',
      changes: { work: { left: 100, top: 60, right: 1180, bottom: 760 }, editor: { left: 120, top: 100, right: 1160, bottom: 600 } },
      button: submit,
    },
    { name: 'on a phone, the button below', changes: small, button: { left: 300, top: 470, right: 370, bottom: 500 } },
    { name: 'on a phone, the button above', changes: small, button: { left: 300, top: 10, right: 370, bottom: 40 } },
    { name: 'in the middle of everything', changes: small, button: { left: 150, top: 240, right: 230, bottom: 270 } },
  ];
  for (const { name, changes, button } of kept) {
    it(`never covers the button that posts: ${name}`, () => {
      const box = at({ ...changes, kept: [button] });
      assert.ok(isEmpty(intersection(box, button)), JSON.stringify(box));
      assert.ok(contains(changes.viewport ?? viewport, box), JSON.stringify(box));
    });
  }

  it('keeps a list free that the author chooses from', () => {
    const list = { left: 340, top: 240, right: 1270, bottom: 420 };
    assert.ok(isEmpty(intersection(at({ kept: [submit, list] }), list)));
  });
});

describe('cardWidth', () => {
  it('fits into the room beside the work', () => {
    assert.equal(cardWidth({ ...room, work: { ...work, left: 320, right: 960 } }), 308);
  });
  it('is never wider than a line reads well', () => {
    assert.equal(cardWidth({ ...room, work: { ...work, right: 600 } }), 380);
  });
});
