// LinkedIn. Classes are hashed and labels localised, so composers are told by component keys, test
// ids and the legacy class names, newest composer first.
import { closestAcross, unknownComposer, type Composer, type Site } from '../shared/site.ts';

const DIALOG = 'dialog, [role="dialog"]';
const COMMENT_BOX = '[componentkey^="commentBox-"]';
const COMMENT_SUBMIT = '[componentkey*="commentButtonSection"], [id*="commentButtonSection"]';
const NEW_POST = '[data-sdui-screen*="sharing.ShareCompose"]';
const NEW_EDITOR = '[data-testid="ui-core-tiptap-text-editor-wrapper"]';
const LEGACY_POST = '.share-box-v2__modal, [data-test-modal-id="sharebox"], .share-creation-state';
const LEGACY_COMMENT = '.comments-comment-box__form, .comments-comment-box';
const LEGACY_COMMENT_SUBMIT =
  '.comments-comment-box__submit-button--cr, .comments-comment-box__submit-button';
const MESSAGE = '.msg-form, .msg-form__contenteditable';
const ARTICLE_TEXT = '[data-test-article-editor-content-textbox]';
const ARTICLE_TITLE = '#article-editor-headline__textarea';
const OUTLETS = '#interop-outlet, #artdeco-modal-outlet';

export const site: Site = {
  id: 'linkedin',
  platform: 'linkedin',
  hosts: ['www.linkedin.com'],
  describe(editor) {
    return (
      message(editor) ??
      article(editor) ??
      (editor instanceof HTMLTextAreaElement
        ? null
        : (newPost(editor) ?? comment(editor) ?? legacyComment(editor) ?? post(editor) ?? other(editor)))
    );
  },
  isInComposer(element) {
    if (closestAcross(element, MESSAGE) || isAddress(/^\/messaging\b/)) return false;
    if (closestAcross(element, `${NEW_POST}, ${COMMENT_BOX}, ${LEGACY_POST}, ${LEGACY_COMMENT}`)) return true;
    const isWriting = isComposeAddress() || isAddress(/^\/article\/(new|edit)\b/);
    return isWriting && closestAcross(element, `${DIALOG}, ${OUTLETS}, ${ARTICLE_TEXT}`) !== null;
  },
  landmarks: [
    'ShareBox_textEditor', 'commentBox-', 'commentButtonSection', 'replaceableComment_', 'FeedType_',
    'sharing.ShareCompose', 'feed.MainFeed', 'interop-outlet', 'interop-shadowdom', 'interop-iframe',
    'artdeco-modal-outlet', 'sharebox', 'ui-core-tiptap-text-editor-wrapper', 'dialog', 'workspace',
    'article-editor-headline__textarea', 'ql-editor', 'tiptap', 'ProseMirror', 'msg-form',
  ], // prettier-ignore
};

function isAddress(pattern: RegExp): boolean {
  return pattern.test(location.pathname);
}

function isComposeAddress(): boolean {
  const search = new URLSearchParams(location.search);
  const isAsked = search.get('shareActive') === 'true' || search.get('share') === 'true';
  return isAsked || isAddress(/^\/(sharing\/compose|preload\/sharebox)\b/);
}

/** Also on the page of a company, whose posts are made in the older composer. */
function isCompanyAddress(): boolean {
  return isAddress(/^\/company\/[^/]+\/admin\/page-posts\b/);
}

function message(editor: HTMLElement): Composer | null {
  if (!closestAcross(editor, MESSAGE)) return null;
  const scope = closestAcross(editor, 'form') ?? editor;
  return { surface: 'message', scope, submit: () => scope.querySelector('.msg-form__send-button') };
}

/** Title and text are one draft. */
function article(editor: HTMLElement): Composer | null {
  if (!editor.matches(`${ARTICLE_TEXT}, ${ARTICLE_TITLE}`) && !editor.closest(ARTICLE_TEXT)) return null;
  const scope = editor.closest('main, form') ?? editor.parentElement ?? editor;
  return {
    surface: 'article',
    scope,
    submit: () => document.querySelector('.article-editor-nav__publish'),
    boxes: () => [...document.querySelectorAll<HTMLElement>(`${ARTICLE_TITLE}, ${ARTICLE_TEXT}`)],
  };
}

