import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { site as linkedin } from '../src/sites/linkedin.ts';
import { site as x } from '../src/sites/x.ts';
import type { Site } from '../src/shared/site.ts';
import { openPage } from './page.ts';

interface Case {
  readonly name: string;
  readonly url: string;
  readonly body: string;
  /** The editor that has the focus. */
  readonly editor: string;
  /** Null: the editor is left alone. */
  readonly surface: 'post' | 'reply' | 'message' | 'article' | 'neutral' | null;
  readonly submit?: string;
  /** How many boxes are one draft; 1 when it is not said. */
  readonly boxes?: number;
}

const tiptap = (attributes = ''): string =>
  '<div data-testid="ui-core-tiptap-text-editor-wrapper"><div>' +
  `<div class="tiptap ProseMirror" contenteditable="true" role="textbox" ${attributes}><p></p></div></div></div>`;
const quill = '<div class="ql-container"><div class="ql-editor" contenteditable="true" role="textbox"><p></p></div></div>';
const sharebox =
  '<div data-test-modal-id="sharebox"><div class="share-box-v2__modal" role="dialog"><div class="share-creation-state">' +
  `${quill}</div><button class="share-actions__scheduled-post-btn"></button>` +
  '<button class="share-actions__primary-action">Post</button></div></div>';
const commentBox = (key: string, name: string): string =>
  `<div componentkey="commentBox-${key}">${tiptap(`id="${name}"`)}</div>`;
const section = (key: string, name: string): string =>
  `<div componentkey="${key}commentButtonSection"><button id="${name}">Comment</button></div>`;
const dialog = (inner: string): string =>
  `<dialog data-testid="dialog"><div role="button">Post to Anyone</div>${inner}` +
  '<button aria-label="Media"><svg></svg></button><button id="go">Post</button></dialog>';
const message =
  '<form class="msg-form"><div class="msg-form__contenteditable" contenteditable="true" role="textbox"></div>' +
  '<button class="msg-form__send-button">Send</button></form>';

const feed = 'https://www.linkedin.com/feed/';
const LINKEDIN: readonly Case[] = [
  {
    name: 'the new composer',
    url: 'https://www.linkedin.com/sharing/compose',
    body: dialog(`<div data-sdui-screen="com.linkedin.sdui.flagshipnav.sharing.ShareCompose">${tiptap()}</div>`),
    editor: '.tiptap',
    surface: 'post',
    submit: '#go',
  },
  {
    name: 'the new composer by its key alone',
    url: feed,
    body: dialog(tiptap('componentkey="ShareBox_textEditor"')),
    editor: '.tiptap',
    surface: 'post',
    submit: '#go',
  },
  {
    name: 'the new composer, opened above the feed by an address',
    url: `${feed}?shareActive=true`,
    body: dialog(tiptap()),
    editor: '.tiptap',
    surface: 'post',
    submit: '#go',
  },
  {
    name: 'a dialog with an editor that says nothing about itself',
    url: feed,
    body: dialog(tiptap()),
    editor: '.tiptap',
    surface: 'neutral',
  },
  { name: 'the older composer in the document', url: feed, body: sharebox, editor: '.ql-editor', surface: 'post', submit: '.share-actions__primary-action' },
  {
    name: 'the older composer in the shadow root',
    url: feed,
    body: `<div id="interop-outlet"><template shadow>${sharebox}</template></div>`,
    editor: '.ql-editor',
    surface: 'post',
    submit: '.share-actions__primary-action',
  },
  { name: 'the older composer in its frame', url: 'https://www.linkedin.com/preload/sharebox/', body: sharebox, editor: '.ql-editor', surface: 'post', submit: '.share-actions__primary-action' },
  {
    name: 'a comment: the button stands beside the box',
    url: feed,
    body: `<article>${commentBox('4f1c', 'a')}${section('Zm9v', 'ga')}</article>`,
    editor: '#a',
    surface: 'reply',
    submit: '#ga',
  },
  {
    name: 'a comment without text has no button, though the reply below it has one',
    url: feed,
    body: `<article>${commentBox('4f1c', 'a')}<p></p>${commentBox('9b2e', 'b')}${section('Zm9v', 'gb')}</article>`,
    editor: '#a',
    surface: 'reply',
  },
  {
    name: 'a reply has its own button, not the comment’s above it',
    url: feed,
    body: `<article>${commentBox('4f1c', 'a')}${section('Zm9v', 'ga')}<p></p>${commentBox('9b2e', 'b')}${section('YmFy', 'gb')}</article>`,
    editor: '#b',
    surface: 'reply',
    submit: '#gb',
  },
  {
    name: 'boxes first, buttons after them: told by their keys',
    url: feed,
    body: `<article>${commentBox('4f1c', 'a')}${commentBox('9b2e', 'b')}${section('commentBox-4f1c', 'ga')}${section('commentBox-9b2e', 'gb')}</article>`,
    editor: '#a',
    surface: 'reply',
    submit: '#ga',
  },
  {
    name: 'box and button each wrapped',
    url: feed,
    body: `<article><div>${commentBox('4f1c', 'a')}</div><div>${section('Zm9v', 'ga')}</div><div>${commentBox('9b2e', 'b')}</div></article>`,
    editor: '#a',
    surface: 'reply',
    submit: '#ga',
  },
  {
    name: 'an older comment',
    url: feed,
    body: `<form class="comments-comment-box__form">${quill}<button class="comments-comment-box__submit-button--cr">Comment</button></form>`,
    editor: '.ql-editor',
    surface: 'reply',
    submit: '.comments-comment-box__submit-button--cr',
  },
  { name: 'a message', url: feed, body: message, editor: '.msg-form__contenteditable', surface: 'message', submit: '.msg-form__send-button' },
  {
    name: 'a message in the shadow root',
    url: feed,
    body: `<div id="interop-outlet"><template shadow><aside>${message}</aside></template></div>`,
    editor: '.msg-form__contenteditable',
    surface: 'message',
    submit: '.msg-form__send-button',
  },
  {
    name: 'an article: title and text are one draft',
    url: 'https://www.linkedin.com/article/new/',
    body:
      '<main><textarea id="article-editor-headline__textarea"></textarea>' +
      '<div class="ProseMirror" contenteditable="true" role="textbox" data-test-article-editor-content-textbox></div></main>' +
      '<button class="article-editor-nav__publish">Next</button>',
    editor: '#article-editor-headline__textarea',
    surface: 'article',
    submit: '.article-editor-nav__publish',
    boxes: 2,
  },
  {
    name: 'a company page',
    url: 'https://www.linkedin.com/company/123/admin/page-posts/published/?share=true',
    body: `<div role="dialog"><div contenteditable="true" role="textbox"></div><button>Post</button></div>`,
    editor: '[role=textbox]',
    surface: 'post',
    submit: '[role=dialog] button',
  },
  { name: 'a search', url: feed, body: '<header><div contenteditable="true" role="textbox"></div></header>', editor: '[role=textbox]', surface: null },
  { name: 'a field of a form', url: feed, body: '<form><textarea></textarea></form>', editor: 'textarea', surface: null },
  {
    name: 'a rich box of one line',
    url: feed,
    body: '<div contenteditable="true" role="textbox" aria-multiline="false"></div>',
    editor: '[role=textbox]',
    surface: null,
  },
  {
    name: 'a note that says it is a message',
    url: feed,
    body: '<dialog><div contenteditable="true" role="textbox" aria-label="Write a message…"></div></dialog>',
    editor: '[role=textbox]',
    surface: null,
  },
  {
    name: 'an unknown box on the page of messages',
    url: 'https://www.linkedin.com/messaging/thread/2/',
    body: '<div contenteditable="true" role="textbox"></div>',
    editor: '[role=textbox]',
    surface: null,
  },
];

