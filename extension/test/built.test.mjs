// What may be in the extension, checked on what is built: permissions, policy, and the calls that a
// script which reads drafts must not be able to make.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bundle, sitesOf } from '../tools/bundle.mjs';
import { manifestFor } from '../tools/manifest.mjs';
import { percentages } from '../tools/inputs.mjs';
import { problemsOf } from '../tools/locale-problems.mjs';
import { messagesFor, ofEnglish } from '../tools/messages.mjs';
import { BROWSERS, EXTENSION, PAGES } from '../tools/paths.mjs';

/** Ways out of the page, ways into the page's DOM as markup, ways to run text as code. */
const FORBIDDEN = [
  'fetch', 'XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'sendBeacon',
  'RTCPeerConnection', 'importScripts', 'eval', 'Function(', 'innerHTML', 'outerHTML',
  'insertAdjacentHTML', 'setHTMLUnsafe', 'DOMParser', 'createPolicy', 'document.write',
  'getURL', 'localStorage', 'indexedDB', 'setInterval', 'execCommand',
];

const PAGE_SCRIPTS = PAGES.map((page) => `pages/${page}/${page}.js`);
const figures = { mixedFrom: 32, warnsFrom: {}, measured: null };
let out;
before(async () => {
  out = await mkdtemp(join(tmpdir(), 'unbroadcast-'));
  await bundle(out, figures);
});
after(() => rm(out, { recursive: true }));

