// What the card says about a draft, as data. Pure, so that the words can be tested without a page.
import type { Finding, Judgement, Verdict } from '../shared/protocol.ts';
import { ruleKey, type Say } from '../shared/texts.ts';

export interface Reason {
  /** Index into the report's findings: marks are emphasised by it. */
  readonly finding: number;
  readonly rule: string;
  /** The author's words; empty when the finding is about the whole draft. */
  readonly quote: string;
  /** Further words of the same finding, each named once. */
  readonly also: readonly string[];
  readonly message: string;
  readonly why: string;
  readonly tryThis: string;
  /** What the draft would be without the sentence of these words; empty when that is no help. */
  readonly without: string;
}

export interface CardModel {
  readonly verdict: Verdict;
  readonly score: number;
  /** The one that the verdict was made with. */
  readonly sensitivity: Judgement['sensitivity'];
  readonly reasons: readonly Reason[];
  readonly good: readonly Reason[];
  /** Empty, or the way out in one sentence. */
  readonly wayOut: string;
  readonly askThreeQuestions: boolean;
  readonly truncated: boolean;
}

/** Signals that order the reader to do something for the author: follow, buy, come. */
const ORDERS = new Set(['B7', 'B8', 'B9']);
/** Rules that see what the reader gets from following an order. */
export const REASONS: ReadonlySet<string> = new Set(['order-with-benefit', 'stated-benefit']);
const LONGEST_QUOTE = 90;
const MOST_REASONS = 5;
const MOST_ALSO = 3;

export function cardModel(judgement: Judgement, text: string, say: Say): CardModel {
  const { report, sensitivity } = judgement;
  const all = report.findings.map((finding, index) => reasonOf(judgement, finding, index, text, say));
  const of = (side: Finding['side']): Reason[] =>
    all.filter((_, index) => report.findings[index]?.side === side);
  // The way out names reasons by their numbers: those that it names are listed, however many.
  const named = new Set(report.way_out);
  const reasons = of('broadcasting').filter(({ finding }, at) => at < MOST_REASONS || named.has(finding));
  return {
    verdict: report.verdict,
    score: report.score,
    sensitivity,
    reasons,
    good: of('conversation').slice(0, MOST_REASONS),
    wayOut: wayOut(judgement, reasons, say),
    askThreeQuestions: hasOrderWithoutReason(judgement),
    truncated: report.truncated,
  };
}

function reasonOf({ report }: Judgement, finding: Finding, index: number, text: string, say: Say): Reason {
  const { rule, side, begin, end, score_without: score } = finding;
  const helps = side === 'broadcasting' && begin < end && score < report.score;
  return {
    finding: index,
    rule,
    quote: shorten(text.slice(begin, end)),
    also: furtherWords(finding, text),
    message: say(ruleKey(rule, 'message')) || rule,
    why: say(ruleKey(rule, 'why')),
    tryThis: say(ruleKey(rule, 'try')),
    without: helps ? say('reason_without', String(score)) : '',
  };
}

function furtherWords({ begin, end, also = [] }: Finding, text: string): string[] {
  const seen = new Set([text.slice(begin, end).toLowerCase()]);
  const words = also.map(([from, to]) => shorten(text.slice(from, to)));
  const others = words.filter((word) => {
    const isNew = !seen.has(word.toLowerCase());
    seen.add(word.toLowerCase());
    return isNew;
  });
  return others.slice(0, MOST_ALSO);
}

/** Keeps both ends of a long quote, cut between words where there are any. */
function shorten(words: string): string {
  const line = words.replace(/\s+/gu, ' ').trim();
  if (line.length <= LONGEST_QUOTE) return line;
  const half = LONGEST_QUOTE / 2;
  const head = line.slice(0, half).replace(/\s+\S*$/u, '');
  const tail = line.slice(-half).replace(/^\S*\s+/u, '');
  return `${head} … ${tail}`;
}

/**
 * Names the reasons by their number in the list, not by counting sentences: two of them may share
 * one sentence.
 */
function wayOut({ report, wayOutVerdict }: Judgement, reasons: readonly Reason[], say: Say): string {
  const numbers = report.way_out
    .map((finding) => reasons.findIndex((reason) => reason.finding === finding) + 1)
    .filter((number) => number > 0)
    .sort((a, b) => a - b)
    .map(String);
  // A part of the set would be no way out.
  if (numbers.length === 0 || numbers.length < report.way_out.length) return '';
  const verdict = say(`way_out_${wayOutVerdict}`);
  const score = String(report.way_out_score);
  if (numbers.length === 1) return say('way_out_one', numbers[0] ?? '', score, verdict);
  const list = new Intl.ListFormat(say('language'), { type: 'conjunction' }).format(numbers);
  return say('way_out_some', list, score, verdict);
}

function hasOrderWithoutReason({ report, signals }: Judgement): boolean {
  const isOrder = ({ side, rule }: Finding): boolean =>
    side === 'broadcasting' && ORDERS.has(signals[rule] ?? '');
  return report.findings.some(isOrder) && !report.findings.some(({ rule }) => REASONS.has(rule));
}
