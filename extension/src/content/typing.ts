// Whether what is typed arrives in the text that we read. An editor that draws its text elsewhere (on
// a canvas, in a tree that scripts can't enter) takes keys and shows us nothing: better to say so than
// to call silence a conversation.

/** So many insertions in a row may leave no trace: keys can be refused, or change nothing. */
const MOST_UNSEEN = 5;

export class Typing {
  #unseen = 0;

  /** The text that we read has changed, or begins to be read. */
  seen(): void {
    this.#unseen = 0;
  }

  /** Before each input of the author; true when we can't see what is typed. */
  before({ inputType, data, isComposing }: Pick<InputEvent, 'inputType' | 'data' | 'isComposing'>): boolean {
    // What an input method shows before its end is not read either, and that is meant so.
    if (isComposing || inputType === 'insertCompositionText') return false;
    if (inputType.startsWith('delete') || inputType.startsWith('history')) this.#unseen = 0;
    else if (data && data.trim() !== '') this.#unseen += 1;
    return this.#unseen > MOST_UNSEEN;
  }
}
