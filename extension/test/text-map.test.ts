import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readBlocks, readBoxes } from '../src/content/text-map.ts';
import { dom, h, wordsBetween, type Tree } from './fake-dom.ts';

const draftBlock = (...leaves: readonly Tree[]): Tree =>
  h('div', { 'data-block': 'true' }, h('div', h('span', ...leaves)));
const leaf = (text: string): Tree => h('span', { 'data-text': 'true' }, text);

interface Case {
  readonly name: string;
  readonly tree: Tree;
  readonly text: string;
  /** Where an image's alt stands: nothing can be selected within. */
  readonly image?: readonly [begin: number, end: number];
}

const CASES: readonly Case[] = [
  { name: 'an empty editor', tree: h('div'), text: '' },
  { name: 'text without blocks', tree: h('div', 'as typed'), text: 'as typed' },
  { name: 'paragraphs', tree: h('div', h('p', 'one'), h('p', 'two')), text: 'one\ntwo' },
  {
    name: 'ProseMirror: an empty paragraph is a line, its trailing break is not another',
    tree: h('div', h('p', 'one'), h('p', h('br')), h('p', 'three', h('br'))),
    text: 'one\n\nthree',
  },
  { name: 'ProseMirror: a paragraph without anything', tree: h('div', h('p')), text: '' },
  {
    name: 'a hard break in a paragraph',
    tree: h('div', h('p', 'one', h('br'), 'two')),
    text: 'one\ntwo',
  },
  {
    name: 'two breaks at the end: one is a line, the last one holds the block open',
    tree: h('div', h('p', 'one', h('br'), h('br')), h('p', 'two')),
    text: 'one\n\ntwo',
  },
  {
    name: 'Draft.js: nested boxes of one block are one line',
    tree: h('div', h('div', { 'data-contents': 'true' }, draftBlock(leaf('one ')), draftBlock(leaf('two')))),
    text: 'one \ntwo',
  },
  {
    name: 'Draft.js: an empty block is a <br data-text>',
    tree: h('div', draftBlock(leaf('one')), draftBlock(h('br', { 'data-text': 'true' })), draftBlock(leaf('two'))),
    text: 'one\n\ntwo',
  },
  {
    name: 'several leaves, a mention among them',
    tree: h('div', h('p', 'thanks ', h('a', { 'data-type': 'mention' }, 'Ines'), '!')),
    text: 'thanks Ines!',
  },
  {
    name: 'emoji as images count as their alt; an image without alt is nothing',
    tree: h('div', h('p', 'good ', h('img', { alt: '👍🏽' }), h('img'), ' day')),
    text: 'good 👍🏽 day',
    image: [5, 9],
  },
  {
    name: 'lists',
    tree: h('div', h('p', 'so:'), h('ul', h('li', h('p', 'one')), h('li', h('p', 'two')))),
    text: 'so:\none\ntwo',
  },
  {
    name: 'indentation between blocks is no text, spaces in a line are',
    tree: h('div', '\n  ', h('p', ' one '), '\n  ', h('p', 'two'), '\n'),
    text: ' one \ntwo',
  },
  {
    name: 'a line break within a text node stays',
    tree: h('div', 'one\ntwo'),
    text: 'one\ntwo',
  },
  {
    name: 'text beside a block has a line of its own',
    tree: h('div', 'one', h('div', 'two'), 'three'),
    text: 'one\ntwo\nthree',
  },
  {
    name: 'controls inside an editor are not text',
    tree: h('div', h('p', 'one', h('button', 'Remove')), h('style', 'p {}')),
    text: 'one',
  },
  {
    name: 'a mention can’t be edited, and is text',
    tree: h('div', h('p', 'thanks ', h('span', { contenteditable: 'false' }, 'Ines'), '!')),
    text: 'thanks Ines!',
  },
];

describe('readBlocks', () => {
  for (const { name, tree, text } of CASES) {
    it(name, () => assert.equal(readBlocks(dom(tree)).text, text));
  }

  it('leaves out a quoted post inside an editor: those are another author’s words', () => {
    const quoted = h('figure', { contenteditable: 'false' }, h('p', 'their words'));
    assert.equal(readBlocks(dom(h('div', h('p', 'one'), quoted, h('p', 'two')))).text, 'one\ntwo');
  });
});

