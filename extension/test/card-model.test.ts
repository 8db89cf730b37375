import assert from 'node:assert/strict';
import { access } from 'node:fs/promises';
import { describe, it } from 'node:test';
import { cardModel, REASONS } from '../src/content/card-model.ts';
import type { Finding, Judgement, Report } from '../src/shared/protocol.ts';
import { finding, report } from './fake-engine.ts';

const say = (key: string, ...values: readonly string[]): string =>
  key === 'language' ? 'en' : [key, ...values].join('/');
const TEXT = 'Follow us. We are world-class. Press the pump twice.';
const follow = finding('follow-order', 'broadcasting', 0, 9);
const peacock = finding('peacock-words', 'broadcasting', 18, 29);
const takeaway = finding('takeaway', 'conversation', 31, 52);
const benefit = finding('stated-benefit', 'conversation', 31, 52);
const signals = { 'follow-order': 'B7', 'peacock-words': 'B19', takeaway: 'C6' };

function model(changes: Partial<Report>, text = TEXT) {
  const judgement: Judgement = {
    draft: 'd1',
    revision: 1,
    platform: 'linkedin',
    surface: 'post',
    report: report({ verdict: 'broadcasting', score: 80, ...changes }),
    judged: true,
    signals,
    wayOutVerdict: 'mixed',
    sensitivity: 'balanced',
  };
  return cardModel(judgement, text, say);
}

describe('cardModel', () => {
  it('quotes the words of each reason, with its three texts', () => {
    const { reasons } = model({ findings: [follow] });
    assert.deepEqual(reasons, [
      {
        finding: 0,
        rule: 'follow-order',
        quote: 'Follow us',
        also: [],
        message: 'rule_follow_order_message',
        why: 'rule_follow_order_why',
        tryThis: 'rule_follow_order_try',
        without: 'reason_without/20',
      },
    ]);
  });

  it('names further words of a finding once, however they are written', () => {
    const text = 'We know our trade, and we like OUR work.';
    const also: [number, number][] = [[8, 11], [23, 25], [31, 34]];
    const self = { ...finding('reader-absent', 'broadcasting', 0, 2), also };
    assert.deepEqual(model({ findings: [self] }, text).reasons[0]?.also, ['our']);
  });

  it('keeps the two sides apart, and each finding its index', () => {
    const { reasons, good } = model({ findings: [follow, peacock, takeaway] });
    assert.deepEqual(reasons.map((reason) => reason.finding), [0, 1]);
    assert.deepEqual(good.map((reason) => reason.finding), [2]);
  });

  it('shows five reasons at most', () => {
    const many = Array.from({ length: 7 }, () => follow);
    assert.equal(model({ findings: many }).reasons.length, 5);
  });

  it('lists every reason that the way out names', () => {
    const many = Array.from({ length: 7 }, () => follow);
    const { reasons, wayOut } = model({ findings: many, way_out: [0, 6], way_out_score: 20 });
    assert.deepEqual(reasons.map(({ finding }) => finding), [0, 1, 2, 3, 4, 6]);
    assert.equal(wayOut, 'way_out_some/1 and 6/20/way_out_mixed');
  });

  const without: readonly { name: string; reason: Finding; expected: string }[] = [
    { name: 'what would help', reason: { ...follow, score_without: 50 }, expected: 'reason_without/50' },
    { name: 'nothing where it would not', reason: { ...follow, score_without: 80 }, expected: '' },
    { name: 'nothing of the whole draft', reason: { ...follow, begin: 0, end: 0, score_without: 50 }, expected: '' },
  ];
  for (const { name, reason, expected } of without) {
    it(`says of leaving a sentence out: ${name}`, () => {
      assert.equal(model({ findings: [reason] }).reasons[0]?.without, expected);
    });
  }

  it('has no quote for what is about the whole draft', () => {
    const whole = finding('self-density', 'broadcasting', 0, 0);
    assert.equal(model({ findings: [whole] }).reasons[0]?.quote, '');
  });

  it('shortens a long quote between words', () => {
    const text = `${'word '.repeat(40)}end`;
    const long = finding('link-dump', 'broadcasting', 0, text.length);
    const quote = model({ findings: [long] }, text).reasons[0]?.quote ?? '';
    assert.match(quote, /^word (word )+… (word )+end$/);
    assert.ok(quote.length <= 95, quote);
  });

  it('names one reason as the way out', () => {
    const { wayOut } = model({ findings: [follow, peacock], way_out: [1], way_out_score: 34 });
    assert.equal(wayOut, 'way_out_one/2/34/way_out_mixed');
  });

  it('names several in their order', () => {
    const { wayOut } = model({ findings: [follow, peacock], way_out: [1, 0], way_out_score: 12 });
    assert.equal(wayOut, 'way_out_some/1 and 2/12/way_out_mixed');
  });

  it('has no way out where the report has none', () => {
    assert.equal(model({ findings: [follow] }).wayOut, '');
  });

  const asks: readonly { name: string; findings: Report['findings']; expected: boolean }[] = [
    { name: 'an order alone', findings: [follow], expected: true },
    { name: 'an order in a draft that is useful otherwise', findings: [follow, takeaway], expected: true },
    { name: 'an order with what it is good for', findings: [follow, benefit], expected: false },
    { name: 'no order', findings: [peacock], expected: false },
  ];
  it('knows rules of reasons that exist', async () => {
    for (const rule of REASONS) await access(`../core/rules/en/${rule}.json`);
  });

  for (const { name, findings, expected } of asks) {
    it(`${expected ? 'asks' : 'does not ask'} the three questions: ${name}`, () => {
      assert.equal(model({ findings }).askThreeQuestions, expected);
    });
  }
});
