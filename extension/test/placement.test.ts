import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  badgeSpots,
  boxAt,
  cardSpot,
  cardWidth,
  contains,
  cornerSpot,
  intersection,
  isEmpty,
  type Box,
  type CardRoom,
} from '../src/content/placement.ts';

const viewport: Box = { left: 0, top: 0, right: 1280, bottom: 800 };
const editor: Box = { left: 360, top: 200, right: 900, bottom: 420 };
const work: Box = { left: 340, top: 120, right: 920, bottom: 560 };
const badge: Box = { left: 780, top: 426, right: 900, bottom: 450 };
const submit: Box = { left: 830, top: 500, right: 900, bottom: 530 };
const room: CardRoom = { work, editor, badge, submit, viewport };

describe('badgeSpots', () => {
  const size = { width: 120, height: 24 };

  it('are all outside of the editor, and close to it', () => {
    const near = { left: editor.left - 130, top: editor.top - 34, right: editor.right + 130, bottom: editor.bottom + 34 };
    for (const spot of badgeSpots(editor, size)) {
      assert.ok(isEmpty(intersection(boxAt(spot, size), editor)), JSON.stringify(spot));
      assert.ok(contains(near, boxAt(spot, size)), JSON.stringify(spot));
    }
  });

  it('have the corner inside the editor as the last resort', () => {
    assert.ok(contains(editor, boxAt(cornerSpot(editor, size), size)));
  });
});

describe('cardSpot', () => {
  const card = { width: 340, height: 500 };
  const at = (changes: Partial<CardRoom>): Box => boxAt(cardSpot({ ...room, ...changes }, card), card);

  it('lies beside the work where there is room', () => {
    assert.ok(isEmpty(intersection(at({}), work)));
  });

  it('goes to the other side when only that has room', () => {
    const moved = { left: 700, top: 120, right: 1270, bottom: 560 };
    assert.ok(at({ work: moved, editor: { ...editor, left: 720, right: 1250 } }).right <= 700);
  });

  it('never covers the button that posts where it can be helped', () => {
    const wide = { left: 100, top: 60, right: 1180, bottom: 760 };
    const box = at({ work: wide, editor: { left: 120, top: 100, right: 1160, bottom: 600 } });
    assert.ok(isEmpty(intersection(box, submit)));
  });

  it('stays in the viewport, however small', () => {
    const phone = { left: 0, top: 0, right: 380, bottom: 520 };
    const small = { ...room, work: phone, editor: { left: 10, top: 60, right: 370, bottom: 240 }, viewport: phone };
    const width = cardWidth(small);
    assert.ok(contains(phone, boxAt(cardSpot(small, { width, height: 500 }), { width, height: 500 })));
  });
});

describe('cardWidth', () => {
  it('fits into the room beside the work', () => {
    assert.equal(cardWidth({ ...room, work: { ...work, left: 320, right: 960 } }), 308);
  });
  it('is never wider than a line reads well', () => {
    assert.equal(cardWidth({ ...room, work: { ...work, right: 600 } }), 360);
  });
});
