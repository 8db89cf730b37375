// An engine for tests: it finds the words it is told to find.
import type { Engine, Finding, Report } from '../../wasm/loader.mjs';

export function report(changes: Partial<Report> = {}): Report {
  return {
    score: 10,
    verdict: 'conversation',
    lang: 'en',
    truncated: false,
    evidence: -2,
    base: -1.4,
    rest: 0,
    findings: [],
    way_out: [],
    way_out_score: 10,
    ...changes,
  };
}

export function finding(rule: string, side: Finding['side'], begin: number, end: number): Finding {
  return { rule, side, begin, end, contribution: 1, message: '', suggestion: '', score_without: 20 };
}

export function fakeEngine(answer: (text: string) => Report): Engine {
  return {
    rules: {
      en: [
        { id: 'follow-order', signal: 'B7', side: 'broadcasting' },
        { id: 'peacock-words', signal: 'B19', side: 'broadcasting' },
        { id: 'takeaway', signal: 'C6', side: 'conversation' },
      ],
    },
    problems: [],
    memoryBytes: 0,
    score: answer,
    destroy: () => {},
  };
}
