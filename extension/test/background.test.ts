import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engineHost, type LoadedEngine } from '../src/background/engine-host.ts';
import { serve } from '../src/background/judge.ts';
import { DEFAULTS } from '../src/shared/settings-model.ts';
import { fakeEngine, finding, report } from './fake-engine.ts';

const request = {
  kind: 'score',
  draft: 'd1',
  revision: 7,
  text: 'Follow us',
  platform: 'linkedin',
  surface: 'post',
} as const;

function loaded(score = () => report()): LoadedEngine {
  return { engine: fakeEngine(score), mixedFrom: 32 };
}

/** A host that makes these engines one after the other; an Error stands for a failed creation. */
function hostOf(...engines: readonly (LoadedEngine | Error)[]) {
  const rest = [...engines];
  const counted = { made: 0 };
  const clock = { now: 0 };
  const host = engineHost(
    async () => {
      counted.made += 1;
      const next = rest.shift();
      if (!next || next instanceof Error) throw next ?? new Error('no more engines');
      return next;
    },
    () => clock.now,
  );
  return { host, counted, clock };
}

describe('engineHost', () => {
  it('makes nothing before it is asked', () => assert.equal(hostOf(loaded()).counted.made, 0));

  it('makes one engine for all who ask at the same time, and keeps it', async () => {
    const { host, counted } = hostOf(loaded(), loaded());
    const [first, second] = await Promise.all([host.get(DEFAULTS), host.get(DEFAULTS)]);
    assert.equal(first, second);
    assert.equal(await host.get(DEFAULTS), first);
    assert.equal(counted.made, 1);
  });

  it('tries again after a failure, but not at once', async () => {
    const good = loaded();
    const { host, counted, clock } = hostOf(new Error('no wasm'), good);
    await assert.rejects(host.get(DEFAULTS), /no wasm/);
    clock.now = 1999;
    await assert.rejects(host.get(DEFAULTS), /no wasm/);
    assert.equal(counted.made, 1);
    clock.now = 2000;
    assert.equal(await host.get(DEFAULTS), good);
    clock.now = 9000;
    assert.equal(await host.get(DEFAULTS), good);
  });

  it('makes another engine for other names or muted rules, and for nothing else', async () => {
    const [first, second, third] = [loaded(), loaded(), loaded()];
    const { host, counted } = hostOf(first, second, third);
    const before = host.get(DEFAULTS);
    const muted = { ...DEFAULTS, mutedRules: ['follow-order'] };
    assert.equal(await host.get(muted), second);
    assert.equal(await before, first, 'who asked before the change is not left without an engine');
    assert.equal(await host.get({ ...muted, sensitivity: 'strict' } as typeof muted), second);
    assert.equal(await host.get({ ...muted, ownNames: ['Calder'] }), third);
    assert.equal(counted.made, 3);
  });

  it('forgets a dead engine, but never a newer one', async () => {
    const [first, second] = [loaded(), loaded()];
    const { host } = hostOf(first, second);
    await host.get(DEFAULTS);
    host.discard(first);
    assert.equal(await host.get(DEFAULTS), second);
    host.discard(first);
    assert.equal(await host.get(DEFAULTS), second);
  });
});

describe('serve', () => {
  it('asks the engine with what is set, and says with which sensitivity it judged', async () => {
    let asked: unknown;
    const engine: LoadedEngine['engine'] = {
      ...fakeEngine(() => report()),
      score: (_, options) => {
        asked = options;
        return report();
      },
    };
    const { host } = hostOf({ engine, mixedFrom: 32 });
    const reply = await serve(request, host, { ...DEFAULTS, sensitivity: 'strict', language: 'en' });
    const set = { platform: 'linkedin', surface: 'post', language: 'en', sensitivity: 'strict' };
    assert.deepEqual(asked, { ...set, wayOut: true });
    await serve({ ...request, wayOut: false }, host, { ...DEFAULTS, sensitivity: 'strict', language: 'en' });
    assert.deepEqual(asked, { ...set, wayOut: false });
    assert.ok(reply.ok && 'sensitivity' in reply.value);
    assert.equal(reply.value.sensitivity, 'strict');
  });


  it('answers with the draft and revision that were asked about', async () => {
    const reply = await serve(request, hostOf(loaded()).host, DEFAULTS);
    assert.ok(reply.ok && 'revision' in reply.value);
    assert.equal(reply.value.draft, 'd1');
    assert.equal(reply.value.revision, 7);
  });

  it('tells the signals of the rules that fired, and no others', async () => {
    const score = () => report({ findings: [finding('follow-order', 'broadcasting', 0, 6)] });
    const reply = await serve(request, hostOf(loaded(score)).host, DEFAULTS);
    assert.ok(reply.ok && 'signals' in reply.value);
    assert.deepEqual(reply.value.signals, { 'follow-order': 'B7' });
  });

  for (const [score, expected] of [[31, 'conversation'], [32, 'mixed']] as const) {
    it(`calls a way out to ${score} ${expected}`, async () => {
      const answer = report({ verdict: 'broadcasting', score: 80, way_out: [0], way_out_score: score });
      const reply = await serve(request, hostOf(loaded(() => answer)).host, DEFAULTS);
      assert.ok(reply.ok && 'wayOutVerdict' in reply.value);
      assert.equal(reply.value.wayOutVerdict, expected);
    });
  }

  for (const [lang, judged] of [['en', true], ['und', true], ['de', false]] as const) {
    it(`${judged ? 'judges' : 'does not judge'} a text in "${lang}"`, async () => {
      const reply = await serve(request, hostOf(loaded(() => report({ lang }))).host, DEFAULTS);
      assert.ok(reply.ok && 'judged' in reply.value);
      assert.equal(reply.value.judged, judged);
    });
  }

  it('says that the engine could not be loaded', async () => {
    const reply = await serve({ kind: 'warm' }, hostOf(new Error('no wasm')).host, DEFAULTS);
    assert.deepEqual(reply, { ok: false, error: 'engine-unavailable', detail: 'no wasm' });
  });

  it('says that the engine died, and the next request gets a new one', async () => {
    const dying = loaded(() => {
      throw new Error('unreachable');
    });
    const { host, counted } = hostOf(dying, loaded());
    const first = await serve(request, host, DEFAULTS);
    assert.deepEqual(first, { ok: false, error: 'engine-died', detail: 'unreachable' });
    const second = await serve(request, host, DEFAULTS);
    assert.equal(second.ok, true);
    assert.equal(counted.made, 2);
  });
});
