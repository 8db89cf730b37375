// A box to try texts in: the same reading, marks and card as in a compose box, without any site. The
// try-it page and the first-run page show it.
import { Announcer } from '../content/announcer.ts';
import { element } from '../content/build-dom.ts';
import { cardActions } from '../content/card-actions.ts';
import { Card } from '../content/card.ts';
import { cardModel } from '../content/card-model.ts';
import { Draft, type DraftPlace } from '../content/draft.ts';
import { watchSettings } from '../shared/settings.ts';
import { say } from '../shared/texts.ts';
import { isLongEnough } from '../shared/words.ts';

const PLACES: Readonly<Record<string, DraftPlace>> = {
  linkedin_post: { platform: 'linkedin', surface: 'post' },
  linkedin_reply: { platform: 'linkedin', surface: 'reply' },
  x_post: { platform: 'x', surface: 'post' },
  x_reply: { platform: 'x', surface: 'reply' },
};
const EXAMPLES = ['advert', 'talk'];

export class TryBox {
  readonly editor = element('div', {
    attributes: {
      id: 'editor',
      contenteditable: 'plaintext-only',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': say('try_draft'),
      spellcheck: 'true',
      'data-placeholder': say('try_placeholder'),
    },
  });
  readonly #place = element('select', { attributes: { id: 'place' } });
  readonly #note = element('p', { class: 'quiet', attributes: { id: 'note' } });
  readonly #announcer = new Announcer(say, new AbortController().signal);
  readonly #card = new Card({
    say,
    emphasise: (finding) => this.#draft?.emphasise(finding),
    choose: (finding) => this.#draft?.select(finding),
    actions: cardActions(),
  });
  #draft: Draft | null = null;
  #life = new AbortController();

  /** Fills `box`, whose style is `try-box`. */
  constructor(box: HTMLElement) {
    for (const place of Object.keys(PLACES)) this.#place.add(new Option(say(`try_place_${place}`), place));
    this.#place.addEventListener('change', () => this.#begin());
    const write = element('div', { class: 'write' }, this.#tools(), this.editor);
    const verdict = element('div', { class: 'verdict' }, this.#note, this.#card.element, this.#announcer.region);
    box.append(write, verdict);
    this.#card.element.addEventListener('keydown', (event) => this.#card.key(event) && event.preventDefault());
    watchSettings(() => this.#draft?.rejudge(), new AbortController().signal);
    this.#begin();
  }

  #tools(): HTMLElement {
    const examples = EXAMPLES.map((name) => {
      const attributes = { type: 'button', 'data-example': name };
      const button = element('button', { class: 'button', text: say(`try_example_${name}`), attributes });
      button.addEventListener('click', () => {
        this.editor.textContent = say(`try_example_${name}_text`);
        this.editor.focus();
      });
      return button;
    });
    const label = element('label', {}, `${say('try_place')} `, this.#place);
    const offer = element('span', { class: 'quiet', text: say('try_examples') });
    return element('div', { class: 'tools' }, label, element('span', { class: 'examples' }, offer, ...examples));
  }

  /** Another place is another draft: rules know where they apply. */
  #begin(): void {
    this.#life.abort();
    this.#life = new AbortController();
    const place = PLACES[this.#place.value];
    this.#draft = place ? new Draft(this.editor, place, (draft) => this.#show(draft), this.#life.signal) : null;
    if (this.#draft) this.#show(this.#draft);
  }

  #show({ judgement, judgedText, problem, text }: Draft): void {
    this.#card.element.hidden = judgement === null;
    this.#note.hidden = judgement !== null;
    if (judgement) {
      this.#card.show(cardModel(judgement, judgedText, say));
      this.#announcer.verdict(judgement.report.verdict);
      return;
    }
    this.#announcer.reset();
    if (problem) this.#note.textContent = say('popup_problem');
    else if (text.trim() === '') this.#note.textContent = say('try_waiting');
    else this.#note.textContent = say(isLongEnough(text) ? 'try_other_language' : 'try_short');
  }
}
