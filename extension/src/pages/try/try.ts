// The try-it page: the same reading, marks and card as in a compose box, without any site.
import { Announcer } from '../../content/announcer.ts';
import { Card } from '../../content/card.ts';
import { cardModel } from '../../content/card-model.ts';
import { Draft, type DraftPlace } from '../../content/draft.ts';
import { say } from '../../shared/texts.ts';
import { isLongEnough } from '../../shared/words.ts';
import { byId, fillTexts } from '../page.ts';

const PLACES: Readonly<Record<string, DraftPlace>> = {
  linkedin_post: { platform: 'linkedin', surface: 'post' },
  linkedin_reply: { platform: 'linkedin', surface: 'reply' },
  x_post: { platform: 'x', surface: 'post' },
  x_reply: { platform: 'x', surface: 'reply' },
};

const editor = byId('editor', HTMLDivElement);
const note = byId('note', HTMLParagraphElement);
const places = byId('place', HTMLSelectElement);
const announcer = new Announcer(say, new AbortController().signal);
let life = new AbortController();
let draft: Draft | null = null;
const card = new Card({ say, emphasise: (finding) => draft?.emphasise(finding) });

/** Another place is another draft: rules know where they apply. */
function begin(): void {
  life.abort();
  life = new AbortController();
  const place = PLACES[places.value];
  draft = place ? new Draft(editor, place, show, life.signal) : null;
  if (draft) show(draft);
}

function show({ judgement, judgedText, problem, text }: Draft): void {
  card.element.hidden = judgement === null;
  note.hidden = judgement !== null;
  if (judgement) {
    card.show(cardModel(judgement, judgedText, say));
    announcer.verdict(judgement.report.verdict);
    return;
  }
  announcer.reset();
  if (problem) note.textContent = say('popup_problem');
  else if (text.trim() === '') note.textContent = say('try_waiting');
  else note.textContent = say(isLongEnough(text) ? 'try_other_language' : 'try_short');
}

function listPlaces(): void {
  for (const place of Object.keys(PLACES)) places.add(new Option(say(`try_place_${place}`), place));
  places.addEventListener('change', begin);
}

function offerExamples(): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-example]')) {
    button.addEventListener('click', () => {
      editor.textContent = say(button.dataset['example'] ?? '');
      editor.focus();
    });
  }
}

fillTexts();
document.title = say('try_title');
editor.dataset['placeholder'] = say('try_placeholder');
byId('card', HTMLDivElement).append(card.element);
byId('live', HTMLDivElement).append(announcer.region);
listPlaces();
offerExamples();
begin();
editor.focus();
