// X. Composers carry test ids; the same id is used in the timeline and in the modal, so the nearest
// dialog is the scope. Chat and the article editor are left alone.
import type { Composer, Site } from '../shared/site.ts';

const POST_BOX = '[data-testid^="tweetTextarea_"]';
const DRAFT_JS = '.public-DraftEditor-content[role="textbox"]';
const SUBMIT = '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]';

export const site: Site = {
  id: 'x',
  platform: 'x',
  hosts: ['x.com', 'mobile.x.com', 'pro.x.com', 'twitter.com', 'mobile.twitter.com'],
  describe(editor) {
    const isPostBox = editor.closest(POST_BOX) !== null;
    const isArticle = location.pathname.startsWith('/compose/articles');
    if (isArticle || (!isPostBox && !editor.matches(DRAFT_JS))) return null;
    return composer(editor);
  },
};

function composer(editor: HTMLElement): Composer {
  const dialog = editor.closest('[role="dialog"]');
  const scope = dialog ?? boxWithButton(editor);
  const submit = (): Element | null => scope.querySelector(SUBMIT);
  return { surface: isReply(dialog) ? 'reply' : 'post', scope, submit };
}

/** The smallest box around the editor that has the button; the editor itself while there is none. */
function boxWithButton(editor: HTMLElement): Element {
  for (let box = editor.parentElement; box && box !== document.body; box = box.parentElement) {
    if (box.querySelector(SUBMIT)) return box;
  }
  return editor;
}

/** A dialog that answers shows the post above the box; a post's own page has the reply box inline. */
function isReply(dialog: Element | null): boolean {
  if (dialog) return dialog.querySelector('article[data-testid="tweet"]') !== null;
  return /^\/[^/]+\/status\/\d+/.test(location.pathname);
}
