import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isReply, parseBackgroundMessage, parseContentMessage } from '../src/shared/protocol.ts';

const score = {
  kind: 'score',
  draft: 'd1',
  revision: 3,
  text: 'words',
  platform: 'x',
  surface: 'reply',
};

describe('parseBackgroundMessage', () => {
  it('takes a score request, and only what belongs to it', () => {
    assert.deepEqual(parseBackgroundMessage({ ...score, extra: 1 }), score);
  });
  it('takes one that needs no way out', () => {
    assert.deepEqual(parseBackgroundMessage({ ...score, wayOut: false }), { ...score, wayOut: false });
  });
  it('takes an empty text', () => assert.ok(parseBackgroundMessage({ ...score, text: '' })));
  it('takes a warm request', () => {
    assert.deepEqual(parseBackgroundMessage({ kind: 'warm' }), { kind: 'warm' });
  });

  const refused: readonly [string, unknown][] = [
    ['a way out that is neither yes nor no', { ...score, wayOut: 'no' }],
    ['nothing', undefined],
    ['null', null],
    ['a word', 'score'],
    ['a list', [score]],
    ['an unknown kind', { ...score, kind: 'erase' }],
    ['a request of content scripts', { kind: 'draft' }],
    ['no draft', { ...score, draft: '' }],
    ['a text that is no string', { ...score, text: ['words'] }],
    ['a negative revision', { ...score, revision: -1 }],
    ['half a revision', { ...score, revision: 1.5 }],
    ['a revision that is no number', { ...score, revision: '3' }],
    ['an unknown platform', { ...score, platform: 'radio' }],
    ['an unknown surface', { ...score, surface: 'billboard' }],
  ];
  for (const [name, message] of refused) {
    it(`refuses ${name}`, () => assert.equal(parseBackgroundMessage(message), null));
  }
});

describe('parseContentMessage', () => {
  it('takes its two requests', () => {
    assert.deepEqual(parseContentMessage({ kind: 'site' }), { kind: 'site' });
    assert.deepEqual(parseContentMessage({ kind: 'draft', x: 1 }), { kind: 'draft' });
  });
  it('refuses others', () => assert.equal(parseContentMessage(score), null));
});

describe('isReply', () => {
  const cases: readonly [unknown, boolean][] = [
    [{ ok: true, value: 1 }, true],
    [{ ok: false, error: 'gone', detail: '' }, true],
    [{ ok: true }, false],
    [{ ok: false }, false],
    [{ ok: 'true', value: 1 }, false],
    [undefined, false],
  ];
  for (const [value, expected] of cases) {
    it(JSON.stringify(value) ?? 'undefined', () => assert.equal(isReply(value), expected));
  }
});