const draft = (id: string): string =>
  `<div data-testid="${id}_label"><div data-testid="${id}RichTextInputContainer">` +
  '<div class="notranslate public-DraftEditor-content" contenteditable="true" role="textbox" ' +
  `data-testid="${id}"><div data-contents="true"></div></div></div></div>`;
const inline = '<button data-testid="tweetButtonInline">Post</button>';
const modal = (inner: string): string =>
  `<div id="layers"><div role="dialog">${inner}<button data-testid="tweetButton">Post</button></div></div>`;
const home = `<main><div data-testid="primaryColumn"><div class="box">${draft('tweetTextarea_0')}<div>${inline}</div></div></div></main>`;
const tweet = '<article data-testid="tweet"><p>Something that was said.</p></article>';

const X: readonly Case[] = [
  { name: 'home', url: 'https://x.com/home', body: home, editor: '[role=textbox]', surface: 'post', submit: '[data-testid=tweetButtonInline]' },
  {
    name: 'the modal above home: its own button, its own boxes',
    url: 'https://x.com/compose/post',
    body: home + modal(draft('tweetTextarea_0')),
    editor: '#layers [role=textbox]',
    surface: 'post',
    submit: '[data-testid=tweetButton]',
  },
  { name: 'a thread in the modal', url: 'https://x.com/compose/post', body: modal(draft('tweetTextarea_0') + draft('tweetTextarea_1')), editor: '#layers [data-testid=tweetTextarea_1]', surface: 'post', submit: '[data-testid=tweetButton]', boxes: 2 },
  {
    name: 'a thread at home, the button below its last box',
    url: 'https://x.com/home',
    body: `<main><div><div>${draft('tweetTextarea_0')}</div><div>${draft('tweetTextarea_1')}<div>${inline}</div></div></div></main>`,
    editor: '[data-testid=tweetTextarea_1]',
    surface: 'post',
    submit: '[data-testid=tweetButtonInline]',
    boxes: 2,
  },
  {
    name: 'two composers side by side are two drafts',
    url: 'https://pro.x.com/',
    body: `<main><div>${draft('tweetTextarea_0')}${inline}</div><div id="second">${draft('tweetTextarea_0')}<button data-testid="tweetButtonInline" id="own"></button></div></main>`,
    editor: '#second [role=textbox]',
    surface: 'post',
    submit: '#own',
  },
  { name: 'a reply in the modal, below what it answers', url: 'https://x.com/compose/post', body: modal(tweet + draft('tweetTextarea_0')), editor: '[role=textbox]', surface: 'reply', submit: '[data-testid=tweetButton]' },
  { name: 'a quote, above what it quotes', url: 'https://x.com/compose/post', body: modal(draft('tweetTextarea_0') + tweet), editor: '[role=textbox]', surface: 'post', submit: '[data-testid=tweetButton]' },
  { name: 'a reply on the page of a post', url: 'https://x.com/ada/status/20', body: home, editor: '[role=textbox]', surface: 'reply', submit: '[data-testid=tweetButtonInline]' },
  { name: 'a reply that a link asks for', url: 'https://x.com/intent/post?in_reply_to=20', body: modal(draft('tweetTextarea_0')), editor: '[role=textbox]', surface: 'reply', submit: '[data-testid=tweetButton]' },
  {
    name: 'an article',
    url: 'https://x.com/compose/articles/edit/1',
    body: '<main><div contenteditable="true" role="textbox"><div data-contents="true"></div></div></main>',
    editor: '[role=textbox]',
    surface: 'article',
  },
  {
    name: 'chat',
    url: 'https://x.com/i/chat/1-2',
    body: '<form><textarea data-testid="dm-composer-textarea"></textarea><button data-testid="dm-composer-send-button"></button></form>',
    editor: 'textarea',
    surface: 'message',
    submit: '[data-testid=dm-composer-send-button]',
  },
  {
    name: 'older messages are written in the editor of posts',
    url: 'https://x.com/messages/1-2',
    body: '<div data-testid="dmComposerTextInput" class="public-DraftEditor-content" contenteditable="true" role="textbox"></div>',
    editor: '[role=textbox]',
    surface: 'message',
  },
  {
    name: 'a post that is written above a chat',
    url: 'https://x.com/i/chat/1-2',
    body: modal(draft('tweetTextarea_0')),
    editor: '[role=textbox]',
    surface: 'post',
    submit: '[data-testid=tweetButton]',
  },
  {
    name: 'the mobile site',
    url: 'https://mobile.x.com/compose/post',
    body: '<main><div data-testid="tweetTextarea_0"><textarea></textarea></div><button data-testid="tweetButton"></button></main>',
    editor: 'textarea',
    surface: 'post',
    submit: '[data-testid=tweetButton]',
  },
  {
    name: 'another editor beside the button that posts',
    url: 'https://x.com/compose/post',
    body: modal('<div contenteditable="true" role="textbox" data-lexical-editor="true"></div>'),
    editor: '[role=textbox]',
    surface: 'post',
    submit: '[data-testid=tweetButton]',
  },
  { name: 'a field of a form', url: 'https://x.com/settings/profile', body: '<form><textarea name="description"></textarea></form>', editor: 'textarea', surface: null },
];

