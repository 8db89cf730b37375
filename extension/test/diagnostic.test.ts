import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diagnostic, type DiagnosticFacts } from '../src/content/diagnostic.ts';
import { site } from '../src/sites/linkedin.ts';
import { openPage } from './page.ts';

const SECRETS = ['Ada', 'Ferris', 'secret', '4711', 'Zm9v', 'hashed', 'draft', 'urn:'];
const facts = (path: string): DiagnosticFacts => ({
  site: 'linkedin',
  surface: 'post',
  state: 'unreadable',
  version: '1.2.3',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; Ada) AppleWebKit/537.36 Chrome/156.0.4711.2 Safari/537.36',
  path,
  landmarks: site.landmarks,
});
const BODY = `
  <div id="ember4711" class="hashed_4711" aria-label="Ada Ferris" data-member="4711">
    <dialog data-testid="dialog" aria-label="draft of Ada"><div data-sdui-screen="com.sharing.ShareCompose">
      <div componentkey="expandedZm9vFeedType_MAIN" title="secret">
        <div class="tiptap ProseMirror hashed" role="textbox" contenteditable="true" data-urn="urn:li:4711"
          componentkey="ShareBox_textEditor" data-placeholder="draft"><p>secret draft of Ada Ferris 4711</p></div>
      </div></div></dialog></div>`;

describe('diagnostic', () => {
  const page = openPage('https://www.linkedin.com/feed/', BODY);
  const text = diagnostic(page.at('.tiptap'), facts('/in/ada-ferris-4711/secret'));

  for (const secret of SECRETS) {
    it(`holds no "${secret}"`, () => assert.ok(!text.includes(secret), text));
  }

  for (const fact of [
    'Unbroadcast 1.2.3',
    'browser: Chrome/156\n',
    'site: linkedin /…',
    'div role=textbox contenteditable=true componentkey=ShareBox_textEditor class=tiptap+ProseMirror (1 elements, 1 children)',
    'componentkey=FeedType_',
    'data-sdui-screen=sharing.ShareCompose',
    'dialog data-testid=dialog',
  ]) {
    it(`says "${fact.trim()}"`, () => assert.ok(text.includes(fact), text));
  }

  it('names the first part of an address that is the same for everybody', () => {
    assert.match(diagnostic(null, facts('/sharing/compose')), /site: linkedin \/sharing$/m);
  });

  it('says so when there is no composer', () => {
    assert.match(diagnostic(null, facts('/feed/')), /no composer has been used/);
  });
});
