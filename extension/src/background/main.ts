// The background: service worker in Chromium, event page in Firefox. It owns the engine, and only
// the engine; it remembers no text.
import { createEngine } from '../../../wasm/loader.mjs';
import { mixedFrom } from 'unbroadcast:thresholds';
import { failure, parseBackgroundMessage } from '../shared/protocol.ts';
import { engineHost, type LoadedEngine } from './engine-host.ts';
import { serve } from './judge.ts';

async function load(): Promise<LoadedEngine> {
  const [wasm, pack] = await Promise.all([
    packaged('unbroadcast.wasm').then((file) => file.arrayBuffer()),
    packaged('packs/en.json').then((file) => file.text()),
  ]);
  return { engine: await createEngine(wasm, { packs: [pack] }), mixedFrom };
}

/** A file of this extension: the only thing that is ever fetched. */
function packaged(path: string): Promise<Response> {
  return fetch(chrome.runtime.getURL(path));
}

const host = engineHost(load);

// Listeners are set up at once, in the first turn: a stopped background is woken only for those.
chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  if (sender.id !== chrome.runtime.id) return false;
  const request = parseBackgroundMessage(message);
  if (request?.kind !== 'warm' && request?.kind !== 'score') {
    respond(failure('bad-request', 'not a request that the background serves'));
    return false;
  }
  void serve(request, host).then(respond);
  return true;
});