function newPost(editor: HTMLElement): Composer | null {
  const dialog = editor.closest('dialog');
  const isShareBox = editor.matches('[componentkey="ShareBox_textEditor"]');
  const isCompose = dialog?.getAttribute('data-testid') === 'dialog' && isComposeAddress();
  if (!isShareBox && !editor.closest(NEW_POST) && !isCompose) return null;
  const scope = dialog ?? editor.closest(NEW_POST) ?? editor;
  return { surface: 'post', scope, submit: () => lastTextButton(scope) };
}

/** The new dialog's button has no attribute of its own: it is the last one without an icon. */
function lastTextButton(scope: Element): Element | null {
  const buttons = [...scope.querySelectorAll('button')].reverse();
  return buttons.find((button) => !button.querySelector('svg, img') && button.textContent.trim() !== '') ?? null;
}

/** A comment, or a reply to one; its button mounts beside the box once there is text. */
function comment(editor: HTMLElement): Composer | null {
  const box = editor.closest(COMMENT_BOX) ?? (editor.closest(DIALOG) ? null : editor.closest(NEW_EDITOR));
  if (!box) return null;
  return { surface: 'reply', scope: box, submit: () => commentSection(box)?.querySelector('button') ?? null };
}

/**
 * The section with the button of `box`. A post and the replies below it each have a box and a section,
 * and which belong together is not written anywhere for sure: the same key, else inside the box, else
 * the next section in the nearest element that has one, if no other box lies between.
 */
function commentSection(box: Element): Element | null {
  const inside = box.querySelector(COMMENT_SUBMIT);
  if (inside) return inside;
  const key = box.getAttribute('componentkey')?.replace(/^commentBox-/, '') ?? '';
  for (let around = box.parentElement; around && around !== document.body; around = around.parentElement) {
    const sections = [...around.querySelectorAll(COMMENT_SUBMIT)];
    const named = sections.find((section) => key.length > 3 && names(section).some((name) => name.includes(key)));
    if (named) return named;
    const boxes = [...around.querySelectorAll(COMMENT_BOX)].filter((other) => other !== box);
    const next = sections.find((section) => follows(box, section));
    if (next && !boxes.some((other) => follows(box, other) && follows(other, next))) return next;
    if (sections.length > 0) return null;
  }
  return null;
}

function names(section: Element): readonly string[] {
  return [section.getAttribute('componentkey') ?? '', section.id];
}

function follows(first: Element, second: Element): boolean {
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function legacyComment(editor: HTMLElement): Composer | null {
  const form = editor.closest(LEGACY_COMMENT);
  if (!form) return null;
  const submit = (): Element | null =>
    (form.querySelector(LEGACY_COMMENT_SUBMIT) ?? form.parentElement?.querySelector(LEGACY_COMMENT_SUBMIT)) ?? null;
  return { surface: 'reply', scope: form, submit };
}

/** In the shadow root of #interop-outlet, in the document, or in any dialog of a company's page. */
function post(editor: HTMLElement): Composer | null {
  const scope = closestAcross(editor, LEGACY_POST) ?? (isCompanyAddress() ? editor.closest(DIALOG) : null);
  if (!scope) return null;
  const box = closestAcross(editor, DIALOG) ?? scope;
  const submit = (): Element | null => box.querySelector('.share-actions__primary-action') ?? lastTextButton(box);
  return { surface: 'post', scope: box, submit };
}

/** The older page keeps its messages in the outlet: an unknown box there is left alone. */
function other(editor: HTMLElement): Composer | null {
  if (isAddress(/^\/messaging\b/) || closestAcross(editor, '#interop-outlet')) return null;
  return unknownComposer(editor);
}
