// The loader against the real module: node --test wasm/loader.test.mjs
// UNBROADCAST_WASM names the module when it is not build/wasm/unbroadcast.wasm.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, it, mock } from "node:test";
import { createEngine, EngineDeadError, PackError } from "./loader.mjs";

const built = fileURLToPath(new URL("../build/wasm/unbroadcast.wasm", import.meta.url));
const module = new WebAssembly.Module(readFileSync(process.env.UNBROADCAST_WASM ?? built));

const opener = { id: "opener", signal: "B18", side: "broadcasting", match: ["thrilled to announce"], weight: 1.5 };
const us = { id: "us", signal: "B16", side: "broadcasting", match: ["<self>"], weight: 1 };
const hype = { id: "hype", signal: "B20", side: "broadcasting", wording: { amazing: 0.5, proud: 0.75 }, weight: 2 };
const question = { id: "question", signal: "C1", side: "conversation", match: ["what do you think ?"], weight: 2 };

function pack(...rules) {
  return {
    pack: {
      language: "en",
      name: "English",
      base: -1.5,
      thresholds: { gentle: 70, balanced: 50, strict: 30, mixed: 20 },
    },
    lexicons: [{ id: "self", note: "what <self> stands for", words: ["we", "our", "us"] }],
    rules: rules.map((rule) => ({ source: "this test", ...rule })),
  };
}

function engineOf(options = {}) {
  return createEngine(module, { packs: [pack(opener, question, us)], ...options });
}

function words(report, text) {
  return report.findings.map(({ begin, end }) => text.slice(begin, end));
}

describe("a report", () => {
  it("has the keys of the native report, in its order", async () => {
    const engine = await createEngine(module, { packs: [pack(hype, opener, question)] });
    const text = "Thrilled to announce it. An amazing, proud day. What do you think?";
    const report = engine.score(text);
    assert.deepEqual(Object.keys(report), [
      "score", "verdict", "lang", "truncated", "evidence", "base", "rest", "findings", "way_out", "way_out_score",
    ]);
    assert.deepEqual(report.findings.map((finding) => Object.keys(finding).join()), [
      "rule,side,begin,end,contribution,message,suggestion,score_without",
      "rule,side,begin,end,also,contribution,message,suggestion,score_without",
      "rule,side,begin,end,contribution,message,suggestion,score_without",
    ]);
    const { rule, side, contribution, message, suggestion } = report.findings[0];
    assert.deepEqual(
      { rule, side, contribution, message, suggestion },
      { rule: "opener", side: "broadcasting", contribution: 3, message: "opener.message", suggestion: "opener.try" },
    );
    assert.deepEqual(words(report, text).slice(0, 2), ["Thrilled to announce", "proud"]);
    assert.deepEqual(report.findings[1].also.map(([begin, end]) => text.slice(begin, end)), ["amazing"]);
    assert.equal(report.base, -1.5);
    const sum = report.findings.reduce((total, finding) => total + finding.contribution, report.base + report.rest);
    assert.equal(sum.toFixed(3), report.evidence.toFixed(3));
  });

  it("looks for the way out unless told not to", async () => {
    const engine = await engineOf();
    const text = "We are thrilled to announce it. We are thrilled to announce more.";
    const asked = engine.score(text);
    const plain = engine.score(text, { wayOut: false });
    assert.notDeepEqual(asked.way_out, []);
    assert.deepEqual([plain.way_out, plain.way_out_score], [[], plain.score]);
    assert.deepEqual(engine.score(text, { wayOut: true }), asked);
  });

  it("knows its rules by language", async () => {
    const engine = await engineOf();
    assert.deepEqual(engine.rules, {
      en: [
        { id: "opener", signal: "B18", side: "broadcasting" },
        { id: "question", signal: "C1", side: "conversation" },
        { id: "us", signal: "B16", side: "broadcasting" },
      ],
    });
  });

  it("counts own names as self and leaves muted rules out", async () => {
    const text = "Acme is thrilled to announce it.";
    const rulesOf = (engine) => engine.score(text).findings.map(({ rule }) => rule);
    assert.deepEqual(rulesOf(await engineOf()), ["opener"]);
    assert.deepEqual(rulesOf(await engineOf({ ownNames: ["Acme"] })), ["opener", "us"]);
    assert.deepEqual(rulesOf(await engineOf({ ownNames: ["Acme"], mutedRules: ["opener", "gone"] })), ["us"]);
  });

  it("says in which language it judged", async () => {
    const engine = await engineOf();
    assert.equal(engine.score("thrilled to announce", { language: "en" }).lang, "en");
    const german = engine.score("thrilled to announce", { language: "de" });
    assert.deepEqual([german.lang, german.score, german.findings], ["de", 0, []]);
  });

  it("judges by the first pack where no language can be told", async () => {
    const party = { ...opener, id: "party", match: ["<emoji>"] };
    const engine = await createEngine(module, { packs: [pack(party)] });
    const untold = engine.score("🎉 12");
    assert.deepEqual([untold.lang, untold.findings.map(({ rule }) => rule)], ["und", ["party"]]);
  });

  it("is for its platform, surface and sensitivity", async () => {
    const onX = { ...opener, where: { platforms: ["x"], surfaces: ["reply"] } };
    const engine = await createEngine(module, { packs: [pack(onX)] });
    const fires = (options) => engine.score("thrilled to announce", options).findings.length === 1;
    assert.ok(fires({ platform: "x", surface: "reply" }));
    assert.ok(fires({ platform: "twitter", surface: "comment" }));
    assert.ok(!fires({ platform: "linkedin", surface: "reply" }));
    assert.ok(!fires({ platform: "x", surface: "post" }));
    assert.ok(!fires({ platform: "somewhere", surface: "somehow" }));
    assert.ok(!fires({}));

    const verdict = async (base, sensitivity) => {
      const weak = pack(opener);
      weak.pack.base = base;
      const judge = await createEngine(module, { packs: [weak] });
      return judge.score("thrilled to announce", { sensitivity }).verdict;
    };
    // 3 - 2.6 nats is a score of 60: between balanced and gentle; 3 - 3.4 one of 40: between strict and balanced.
    assert.equal(await verdict(-2.6, "gentle"), "mixed");
    assert.equal(await verdict(-2.6, undefined), "broadcasting");
    assert.equal(await verdict(-3.4, undefined), "mixed");
    assert.equal(await verdict(-3.4, "strict"), "broadcasting");
  });
});

