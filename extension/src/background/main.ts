// The background: service worker in Chromium, event page in Firefox. It owns the engine and the
// toolbar's button; it remembers no text.
import { createEngine } from '../../../wasm/loader.mjs';
import { mixedFrom } from 'unbroadcast:figures';
import { openOptions } from '../shared/options-section.ts';
import {
  failure,
  parseBackgroundMessage,
  success,
  type Answer,
  type BackgroundCalls,
  type BackgroundMessage,
  type Reply,
} from '../shared/protocol.ts';
import { migrateSettings } from '../shared/settings.ts';
import { say } from '../shared/texts.ts';
import { engineHost, type EngineSetup, type LoadedEngine } from './engine-host.ts';
import { browserSurroundings, isFirstRun } from './first-run.ts';
import { serve } from './judge.ts';
import { serveLines } from './lines.ts';
import { settingsCache } from './settings-cache.ts';
import { toolbar } from './toolbar.ts';

async function load(setup: EngineSetup): Promise<LoadedEngine> {
  const [wasm, pack] = await Promise.all([
    packaged('unbroadcast.wasm').then((file) => file.arrayBuffer()),
    packaged('packs/en.pack').then((file) => file.arrayBuffer()),
  ]);
  return { engine: await createEngine(wasm, { packs: [pack], ...setup }), mixedFrom };
}

/** A file of this extension: the only thing that is ever fetched. */
function packaged(path: string): Promise<Response> {
  return fetch(chrome.runtime.getURL(path));
}

const host = engineHost(load);
const settings = settingsCache(new AbortController().signal);
const button = toolbar(chrome.action, say);

async function answer(
  message: BackgroundMessage,
  { tab, frameId }: chrome.runtime.MessageSender,
): Promise<Reply<Answer<keyof BackgroundCalls>>> {
  switch (message.kind) {
    case 'warm':
    case 'score':
      return serve(message, host, await settings.get());
    case 'state':
      if (tab?.id === undefined) return failure('bad-request', 'state: not from a tab');
      await button.show(tab.id, frameId ?? 0, message.site, message.state);
      return success({ noted: true });
    case 'open-options':
      await openOptions(message.section);
      return success({ opened: true });
  }
}

// Listeners are set up at once, in the first turn: a stopped background is woken only for those.
chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  if (sender.id !== chrome.runtime.id) return false;
  const request = parseBackgroundMessage(message);
  if (!request) {
    respond(failure('bad-request', 'not a request that the background serves'));
    return false;
  }
  answer(request, sender).then(respond, (error) => respond(failure('failed', error)));
  return true;
});

serveLines(answer);

chrome.runtime.onInstalled.addListener(({ reason }) => {
  void migrateSettings();
  void isFirstRun(reason, browserSurroundings).then((isFirst) => {
    if (isFirst) return chrome.tabs.create({ url: chrome.runtime.getURL('pages/welcome/welcome.html') });
    return undefined;
  });
});
