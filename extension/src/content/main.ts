// The content script: in every frame of a known site, quiet until someone types in a composer.
import { sites } from 'unbroadcast:sites';
import { parseContentMessage, success } from '../shared/protocol.ts';
import { loadSettings, modeOf, watchSettings, type Settings } from '../shared/settings.ts';
import type { Site } from '../shared/site.ts';
import { installProbe } from './probe.ts';
import { Watcher } from './watcher.ts';

function run(site: Site): void {
  let watcher: Watcher | null = null;

  function follow(settings: Settings): void {
    const isOn = modeOf(settings, site.id) !== 'off';
    if (isOn) watcher ??= new Watcher(site);
    else {
      watcher?.stop();
      watcher = null;
    }
  }

  // In the document's first turn, so that no listener of the page comes before.
  for (const type of ['keydown', 'keypress', 'keyup'] as const) {
    window.addEventListener(type, (event) => watcher?.overlay?.key(event), { capture: true });
  }
  watchSettings(follow, new AbortController().signal);
  void loadSettings().then(follow);
  installProbe(
    () => watcher?.draft ?? null,
    () => watcher?.overlay ?? null,
  );

  chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id !== chrome.runtime.id) return;
    const request = parseContentMessage(message);
    const draft = watcher?.draft;
    if (request?.kind === 'site') respond(success({ site: site.id }));
    // Frames without a draft say nothing, so that the one that has it is heard.
    if (request?.kind !== 'draft' || !draft) return;
    const { judgement, judgedText, problem } = draft;
    respond(success({ judgement, text: judgedText, problem }));
  });
}

const site = sites.find(({ hosts }) => hosts.includes(location.hostname));
if (site) run(site);