describe("any text", () => {
  const found = "thrilled to announce";
  const cases = [
    { name: "plain", text: `We are ${found} it`, want: ["thrilled to announce", "We"] },
    { name: "empty", text: "", want: [] },
    { name: "white space", text: " \t\n\r\n\u00a0\u3000", want: [] },
    { name: "lone high surrogate before", text: `\ud800 ${found}`, want: [found] },
    { name: "lone low surrogates around", text: `\udc00 ${found} \udfff`, want: [found] },
    { name: "reversed pair before", text: `\udc00\ud800 ${found}`, want: [found] },
    { name: "NUL inside the post", text: `a \0 b. ${found}`, want: [found] },
    { name: "right to left", text: `שלום עולם. ${found}`, want: [found] },
    { name: "emoji sequence before", text: `👩‍👩‍👧‍👦 ${found}`, want: [found] },
    { name: "mathematical bold", text: "𝗧𝗵𝗿𝗶𝗹𝗹𝗲𝗱 to announce", want: ["𝗧𝗵𝗿𝗶𝗹𝗹𝗲𝗱 to announce"] },
    { name: "full width", text: "ｔｈｒｉｌｌｅｄ to announce", want: ["ｔｈｒｉｌｌｅｄ to announce"] },
  ];
  for (const { name, text, want } of cases) {
    it(`is scored with spans of the text as typed: ${name}`, async () => {
      const engine = await engineOf();
      assert.deepEqual(words(engine.score(text), text), want);
    });
  }

  it("is read up to 120,000 units, and the report says so", async () => {
    const engine = await engineOf();
    const line = "a quiet line of words\n";
    const head = `${found}\n${line.repeat(6000)}`.slice(0, 120_000);
    assert.equal(engine.score(head).truncated, false);
    const report = engine.score(`${head}${line.repeat(45_000)}${found}`);
    assert.equal(report.truncated, true);
    assert.deepEqual(words(report, head), [found]);
    assert.deepEqual(report, { ...engine.score(head), truncated: true });
    assert.deepEqual(report, engine.score(`${head}x`));
  });

  it("may be long: memory grows and what was known stays right", async () => {
    const engine = await engineOf();
    const text = `We are ${found} it`;
    const [before, bytes] = [engine.score(text), engine.memoryBytes];
    engine.score(Array.from({ length: 20_000 }, (_, i) => `word${i}`).join("\n"));
    assert.ok(engine.memoryBytes > bytes, `${engine.memoryBytes} bytes, ${bytes} before`);
    assert.deepEqual(engine.score(text), before);
  });

  it("gives after any edits what a text seen for the first time gives", async () => {
    const pieces = ["we ", "thrilled to announce", " what do you think?", "\n", "🎉", "\ud83c", "é", "\0", "zz", ""];
    let state = 20_261_121;
    const random = (below) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
    const [typed, fresh] = [await engineOf(), await engineOf()];
    let text = "";
    for (let step = 0; step < 400; ++step) {
      const at = random(text.length + 1);
      text = text.slice(0, at) + pieces[random(pieces.length)] + text.slice(at + random(9));
      fresh.score("");
      assert.deepEqual(typed.score(text), fresh.score(text), `step ${step}: ${JSON.stringify(text)}`);
    }
  });
});