describe('the built scripts', () => {
  for (const script of ['content.js', ...PAGE_SCRIPTS]) {
    for (const word of FORBIDDEN) {
      it(`${script} has no ${word}`, async () => {
        const code = withoutComments(await readFile(join(out, script), 'utf8'));
        assert.ok(code.length > 1000, 'the script is there');
        assert.ok(!mentions(code, word), `found ${word}`);
      });
    }
  }

  it('background.js fetches its own files only', async () => {
    const code = withoutComments(await readFile(join(out, 'background.js'), 'utf8'));
    const calls = code.match(/\bfetch\([^;]*;/g);
    assert.deepEqual(calls, ['fetch(chrome.runtime.getURL(path));']);
    assert.doesNotMatch(code, /https?:\/\//);
  });

  it('are the same bytes each time', async () => {
    const again = join(out, 'again');
    await bundle(again, figures);
    for (const script of ['background.js', 'content.js', ...PAGE_SCRIPTS]) {
      assert.ok((await readFile(join(out, script))).equals(await readFile(join(again, script))), script);
    }
  });
});

for (const browser of BROWSERS) {
  describe(`the manifest for ${browser}`, () => {
    let manifest;
    before(async () => {
      manifest = await manifestFor(browser, '1.2.3', await sitesOf());
    });

    it('asks for storage and nothing else', () => {
      assert.deepEqual(manifest.permissions, ['storage']);
      for (const key of ['host_permissions', 'optional_permissions', 'optional_host_permissions']) {
        assert.ok(!(key in manifest), key);
      }
    });

    it('shows nothing of itself to pages', () => {
      for (const key of ['web_accessible_resources', 'externally_connectable', 'sandbox']) {
        assert.ok(!(key in manifest), key);
      }
    });

    it('runs on the hosts of the site files only, in the isolated world', () => {
      const [script, ...others] = manifest.content_scripts;
      assert.deepEqual(others, []);
      assert.deepEqual(script.matches, [
        'https://mobile.twitter.com/*',
        'https://mobile.x.com/*',
        'https://pro.x.com/*',
        'https://twitter.com/*',
        'https://www.linkedin.com/*',
        'https://x.com/*',
      ]);
      assert.ok(!('world' in script));
    });

    it('lets its pages load nothing from elsewhere', () => {
      const policy = manifest.content_security_policy.extension_pages;
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|\*/);
    });

    it('states the version it is given', () => assert.equal(manifest.version, '1.2.3'));
  });
}

describe('the site files', () => {
  it('are named after their site, and the site has a name for people', async () => {
    const files = (await readdir(join(EXTENSION, 'src/sites'))).map((name) => name.replace(/\.ts$/, ''));
    const { messages } = await messagesFor('en', []);
    const sites = await sitesOf();
    assert.deepEqual(sites.map((site) => site.id), files.sort());
    for (const { id, hosts } of sites) {
      assert.ok(`site_${id}` in messages, id);
      assert.ok(hosts.length > 0, id);
    }
  });
});

describe('the figures of the options page', () => {
  const level = (threshold) => ({ threshold, precision: 0.914, recall: 0.776 });
  const levels = { gentle: level(65), balanced: level(50), strict: level(38), at_4_percent_false_warnings: level(44) };
  const warnsFrom = { gentle: 65, balanced: 50, strict: 38 };

  it('are whole percent, by sensitivity', () => {
    const figures = { precision: 91, recall: 78 };
    assert.deepEqual(percentages(levels, warnsFrom), { gentle: figures, balanced: figures, strict: figures });
  });
  it('are none when they were measured at other scores, or not at all', () => {
    assert.equal(percentages(levels, { ...warnsFrom, strict: 40 }), null);
    assert.equal(percentages({ ...levels, gentle: { threshold: 65, precision: null, recall: null } }, warnsFrom), null);
    assert.equal(percentages({}, warnsFrom), null);
  });
});

describe('the messages', () => {
  it('hold the texts of the rules, with "$" as itself', async () => {
    const rule = { id: 'a-price', message: 'It says $5.', why: 'So what?', try: 'Say why.' };
    const { messages } = await messagesFor('en', [rule]);
    assert.equal(messages['rule_a_price_message'].message, 'It says $$5.');
    assert.equal(messages['rule_a_price_try'].message, 'Say why.');
    assert.equal(messages['name'].message, 'Unbroadcast');
  });

  it('are English where another language has nothing, and tell which', async () => {
    const rule = { id: 'not-translated', message: 'It says so.', why: 'So what?', try: 'Say why.' };
    const { messages, missing, unused } = await messagesFor('de', [rule]);
    assert.equal(messages['rule_not_translated_why'].message, 'So what?');
    assert.ok(unused.includes('follow-order'), 'a text whose rule is not among those');
    assert.deepEqual(missing, ['message', 'why', 'try'].map((part) => `rule_not_translated_${part}`));
  });

  it('tell which texts were written for another English', async () => {
    const file = join(EXTENSION, '../core/rules/en/follow-order.json');
    const rule = JSON.parse(await readFile(file, 'utf8'));
    assert.deepEqual((await messagesFor('de', [rule])).stale, {});
    const other = { ...rule, why: `${rule.why} Really.` };
    assert.deepEqual((await messagesFor('de', [other])).stale, { 'follow-order': ofEnglish(other) });
    assert.deepEqual((await messagesFor('en', [other])).stale, {});
  });

  const english = { a: { message: 'One' }, b: { message: '$X$!', placeholders: { x: { content: '$1' } } } };
  const good = { own: { a: { message: 'Eins' }, b: { message: 'Ja, $X$!', placeholders: english.b.placeholders } } };
  const faults = [
    ['nothing', {}, []],
    ['a key that is missing', { own: { b: good.own.b } }, ['"a" is missing']],
    ['a key that English has not', { own: { ...good.own, c: { message: 'Drei' } } }, ['"c" is not a key of English']],
    ['an empty text', { own: { ...good.own, a: { message: ' ' } } }, ['"a" is empty']],
    ['a value that is left out', { own: { ...good.own, b: { ...good.own.b, message: 'Ja!' } } }, ['"b" never says $x$']],
    ['a key that is there twice', { source: '{\n  "a": 1,\n  "a": 2\n}' }, ['"a" is there twice']],
    ['a text that no rule has', { rules: { known: { how: 'So' } } }, ['rules.json: "known" has "how", which no rule has']],
  ];
  for (const [name, changes, expected] of faults) {
    it(`are checked for ${name}`, () => {
      const locale = { ...good, rules: {}, source: '', ...changes };
      assert.deepEqual(problemsOf(locale, { own: english }), expected);
    });
  }

  it('are checked for values that English does not fill in', () => {
    const own = { ...good.own, a: { message: 'Eins $X$', placeholders: { x: { content: '$1' } } } };
    const [problem, ...others] = problemsOf({ own, rules: {}, source: '' }, { own: english });
    assert.match(problem, /"a" fills in other values/);
    assert.deepEqual(others, []);
  });
});

function withoutComments(code) {
  return code.replace(/^\s*\/\/.*$/gm, '').replace(/\/\*[\s\S]*?\*\//g, '');
}

/** `word` as a whole word, or literally where it has marks of its own. */
function mentions(code, word) {
  return /^\w+$/.test(word) ? new RegExp(`\\b${word}\\b`).test(code) : code.includes(word);
}
