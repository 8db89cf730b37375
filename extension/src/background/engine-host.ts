// One engine for the life of this background, made when first needed and made anew for other names or
// other muted rules.
//
// The browser may stop the background at any moment, so nothing here is worth keeping: the next
// life makes its own engine. An engine that trapped is replaced at the next request. A creation that
// failed is tried again too, but not at every keystroke: it may have been long in failing.
import type { Engine } from '../../../wasm/loader.mjs';

export interface LoadedEngine {
  readonly engine: Engine;
  /** The score from which a draft is `mixed`: the pack says it, the engine's report does not. */
  readonly mixedFrom: number;
}

/** What an engine is made with; another sensitivity or language needs no other engine. */
export interface EngineSetup {
  readonly ownNames: readonly string[];
  readonly mutedRules: readonly string[];
}

export interface EngineHost {
  /** The engine of this set-up; the same promise for everyone who asks while it is being made. */
  readonly get: (setup: EngineSetup) => Promise<LoadedEngine>;
  /** Forget an engine that has died; does nothing when a newer one is already there. */
  readonly discard: (dead: LoadedEngine) => void;
}

interface Made {
  readonly setup: string;
  readonly promise: Promise<LoadedEngine>;
  loaded?: LoadedEngine;
  /** When a failed creation may be tried again. */
  retryFrom: number;
}

const RETRY_AFTER = 2000;

/** `now` tells milliseconds. */
export function engineHost(
  create: (setup: EngineSetup) => Promise<LoadedEngine>,
  now: () => number = Date.now,
): EngineHost {
  let made: Made | undefined;

  function get({ ownNames, mutedRules }: EngineSetup): Promise<LoadedEngine> {
    const setup = JSON.stringify([ownNames, mutedRules]);
    if (made?.setup === setup && now() < made.retryFrom) return made.promise;
    // Whoever waits for the engine before still gets it: it is left to the collector, never destroyed.
    made = make(setup, create({ ownNames, mutedRules }));
    return made.promise;
  }

  function make(setup: string, promise: Promise<LoadedEngine>): Made {
    const making: Made = { setup, promise, retryFrom: Infinity };
    promise.then(
      (loaded) => (making.loaded = loaded),
      () => (making.retryFrom = now() + RETRY_AFTER),
    );
    return making;
  }

  function discard(dead: LoadedEngine): void {
    if (made?.loaded === dead) made = undefined;
  }

  return { get, discard };
}
