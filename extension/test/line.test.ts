import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Line, type Exchange } from '../src/content/line.ts';
import { success, type Message, type OnLine } from '../src/shared/protocol.ts';

/** Ports whose other end is held by the test. */
class FakePort {
  readonly asked: OnLine<'question'>[] = [];
  #hear: (answer: unknown) => void = () => {};
  #end: () => void = () => {};
  readonly onMessage = { addListener: (hear: (answer: unknown) => void) => (this.#hear = hear) };
  readonly onDisconnect = { addListener: (end: () => void) => (this.#end = end) };
  postMessage(question: OnLine<'question'>): void {
    this.asked.push(question);
  }
  answer(index: number, value: unknown): void {
    const question = this.asked[index];
    assert.ok(question, `question ${index} was asked`);
    this.#hear({ id: question.id, reply: success(value) });
  }
  close(): void {
    this.#end();
  }
}

function exchange() {
  const ports: FakePort[] = [];
  const state = { isAlive: true, refuses: false };
  const fake: Exchange = {
    isAlive: () => state.isAlive,
    connect: () => {
      if (state.refuses) throw new Error('Extension context invalidated.');
      const port = new FakePort();
      ports.push(port);
      return port as unknown as chrome.runtime.Port;
    },
  };
  return { ports, state, line: new Line(fake) };
}

const score = (text: string): Message<'score'> => ({
  kind: 'score', draft: 'd', revision: 1, text, platform: 'x', surface: 'post',
}); // prettier-ignore

describe('Line', () => {
  it('asks everything on one port, and hands each answer to its question', async () => {
    const { ports, line } = exchange();
    const first = line.ask(score('one'));
    const second = line.ask(score('two'));
    ports[0]?.answer(1, 'second');
    ports[0]?.answer(0, 'first');
    assert.deepEqual([await first, await second], [success('first'), success('second')]);
    assert.equal(ports.length, 1);
  });

  it('opens no port before something is asked', () => {
    const { ports } = exchange();
    assert.equal(ports.length, 0);
  });

  it('asks again on a new port what a closed one has not answered', async () => {
    const { ports, line } = exchange();
    const asked = line.ask(score('one'));
    ports[0]?.close();
    ports[1]?.answer(0, 'late');
    assert.deepEqual(await asked, success('late'));
  });

  it('waits a little when the next port closes too, and gives up after the fourth', async ({ mock }) => {
    mock.timers.enable({ apis: ['setTimeout'] });
    const { ports, line } = exchange();
    const asked = line.ask(score('one'));
    ports[0]?.close();
    ports[1]?.close();
    assert.equal(ports.length, 2);
    mock.timers.tick(100);
    ports[2]?.close();
    mock.timers.tick(500);
    assert.equal(ports.length, 4);
    ports[3]?.close();
    const reply = await asked;
    assert.equal(reply.ok ? '' : reply.error, 'no-answer');
  });

  it('needs no new port until the next question, when an idle one was closed', async () => {
    const { ports, line } = exchange();
    const first = line.ask(score('one'));
    ports[0]?.answer(0, 'one');
    await first;
    ports[0]?.close();
    assert.equal(ports.length, 1);
    const second = line.ask(score('two'));
    ports[1]?.answer(0, 'two');
    assert.deepEqual(await second, success('two'));
  });

  it('says that the extension has gone, to who asks and to who listens', async () => {
    const { ports, state, line } = exchange();
    const life = new AbortController();
    const gone = new Promise<void>((resolve) => line.onGone(resolve, life.signal));
    const asked = line.ask(score('one'));
    state.isAlive = false;
    ports[0]?.close();
    const reply = await asked;
    assert.equal(reply.ok ? '' : reply.error, 'gone');
    await gone;
    assert.equal(ports.length, 1);
  });

  it('answers "no-answer" where no port can be opened', async () => {
    const { state, line } = exchange();
    state.refuses = true;
    const reply = await line.ask(score('one'));
    assert.equal(reply.ok ? '' : reply.error, 'no-answer');
  });
});