for (const [site, cases] of [[linkedin, LINKEDIN], [x, X]] as const) {
  describe(`${site.id}: describe`, () => {
    for (const one of cases) it(one.name, () => check(site, one));
  });
}

function check(site: Site, { url, body, editor, surface, submit, boxes = 1 }: Case): void {
  const page = openPage(url, body);
  const composer = site.describe(page.at(editor));
  assert.equal(composer && (composer.surface ?? 'neutral'), surface);
  if (!composer) return;
  // Not equal(): to print the difference of two elements takes many seconds.
  assert.ok(composer.submit() === (submit ? page.at(submit) : null), 'the button that posts');
  assert.equal(composer.boxes?.().length ?? 1, boxes, 'boxes of the draft');
  assert.ok(composer.scope.contains(page.at(editor)) || composer.scope === page.at(editor), 'scope');
}

describe('isInComposer', () => {
  const stranger = '<div id="stranger"></div>';
  const cases = [
    { name: 'in the new composer', site: linkedin, url: feed, body: dialog(`<div data-sdui-screen="x.sharing.ShareCompose">${stranger}</div>`), expected: true },
    { name: 'in any dialog at the address for posting', site: linkedin, url: 'https://www.linkedin.com/sharing/compose', body: `<dialog>${stranger}</dialog>`, expected: true },
    { name: 'in a dialog elsewhere', site: linkedin, url: feed, body: `<dialog>${stranger}</dialog>`, expected: false },
    { name: 'in a message', site: linkedin, url: `${feed}?shareActive=true`, body: `<dialog><form class="msg-form">${stranger}</form></dialog>`, expected: false },
    { name: 'in the modal of X', site: x, url: 'https://x.com/home', body: modal(stranger), expected: true },
    { name: 'in the timeline of X', site: x, url: 'https://x.com/home', body: home + stranger, expected: false },
    { name: 'in a chat', site: x, url: 'https://x.com/i/chat/1', body: modal(stranger), expected: false },
  ];
  for (const { name, site, url, body, expected } of cases) {
    it(`${site.id}: ${name}`, () => {
      const page = openPage(url, body);
      assert.equal(site.isInComposer(page.at('#stranger')), expected);
    });
  }
});
