import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newestOnly } from '../src/content/newest-only.ts';

/** A sender whose answers are given by hand. */
function sender() {
  const sent: string[] = [];
  const settled: string[] = [];
  const waiting: ((answer: string) => void)[] = [];
  const life = new AbortController();
  const submit = newestOnly(
    (request: string) => {
      sent.push(request);
      return new Promise<string>((resolve) => waiting.push(resolve));
    },
    (request, answer) => settled.push(`${request}=${answer}`),
    life.signal,
  );
  async function answer(text: string): Promise<void> {
    waiting.shift()?.(text);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { sent, settled, submit, answer, life };
}

describe('newestOnly', () => {
  it('sends the first request at once', () => {
    const { sent, submit } = sender();
    submit('a');
    assert.deepEqual(sent, ['a']);
  });

  it('keeps one under way, and of those that wait only the newest', async () => {
    const { sent, settled, submit, answer } = sender();
    for (const request of ['a', 'b', 'c', 'd']) submit(request);
    assert.deepEqual(sent, ['a']);
    await answer('1');
    assert.deepEqual(sent, ['a', 'd']);
    await answer('2');
    assert.deepEqual(sent, ['a', 'd']);
    assert.deepEqual(settled, ['a=1', 'd=2']);
  });

  it('is ready again after the last answer', async () => {
    const { sent, submit, answer } = sender();
    submit('a');
    await answer('1');
    submit('b');
    assert.deepEqual(sent, ['a', 'b']);
  });

  it('says and sends nothing after the end', async () => {
    const { sent, settled, submit, answer, life } = sender();
    submit('a');
    submit('b');
    life.abort();
    await answer('1');
    submit('c');
    assert.deepEqual(sent, ['a']);
    assert.deepEqual(settled, []);
  });
});