describe("bad packs", () => {
  const badRule = { ...opener, match: ["(never closed"] };
  const cases = [
    { name: "text that is not JSON", packs: ["{"], atLeast: 1 },
    { name: "not a bundle", packs: [{}], atLeast: 1 },
    { name: "an unknown key", packs: [pack({ ...opener, colour: "red" })], atLeast: 1 },
    { name: "all errors at once", packs: [pack(badRule, { ...badRule, id: "other" })], atLeast: 2 },
    { name: "one good, one bad", packs: [pack(opener), pack(badRule)], atLeast: 1 },
    { name: "nested a hundred deep", packs: [`${"[".repeat(100)}${"]".repeat(100)}`], atLeast: 1 },
  ];
  for (const { name, packs, atLeast } of cases) {
    it(`are refused with diagnostics: ${name}`, async () => {
      const error = await createEngine(module, { packs }).then(assert.fail, (reason) => reason);
      assert.ok(error instanceof PackError, String(error));
      const errors = error.diagnostics.filter(({ severity }) => severity === "error");
      assert.ok(errors.length >= atLeast, JSON.stringify(error.diagnostics));
      for (const { code, pointer, line, message } of errors) {
        assert.deepEqual([typeof code, typeof pointer, typeof line, typeof message],
          ["string", "string", "number", "string"]);
      }
      assert.ok(error.message.includes(errors[0].message));
    });
  }
});

describe("wrong arguments", () => {
  const good = { packs: [pack(opener)] };
  const creations = [
    ["no module", undefined, good, /Module or the module's bytes/],
    ["a path", "unbroadcast.wasm", good, /Module or the module's bytes/],
    ["no options", module, undefined, /options must be an object/],
    ["packs not an array", module, { packs: pack(opener) }, /packs must be an array/],
    ["no packs", module, { packs: [] }, /at least one pack/],
    ["a number as pack", module, { packs: [7] }, /packs\[0\] must be an object/],
    ["names not strings", module, { ...good, ownNames: [1] }, /ownNames must be an array of strings/],
    ["muted not an array", module, { ...good, mutedRules: "opener" }, /mutedRules must be an array of strings/],
  ];
  for (const [name, source, options, message] of creations) {
    it(`of createEngine: ${name}`, async () => {
      await assert.rejects(createEngine(source, options), (error) => error instanceof TypeError && message.test(error));
    });
  }

  it("of createEngine: bytes that are no compiled rules, beside rules that are fine", async () => {
    const damaged = new Uint8Array([85, 66, 80, 1, 255]);
    for (const packs of [[damaged], [pack(opener), damaged.buffer], [new Uint8Array(0)]]) {
      await assert.rejects(createEngine(module, { packs }), ({ name, diagnostics }) =>
        name === "PackError" && diagnostics.length === 1 && diagnostics[0].code === "bad-image");
    }
  });

  const scorings = [
    ["no text", [], /text must be a string/],
    ["bytes as text", [new Uint8Array(3)], /text must be a string/],
    ["null options", ["", null], /options must be an object/],
    ["platform by number", ["", { platform: 1 }], /platform must be a string/],
    ["odd way out", ["", { wayOut: "no" }], /wayOut must be true or false/],
    ["unknown sensitivity", ["", { sensitivity: "loud" }], /gentle, balanced or strict/],
    ["language with a region", ["", { language: "en-GB" }], /primary tag/],
  ];
  for (const [name, args, message] of scorings) {
    it(`of score: ${name}, and the engine lives on`, async () => {
      const engine = await engineOf();
      assert.throws(() => engine.score(...args), (error) => error instanceof TypeError && message.test(error));
      assert.equal(engine.score("We").findings.length, 1);
    });
  }
});

describe("a dead engine", () => {
  it("throws after destroy, which may be called twice", async () => {
    const engine = await engineOf();
    engine.destroy();
    engine.destroy();
    assert.throws(() => engine.score("We"), (error) => error instanceof EngineDeadError && /destroyed/.test(error));
  });

  it("stays dead after a trap and says what happened", async () => {
    const trap = new WebAssembly.RuntimeError("unreachable");
    const instance = await WebAssembly.instantiate(module, stubs());
    const exports = { ...instance.exports, ub_score() { throw trap; } };
    const patched = mock.method(WebAssembly, "instantiate", async () => ({ exports }));
    const engine = await engineOf().finally(() => patched.mock.restore());
    for (const attempt of [1, 2]) {
      assert.throws(() => engine.score("We"), (error) => error instanceof EngineDeadError && error.cause === trap,
        `attempt ${attempt}`);
    }
    assert.equal((await engineOf()).score("We").findings.length, 1);
  });
});

describe("the module", () => {
  it("asks its host for nothing but four stubs", () => {
    const wanted = WebAssembly.Module.imports(module).map((item) => `${item.module}.${item.name}`).sort();
    const given = Object.entries(stubs()).flatMap(([space, names]) => Object.keys(names).map((n) => `${space}.${n}`));
    assert.deepEqual(wanted, given.sort());
  });

  it("answers null handles and wild numbers without a trap", async () => {
    const { exports } = await WebAssembly.instantiate(module, stubs());
    exports._initialize();
    assert.equal(exports.ub_score(0, 0, 9, 99, -1, 0xffffffff, 99), 0);
    assert.equal(exports.ub_create(0, 12), 0);
    exports.ub_destroy(0);
    assert.notEqual(exports.ub_rules(0), 0);
    assert.notEqual(exports.ub_message(), 0);
  });
});

function stubs() {
  return {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: { environ_sizes_get: () => 52, environ_get: () => 52, proc_exit() {} },
  };
}
