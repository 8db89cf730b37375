// LinkedIn. Classes are hashed and labels localised, so composers are told by component keys, test
// ids and the legacy class names, newest composer first. Messages are left alone.
import { closestAcross, type Composer, type Site } from '../shared/site.ts';

const COMMENT_BOX = '[componentkey^="commentBox-"]';
const NEW_POST = '[data-sdui-screen*="sharing.ShareCompose"]';
const NEW_EDITOR = '[data-testid="ui-core-tiptap-text-editor-wrapper"]';
const LEGACY_POST = '.share-box-v2__modal, [data-test-modal-id="sharebox"], .share-creation-state';
const LEGACY_COMMENT = '.comments-comment-box__form';
const MESSAGE = '.msg-form, .msg-form__contenteditable';

export const site: Site = {
  id: 'linkedin',
  platform: 'linkedin',
  hosts: ['www.linkedin.com'],
  describe(editor) {
    if (editor.closest(MESSAGE)) return null;
    return newPost(editor) ?? comment(editor) ?? legacyComment(editor) ?? legacyPost(editor);
  },
};

/** A comment, or a reply to one; its button mounts beside the box once there is text. */
function comment(editor: HTMLElement): Composer | null {
  const box = editor.closest(COMMENT_BOX) ?? (editor.closest('dialog') ? null : editor.closest(NEW_EDITOR));
  if (!box) return null;
  const submit = (): Element | null =>
    box.parentElement?.querySelector('[componentkey*="commentButtonSection"] button') ?? null;
  return { surface: 'reply', scope: box, submit };
}

function newPost(editor: HTMLElement): Composer | null {
  const dialog = editor.closest('dialog');
  const isShareBox = editor.matches('[componentkey="ShareBox_textEditor"]');
  if (!isShareBox && !editor.closest(NEW_POST) && !isComposeRoute(dialog)) return null;
  const scope = dialog ?? editor.closest(NEW_POST) ?? editor;
  return { surface: 'post', scope, submit: () => lastTextButton(scope) };
}

function isComposeRoute(dialog: Element | null): boolean {
  return dialog?.getAttribute('data-testid') === 'dialog' && location.pathname === '/sharing/compose';
}

/** The new dialog's button has no attribute of its own: it is the last one without an icon. */
function lastTextButton(scope: Element): Element | null {
  const buttons = [...scope.querySelectorAll('button')];
  return buttons.reverse().find((button) => !button.querySelector('svg, img')) ?? null;
}

function legacyComment(editor: HTMLElement): Composer | null {
  const form = editor.closest(LEGACY_COMMENT);
  if (!form) return null;
  const submit = (): Element | null =>
    form.querySelector('.comments-comment-box__submit-button, .comments-comment-box__submit-button--cr');
  return { surface: 'reply', scope: form, submit };
}

/** In the shadow root of #interop-outlet, or in the document (company pages, the article's end). */
function legacyPost(editor: HTMLElement): Composer | null {
  const scope = closestAcross(editor, LEGACY_POST);
  if (!scope || !editor.matches('.ql-editor, [data-test-ql-editor-contenteditable]')) return null;
  return { surface: 'post', scope, submit: () => scope.querySelector('.share-actions__primary-action') };
}
