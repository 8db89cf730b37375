// One engine for the life of this background, made when first needed.
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

export interface EngineHost {
  /** The engine; the same promise for everyone who asks while it is being made. */
  readonly get: () => Promise<LoadedEngine>;
  /** Forget an engine that has died; does nothing when a newer one is already there. */
  readonly discard: (dead: LoadedEngine) => void;
}

const RETRY_AFTER = 2000;

/** `now` tells milliseconds. */
export function engineHost(
  create: () => Promise<LoadedEngine>,
  now: () => number = Date.now,
): EngineHost {
  let memo: Promise<LoadedEngine> | undefined;
  let alive: LoadedEngine | undefined;
  let retryFrom = Infinity;

  function get(): Promise<LoadedEngine> {
    if (memo && now() < retryFrom) return memo;
    retryFrom = Infinity;
    const making = create();
    memo = making;
    making.then(
      (loaded) => {
        alive = loaded;
      },
      () => {
        if (memo === making) retryFrom = now() + RETRY_AFTER;
      },
    );
    return making;
  }

  function discard(dead: LoadedEngine): void {
    if (dead !== alive) return;
    alive = undefined;
    memo = undefined;
  }

  return { get, discard };
}
