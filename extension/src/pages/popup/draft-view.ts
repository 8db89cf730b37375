// The draft of the active tab: the card of the page, why there is none, or, where a compose box can't be
// read, what to send to those who can mend it.
import { cardActions } from '../../content/card-actions.ts';
import { Card } from '../../content/card.ts';
import { cardModel } from '../../content/card-model.ts';
import { ask, askTab } from '../../shared/ask.ts';
import type { DraftSummary, Judgement } from '../../shared/protocol.ts';
import { say } from '../../shared/texts.ts';
import { isLongEnough } from '../../shared/words.ts';
import { byId, copyFrom, tell } from '../page.ts';

export class DraftView {
  readonly #tab: number;
  readonly #place = byId('draft', HTMLDivElement);
  readonly #note = byId('note', HTMLParagraphElement);
  readonly #diagnosis = byId('diagnosis', HTMLDivElement);
  readonly #diagnose = byId('diagnose', HTMLButtonElement);
  readonly #card: Card;
  #newest = 0;

  constructor(tab: number) {
    this.#tab = tab;
    // Pause and settings stand above it.
    const { settings: _, ...actions } = cardActions();
    this.#card = new Card({ say, actions });
    this.#card.element.addEventListener('keydown', (event) => this.#card.key(event) && event.preventDefault());
    this.#diagnose.hidden = false;
    this.#diagnose.addEventListener('click', () => void this.#showDiagnosis(true));
    const text = byId('diagnostic', HTMLTextAreaElement);
    byId('copy-diagnostic', HTMLButtonElement).addEventListener('click', () => void copyFrom(text));
  }

  /** Asks the tab again. */
  async show(): Promise<void> {
    const mine = (this.#newest += 1);
    const reply = await askTab<'draft'>(this.#tab, { kind: 'draft' });
    const draft = reply.ok ? reply.value : null;
    const judgement = draft?.judgement ? await judgedNow(draft.judgement, draft.text) : null;
    if (mine !== this.#newest) return;
    if (!draft || !judgement) {
      this.leave(say(silence(draft)));
      if (draft?.problem === 'unreadable') await this.#showDiagnosis(false);
      return;
    }
    this.#note.textContent = '';
    this.#diagnosis.hidden = true;
    this.#card.show(cardModel(judgement, draft.text, say));
    if (!this.#card.element.isConnected) this.#place.append(this.#card.element);
  }

  /** Shows no draft, but what `words` say. */
  leave(words: string): void {
    this.#newest += 1;
    this.#card.element.remove();
    this.#diagnosis.hidden = true;
    this.#note.textContent = words;
  }

  async #showDiagnosis(isAsked: boolean): Promise<void> {
    const reply = await askTab<'diagnose'>(this.#tab, { kind: 'diagnose' });
    if (!reply.ok) {
      if (isAsked) tell(say('popup_no_diagnostic'));
      return;
    }
    const text = byId('diagnostic', HTMLTextAreaElement);
    text.value = reply.value.text;
    this.#diagnosis.hidden = false;
    if (isAsked) text.focus();
  }
}

/** The page's own judgement may be one setting behind: a rule that has just been muted here, say. */
async function judgedNow(judgement: Judgement, text: string): Promise<Judgement> {
  const { draft, revision, platform, surface } = judgement;
  const reply = await ask<'score'>({ kind: 'score', draft, revision, text, platform, surface });
  return reply.ok && reply.value.judged ? reply.value : judgement;
}

/** Why there is no verdict. */
function silence(draft: DraftSummary | null): string {
  if (!draft) return 'popup_no_draft';
  if (draft.problem === 'unreadable') return 'popup_unreadable';
  if (draft.problem) return 'popup_problem';
  return isLongEnough(draft.text) ? 'try_other_language' : 'popup_short_draft';
}
