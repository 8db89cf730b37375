// The content script: in every frame of a known site, quiet until someone types in a composer.
import { sites } from 'unbroadcast:sites';
import { isAlive } from '../shared/ask.ts';
import { isPaused, loadPauses, pausedUntil, watchPauses, type Pauses } from '../shared/pauses.ts';
import { parseContentMessage, success, type DraftState } from '../shared/protocol.ts';
import { loadSettings, watchSettings, type Settings } from '../shared/settings.ts';
import type { Site } from '../shared/site.ts';
import { diagnostic } from './diagnostic.ts';
import { isFocusedFrame } from './frames.ts';
import { removeLeftovers } from './host.ts';
import { line } from './line.ts';
import { installProbe } from './probe.ts';
import { Toolbar } from './toolbar.ts';
import { Watcher } from './watcher.ts';
import { watchingOf } from './watching.ts';

/** Longer than this no timer can be set; a pause is shorter. */
const LONGEST_TIMER = 2 ** 31 - 1;

class Presence {
  readonly #site: Site;
  readonly #toolbar: Toolbar;
  #settings: Settings | null = null;
  #pauses: Pauses = {};
  #watcher: Watcher | null = null;
  #resume = 0;

  constructor(site: Site) {
    this.#site = site;
    this.#toolbar = new Toolbar(site.id);
  }

  get watcher(): Watcher | null {
    return this.#watcher;
  }

  async begin(signal: AbortSignal): Promise<void> {
    // Not the page's: these end with the extension itself.
    const lasting = new AbortController().signal;
    watchSettings((settings) => this.#follow(settings, this.#pauses), lasting);
    watchPauses((pauses) => this.#follow(this.#settings, pauses), lasting);
    signal.addEventListener('abort', () => this.#stop(null));
    const [settings, pauses] = await Promise.all([loadSettings(), loadPauses()]);
    if (!signal.aborted) this.#follow(settings, pauses);
  }

  #follow(settings: Settings | null, pauses: Pauses): void {
    this.#settings = settings;
    this.#pauses = pauses;
    clearTimeout(this.#resume);
    if (!settings) return;
    const watching = watchingOf(settings, this.#site.id);
    if (watching.mode === 'off') this.#stop(null);
    else if (isPaused(pauses, this.#site.id)) this.#pause(pauses);
    else if (this.#watcher) this.#watcher.apply(watching);
    else this.#watcher = new Watcher(this.#site, watching, (state) => this.#toolbar.show(state));
  }

  #pause(pauses: Pauses): void {
    this.#stop(window === window.top ? 'paused' : null);
    const wait = (pausedUntil(pauses, this.#site.id) ?? 0) - Date.now();
    if (wait > LONGEST_TIMER) return;
    this.#resume = window.setTimeout(() => this.#follow(this.#settings, this.#pauses), Math.max(0, wait));
  }

  #stop(state: DraftState): void {
    clearTimeout(this.#resume);
    this.#watcher?.stop();
    this.#watcher = null;
    this.#toolbar.show(state);
  }

  /** Answers the popup. Frames without a draft say nothing, so that the one that has it is heard. */
  answer(message: unknown, respond: (reply: unknown) => void): void {
    const request = parseContentMessage(message);
    if (request?.kind === 'site') respond(success({ site: this.#site.id }));
    if (request?.kind === 'diagnose') this.#diagnose(respond);
    const watcher = this.#watcher;
    if (request?.kind !== 'draft' || !watcher || !isFocusedFrame()) return;
    const { draft, unseen } = watcher;
    if (unseen) respond(success({ judgement: null, text: '', problem: 'unreadable' }));
    else if (draft) {
      const { judgement, judgedText, problem } = draft;
      respond(success({ judgement, text: judgedText, problem }));
    }
  }

  #diagnose(respond: (reply: unknown) => void): void {
    const { draft, composer, unseen } = this.#watcher ?? {};
    if (!draft && !unseen && window !== window.top) return;
    const facts = {
      site: this.#site.id,
      surface: composer ? (composer.surface ?? 'unknown') : 'none',
      state: unseen ? 'unreadable' : (draft?.problem ?? 'readable'),
      version: chrome.runtime.getManifest().version,
      userAgent: navigator.userAgent,
      path: location.pathname,
      landmarks: this.#site.landmarks,
    };
    const element = unseen ?? draft?.editor ?? document.activeElement;
    respond(success({ text: diagnostic(element, facts) }));
  }
}

function run(site: Site): void {
  const life = new AbortController();
  const presence = new Presence(site);
  // In the document's first turn, so that no listener of the page comes before.
  for (const type of ['keydown', 'keypress', 'keyup', 'copy', 'cut', 'paste'] as const) {
    const options = { capture: true, signal: life.signal };
    window.addEventListener(type, (event) => presence.watcher?.overlay?.key(event), options);
  }
  // An extension that ends while its line sleeps tells nobody: whatever the author does next shows it.
  for (const type of ['focusin', 'pointerdown', 'pointerover', 'scroll', 'visibilitychange'] as const) {
    const options = { capture: true, passive: true, signal: life.signal };
    window.addEventListener(type, () => isAlive() || life.abort(), options);
  }
  line.onGone(() => life.abort(), life.signal);
  removeLeftovers();
  void presence.begin(life.signal);
  installProbe(() => presence.watcher);
  chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (sender.id === chrome.runtime.id) presence.answer(message, respond);
  });
}

const site = sites.find(({ hosts }) => hosts.includes(location.hostname));
if (site) run(site);
