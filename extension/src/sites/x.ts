// X. Composers carry test ids; the same id is used in the timeline and in the modal, so the nearest
// dialog is the scope. The posts of a thread are boxes of one scope.
import { unknownComposer, type Composer, type Site } from '../shared/site.ts';

const DIALOG = '[role="dialog"]';
const POST_BOX = '[data-testid^="tweetTextarea"]';
const DRAFT_JS = '.public-DraftEditor-content';
const BOXES =
  `${POST_BOX}[contenteditable="true"], ${POST_BOX} [contenteditable="true"], ${POST_BOX} textarea, ` +
  `${DRAFT_JS}[contenteditable="true"]`;
const SUBMIT = '[data-testid="tweetButton"], [data-testid="tweetButtonInline"]';
const CHAT = '[data-testid^="dm-composer"], [data-testid^="dmComposer"]';
const CHAT_SEND = '[data-testid="dm-composer-send-button"], [data-testid="dmComposerSendButton"]';
const COLUMN = 'main, [data-testid="primaryColumn"]';

export const site: Site = {
  id: 'x',
  platform: 'x',
  hosts: ['x.com', 'mobile.x.com', 'pro.x.com', 'twitter.com', 'mobile.twitter.com'],
  describe(editor) {
    const isText = editor instanceof HTMLTextAreaElement;
    return chat(editor) ?? article(editor) ?? post(editor) ?? (isText ? null : unknownComposer(editor));
  },
  isInComposer(element) {
    if (isChat(element)) return false;
    if (element.closest(POST_BOX)) return true;
    const dialog = element.closest(DIALOG);
    return dialog !== null && dialog.querySelector(SUBMIT) !== null;
  },
  landmarks: [
    'tweetTextarea_', 'tweetButton', 'tweetButtonInline', 'toolBar', 'primaryColumn', 'react-root', 'layers',
    'dm-composer', 'dmComposer', 'mask', 'public-DraftEditor-content', 'DraftEditor-root', 'addButton',
  ], // prettier-ignore
};

function isChat(element: Element): boolean {
  return element.closest(CHAT) !== null || /^\/(i\/chat|messages)\b/.test(location.pathname);
}

/** Where the address is a chat's, a post box may still be open in a dialog above it. */
function chat(editor: HTMLElement): Composer | null {
  if (!isChat(editor) || editor.closest(POST_BOX)) return null;
  if (editor instanceof HTMLTextAreaElement && !editor.closest(CHAT)) return null;
  const scope = editor.closest(`form, ${DIALOG}`) ?? editor;
  return { surface: 'message', scope, submit: () => document.querySelector(CHAT_SEND) };
}

/** Its "Publish" carries nothing that is known to tell it from other buttons; a single one it must be. */
function article(editor: HTMLElement): Composer | null {
  if (!location.pathname.startsWith('/compose/articles') || editor.closest(POST_BOX)) return null;
  if (!editor.querySelector('[data-contents="true"]')) return null;
  return { surface: 'article', scope: editor, submit: () => onlyTextButton(editor.closest('main') ?? document.body) };
}

function onlyTextButton(scope: Element): Element | null {
  const [first, ...others] = [...scope.querySelectorAll('button')].filter(
    (button) => button.textContent.trim() !== '' && !button.querySelector('svg, img') && !button.matches('[aria-haspopup]'),
  );
  return others.length === 0 ? (first ?? null) : null;
}

function post(editor: HTMLElement): Composer | null {
  const dialog = editor.closest(DIALOG);
  const isBox = editor.closest(POST_BOX) !== null;
  const isPosted = !(editor instanceof HTMLTextAreaElement) && dialog?.querySelector(SUBMIT);
  if (!isBox && !isPosted && !editor.matches(`${DRAFT_JS}[role="textbox"]`)) return null;
  const scope = dialog ?? inlineScope(editor);
  return {
    surface: isReply(editor, dialog) ? 'reply' : 'post',
    scope,
    submit: () => scope.querySelector(SUBMIT),
    boxes: () => boxesIn(scope, editor),
  };
}

function boxesIn(scope: Element, editor: HTMLElement): readonly HTMLElement[] {
  const boxes = [...scope.querySelectorAll<HTMLElement>(BOXES)].filter((box) => !box.closest(CHAT));
  return boxes.includes(editor) ? boxes : [editor];
}

/**
 * In the timeline: the smallest box around the editor that has the button, and beyond it as far as
 * further boxes of the same thread reach. The editor itself while there is no button.
 */
function inlineScope(editor: HTMLElement): Element {
  let scope: Element = editor;
  for (let box = editor.parentElement; box && box !== document.body; box = box.parentElement) {
    const buttons = box.querySelectorAll(SUBMIT).length;
    if (buttons > 1 || !isOneThread(box)) break;
    const grows = box.querySelectorAll(BOXES).length > Math.max(1, scope.querySelectorAll(BOXES).length);
    if (buttons === 1 && (scope === editor || grows)) scope = box;
    if (box.matches(COLUMN) || box.querySelector(DIALOG)) break;
  }
  return scope;
}

/** The boxes of a thread are numbered; another composer begins again with the same number. */
function isOneThread(box: Element): boolean {
  const numbers = [...box.querySelectorAll(BOXES)].map((one) => one.closest(POST_BOX)?.getAttribute('data-testid'));
  return new Set(numbers).size === numbers.length;
}

/**
 * A dialog that answers shows the post above the box (a quoted one stands below it); a post's own page
 * has the reply box inline; a link of another site says so in the address.
 */
function isReply(editor: HTMLElement, dialog: Element | null): boolean {
  if (new URLSearchParams(location.search).has('in_reply_to')) return true;
  if (!dialog) return /^\/[^/]+\/status\/\d+/.test(location.pathname);
  const shown = [...dialog.querySelectorAll('article[data-testid="tweet"]')];
  return shown.some((tweet) => (tweet.compareDocumentPosition(editor) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0);
}