describe('TextMap.placesOf', () => {
  for (const { name, tree, text, image } of CASES) {
    it(`every span reads its own words: ${name}`, () => {
      const root = dom(tree);
      const map = readBlocks(root);
      for (let begin = 0; begin < text.length; begin += 1) {
        for (let end = begin + 1; end <= text.length; end += 1) {
          if (cuts(image, begin) || cuts(image, end)) continue;
          const places = map.placesOf({ begin, end });
          const read = places ? wordsBetween(root, places.start, places.end) : '';
          assert.equal(withoutLines(read), withoutLines(text.slice(begin, end)), `${begin}-${end}`);
        }
      }
    });
  }

  it('has no place for an empty span or for a line break alone', () => {
    const map = readBlocks(dom(h('div', h('p', 'one'), h('p', 'two'))));
    assert.equal(map.placesOf({ begin: 1, end: 1 }), null);
    assert.equal(map.placesOf({ begin: 3, end: 4 }), null);
    assert.equal(map.placesOf({ begin: 7, end: 9 }), null);
  });

  it('puts an image between two points of its parent', () => {
    const root = dom(h('div', h('p', 'a', h('img', { alt: '🙂' }), 'b')));
    const places = readBlocks(root).placesOf({ begin: 1, end: 3 });
    const paragraph = root.firstChild;
    assert.deepEqual(places, { start: { node: paragraph, offset: 1 }, end: { node: paragraph, offset: 2 } });
  });
});

describe('readBoxes', () => {
  const box = (...lines: readonly string[]): HTMLElement =>
    dom(h('div', ...lines.map((line) => h('p', line)))) as unknown as HTMLElement;
  const area = (value: string): HTMLElement =>
    Object.assign(dom(h('textarea')), { value }) as unknown as HTMLElement;

  it('joins the boxes of a thread by an empty line', () => {
    assert.equal(readBoxes([box('one', 'two'), box('three')]).text, 'one\ntwo\n\nthree');
  });

  it('leaves out boxes in which nothing is written', () => {
    assert.equal(readBoxes([area(''), box('one'), box(' '), box('two')]).text, 'one\n\ntwo');
  });

  it('knows which box an offset is in', () => {
    const boxes = [box('one'), box('two')];
    const map = readBoxes(boxes);
    assert.deepEqual(map.boxes.map(({ begin, end }) => [begin, end]), [[0, 3], [5, 8]]);
    assert.ok(map.boxes.every(({ editor }, index) => editor === boxes[index]));
  });

  it('finds words of the second box in the second box', () => {
    const second = box('two');
    const places = readBoxes([box('one'), second]).placesOf({ begin: 5, end: 8 });
    assert.ok(places?.start.node === second.firstChild?.firstChild);
    assert.deepEqual([places?.start.offset, places?.end.offset], [0, 3]);
  });

  it('has text of a textarea, and no place for it', () => {
    const map = readBoxes([area('A title'), box('the text')]);
    assert.equal(map.text, 'A title\n\nthe text');
    assert.equal(map.placesOf({ begin: 0, end: 7 }), null);
  });
});

describe('TextMap.offsetOf', () => {
  const root = dom(h('div', h('p', 'one'), h('p', 'two')));
  const map = readBlocks(root);
  const second = root.firstChild?.nextSibling?.firstChild;
  assert.ok(second);

  it('finds points in text', () => assert.equal(map.offsetOf({ node: second, offset: 2 }), 6));
  it('knows no point elsewhere', () => assert.equal(map.offsetOf({ node: root, offset: 1 }), null));
});

/** Line breaks have no node, and markup's indentation is no text: neither is compared. */
function withoutLines(words: string): string {
  return words.replace(/\n */g, '');
}

function cuts(image: Case['image'], offset: number): boolean {
  return image !== undefined && image[0] < offset && offset < image[1];
}
