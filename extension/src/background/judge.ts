// Requests in, replies out. Pure but for the engine it is handed, so tests hand it a fake one.
import type { Engine } from '../../../wasm/loader.mjs';
import {
  failure,
  success,
  type Answer,
  type Message,
  type Judgement,
  type Reply,
  type Report,
  type ScoreRequest,
  type Verdict,
} from '../shared/protocol.ts';
import type { Settings } from '../shared/settings-model.ts';
import type { EngineHost, LoadedEngine } from './engine-host.ts';

type Served = Reply<Answer<'warm'> | Answer<'score'>>;

/** `settings` are those of this moment: a request that comes after a change is judged by the change. */
export async function serve(
  message: Message<'warm'> | Message<'score'>,
  host: EngineHost,
  settings: Settings,
): Promise<Served> {
  let loaded: LoadedEngine;
  try {
    loaded = await host.get(settings);
  } catch (error) {
    return failure('engine-unavailable', error);
  }
  if (message.kind === 'warm') return success({ ready: true });
  try {
    return success(judge(message, loaded, settings));
  } catch (error) {
    // Whatever it threw, its memory can't be trusted any more: a fresh one costs some 20 ms.
    host.discard(loaded);
    return failure('engine-died', error);
  }
}

function judge(
  request: ScoreRequest,
  { engine, mixedFrom }: LoadedEngine,
  { language, sensitivity }: Settings,
): Judgement {
  const { draft, revision, text, platform, surface, wayOut = true } = request;
  const report = engine.score(text, { platform, surface, language, sensitivity, wayOut });
  return {
    draft,
    revision,
    platform,
    surface,
    report,
    judged: report.lang === 'und' || report.lang in engine.rules,
    signals: signalsOf(report, engine),
    wayOutVerdict: wayOutVerdict(report, mixedFrom),
    sensitivity,
  };
}

function signalsOf(report: Report, engine: Engine): Record<string, string> {
  const named = new Set(report.findings.map((finding) => finding.rule));
  const signals: Record<string, string> = {};
  for (const rules of Object.values(engine.rules)) {
    for (const { id, signal } of rules) if (named.has(id)) signals[id] = signal;
  }
  return signals;
}

function wayOutVerdict(report: Report, mixedFrom: number): Verdict {
  if (report.way_out.length === 0) return report.verdict;
  return report.way_out_score >= mixedFrom ? 'mixed' : 'conversation';
}
