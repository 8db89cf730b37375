// The parts of the card that only show something.
import type { Say } from '../shared/texts.ts';
import { element } from './build-dom.ts';
import type { CardModel, Reason } from './card-model.ts';
import { shape } from './shapes.ts';

/** `id` is the element's, by which a control can be named after the words. */
export function quotes(reason: Reason, id: string): HTMLElement | null {
  const first = quote(reason);
  if (!first) return null;
  const others = reason.also.flatMap((words) => [' ', element('q', { class: 'also', text: words })]);
  return element('span', { class: 'words', attributes: { id } }, first, ...others);
}

function quote({ quote: words }: Reason): HTMLElement | null {
  return words ? element('q', { class: 'quote', text: words, attributes: { dir: 'auto' } }) : null;
}

export function meter({ score }: CardModel, say: Say): HTMLElement {
  const marker = element('span', { class: 'marker' });
  marker.style.insetInlineStart = `${score}%`;
  const attributes = { role: 'img', 'aria-label': say('meter_label', String(score)) };
  return element(
    'div',
    { class: 'meter' },
    element('div', { class: 'track', attributes }, marker),
    element('span', { text: say('meter_conversation') }),
    element('span', { class: 'score', text: say('meter_score', String(score)) }),
    element('span', { text: say('meter_broadcasting') }),
  );
}

export function good(model: CardModel, say: Say): HTMLElement | null {
  if (model.good.length === 0) return null;
  const items = model.good.map((reason) =>
    element(
      'li',
      {},
      shape('tick'),
      element('span', {}, element('span', { class: 'message', text: reason.message }), ' ', quote(reason)),
    ),
  );
  return element(
    'section',
    { class: 'good' },
    element('h3', { text: say('good_title') }),
    element('ul', {}, ...items),
  );
}

export function threeQuestions(say: Say): HTMLElement {
  const questions = ['question_follow', 'question_visit', 'question_gain'];
  return element(
    'section',
    { class: 'questions' },
    element('h3', { text: say('questions_title') }),
    element('ul', {}, ...questions.map((key) => element('li', { text: say(key) }))),
  );
}

export function closingQuestion(say: Say): HTMLElement {
  return element(
    'p',
    { class: 'closing' },
    element('span', { text: `${say('closing_label')} ` }),
    element('strong', { text: say('closing_question') }),
  );
}
