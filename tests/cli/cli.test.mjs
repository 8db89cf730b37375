// The command as a person or a script uses it: arguments and input in; output and exit status out.
// Most tests use the tiny rules of pack/, whose scores can be worked out by hand: 100 / (1 + e^-evidence)
// with evidence -2 to start from, +3 for "follow us", +2.5 for "thrilled to announce", +1 for "we rock",
// -1 for the question.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const command = process.env.UNBROADCAST;
assert.ok(command, "UNBROADCAST must name the command under test");
const here = fileURLToPath(new URL(".", import.meta.url));
const rules = join(here, "pack");
const folder = mkdtempSync(join(tmpdir(), "unbroadcast-cli-"));
after(() => rmSync(folder, { recursive: true }));

const file = (name, content) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const run = (args, input = "", environment = {}) => {
  const { status, stdout, stderr, signal } = spawnSync(command, args, {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 28,
    env: { ...process.env, ...environment },
  });
  assert.equal(signal, null, stderr);
  return { status, stdout, stderr };
};

const check = (input, ...args) => run(["check", "--rules", rules, "--lang", "en", ...args], input);
const ndjson = (input, ...args) => {
  const result = check(input, "--ndjson", ...args);
  return { ...result, answers: result.stdout.split("\n").filter(Boolean).map((l) => JSON.parse(l)) };
};

describe("check", () => {
  test("exit status: 0 nothing, 1 a warning, 2 an error, and the highest counts", () => {
    const calm = file("calm.txt", "The bus was late.\n");
    const loud = file("loud.txt", "Follow us\n");
    const missing = join(folder, "missing.txt");
    assert.equal(check("", calm).status, 0);
    assert.equal(check("", loud).status, 1);
    assert.equal(check("", calm, loud).status, 1);
    const mixed = check("", loud, missing, calm);
    assert.equal(mixed.status, 2);
    assert.match(mixed.stderr, /cannot read .*missing\.txt: No such file/);
    assert.match(mixed.stdout, /loud\.txt: score 73/);
    assert.match(mixed.stdout, /calm\.txt: score 12/, "the files after the unreadable one count too");
    assert.equal(check("", folder).status, 2, "a folder is not a post");
    assert.equal(check("", "--ndjson", folder).status, 2);
  });

  test("reads standard input for - and for no file", () => {
    assert.match(check("Follow us").stdout, /<stdin>:1:1: warning/);
    assert.match(check("Follow us", "-").stdout, /<stdin>:1:1: warning/);
  });

  test("prints findings as compilers do, then score, verdict and way out", () => {
    const path = file("post.txt", "🎉 Thrilled to announce it!\nWhat do you think?\nNow follow us.\n");
    assert.equal(
      check("", path).stdout,
      `${path}:3:5: warning: This orders people to follow. [follow-order, B7]
   3 | Now follow us.
     |     ^~~~~~~~~
      why: Nobody likes orders.
      try: Say why.
      without its sentence the score is 38
${path}:1:3: warning: This opens like a press release. [thrilled, B18]
   1 | 🎉 Thrilled to announce it!
     |    ^~~~~~~~~~~~~~~~~~~~
      why: It is about you.
      try: Say what changed.
      without its sentence the score is 50
${path}:2:1: good: This asks what people think. [open-question, C1]
   2 | What do you think?
     | ^~~~~~~~~~~~~~~~~
${path}: score 92, broadcasting; without this sentence (line 3): 38, mixed
`,
    );
  });

  test("line ends, byte order mark and an empty file are normal", () => {
    assert.match(check("\uFEFFFollow us\r\n").stdout, /<stdin>:1:1: warning/);
    assert.match(check("One.\r\n\r\nFollow us\r\n").stdout, /<stdin>:3:1: warning/);
    assert.equal(check("").status, 0);
  });

  test("--format json answers one object a file", () => {
    const path = file("j.txt", "Follow us");
    const lines = check("", "--format", "json", path, path).stdout.trim().split("\n");
    assert.equal(lines.length, 2);
    const report = JSON.parse(lines[1]);
    assert.equal(report.file, path);
    assert.equal(report.score, 73);
    assert.equal(report.verdict, "broadcasting");
    assert.deepEqual(report.findings.map(({ rule, begin, end }) => [rule, begin, end]), [
      ["follow-order", 0, 9],
    ]);
  });

  test("--sensitivity moves the threshold, not the score", () => {
    const post = "Thrilled to announce it.";
    const verdicts = ["gentle", "balanced", "strict"].map((sensitivity) => {
      const { answers } = ndjson(JSON.stringify({ text: post }), "--sensitivity", sensitivity);
      return [answers[0].score, answers[0].verdict];
    });
    assert.deepEqual(verdicts, [[62, "mixed"], [62, "broadcasting"], [62, "broadcasting"]]);
  });

  test("colours only on a terminal, and NO_COLOR is respected", () => {
    const path = file("c.txt", "Follow us");
    const colored = /\x1b\[/;
    const plain = ["check", "--rules", rules, path];
    // util-linux's script gives the command a terminal.
    const onTerminal = (environment, ...args) =>
      spawnSync("script", ["-qec", [command, ...plain, ...args].join(" "), "/dev/null"], {
        encoding: "utf8",
        env: { PATH: process.env.PATH, TERM: "xterm", ...environment },
      }).stdout;
    assert.doesNotMatch(run(plain).stdout, colored);
    assert.match(run([...plain, "--color", "always"]).stdout, colored);
    assert.match(onTerminal({}), colored);
    assert.match(onTerminal({}), /follow-order/);
    assert.doesNotMatch(onTerminal({ NO_COLOR: "1" }), colored);
    assert.doesNotMatch(onTerminal({ TERM: "dumb" }), colored);
    assert.doesNotMatch(onTerminal({}, "--color", "never"), colored);
  });

  test("--own-name makes a company's names count as we", () => {
    const post = '{"text":"Zarquon rocks!"}\n{"text":"Arthur Dent rocks!"}\n{"text":"Ford rocks!"}';
    const fired = (...args) =>
      ndjson(post, ...args).answers.map(({ findings }) => findings.map(({ rule }) => rule).join());
    assert.deepEqual(fired(), ["", "", ""]);
    assert.deepEqual(fired("--own-name", "Zarquon", "--own-name", "Arthur Dent"), [
      "self-praise", "self-praise", "",
    ]);
  });

  test("bad arguments say what is wrong and exit 2", () => {
    for (const args of [
      [],
      ["check", "--platform", "myspace"],
      ["check", "--kind", "poem"],
      ["check", "--color", "blue"],
      ["check", "--sensitivity", "wild"],
      ["check", "--nonsense"],
      ["check", "--ndjson", "a", "b"],
      ["check", "--rules", join(folder, "nowhere")],
      ["rules"],
      ["rules", "show", "no-such-rule"],
      ["eval"],
      ["eval", join(folder, "nowhere.jsonl")],
    ]) {
      const { status, stderr } = run(args);
      assert.equal(status, 2, args.join(" "));
      assert.notEqual(stderr, "", args.join(" "));
    }
    assert.equal(run(["--help"]).status, 0);
    assert.match(run(["--version"]).stdout, /^\d+\.\d+\.\d+\n$/);
  });

  test("a full disk is an error, not silence", () => {
    const { status, stderr } = spawnSync("sh", ["-c", '"$0" rules list --rules "$1" >/dev/full', command, rules], {
      encoding: "utf8",
    });
    assert.equal(status, 2);
    assert.match(stderr, /cannot write/);
  });
});

describe("check --ndjson", () => {
  test("answers each line in order, with its id as it was written", () => {
    const ids = ["7", "1.50", "12345678901234567890123", '"a"', "null", "[1, 2]", '{"k":"}"}', "true"];
    const { stdout, status } = check(
      ids.map((id) => `{"id":${id},"text":"Hello"}`).join("\n"),
      "--ndjson",
    );
    assert.equal(status, 0);
    assert.deepEqual(
      stdout.trim().split("\n").map((line) => line.slice(0, line.indexOf(',"score"'))),
      ids.map((id) => `{"id":${id}`),
    );
  });

  test("without an id the answer carries the line's number; blank lines count but are not answered", () => {
    const { answers } = ndjson('\uFEFF{"text":"a"}\r\n\r\n  \n{"text":"b"}');
    assert.deepEqual(answers.map(({ id }) => id), [1, 4]);
  });

  test("a malformed line gets an error with its number and all its problems; the rest go on", () => {
    const lines = [
      '{"id":1,"text":"Follow us"}',
      '{"id":2,"text":',
      '["text"]',
      '{"id":4}',
      '{"id":5,"text":5,"kind":{}}',
      '{"id":6,"text":"fine"}',
    ];
    const { answers, status } = ndjson(lines.join("\n"));
    assert.equal(status, 2);
    assert.deepEqual(answers.map(({ id, line }) => id ?? `line ${line}`), [
      1, "line 2", "line 3", "line 4", "line 5", 6,
    ]);
    assert.match(answers[1].error, /^invalid JSON: column 16/);
    assert.match(answers[2].error, /must be a JSON object/);
    assert.match(answers[3].error, /"text" is missing/);
    assert.match(answers[4].error, /"text" must be a string, not a number; "kind" must be a string/);
    assert.deepEqual(Object.keys(answers[1]), ["line", "error"]);
  });

  test("lone surrogate escapes and ill-formed UTF-8 are normal input and keep offsets", () => {
    const bytes = Buffer.concat([
      Buffer.from('{"text":"a\\ud83d follow us"}\n{"text":"\\ud83d\\ude00 follow us"}\n{"text":"a'),
      Buffer.from([0xff]),
      Buffer.from(' follow us"}\n'),
    ]);
    const { answers, status } = ndjson(bytes);
    assert.equal(status, 1);
    assert.deepEqual(answers.map(({ findings }) => [findings[0].begin, findings[0].end]), [
      [3, 12], [3, 12], [3, 12],
    ]);
  });

  test("platform, kind and lang come from the line, else from the options; null means absent", () => {
    const { answers } = ndjson(
      '{"text":"Folgt uns","lang":"de"}\n{"text":"Follow us","lang":null}\n' +
        '{"text":"Follow us","platform":"teletext","kind":"poem","extra":[1]}',
      "--platform", "x",
    );
    assert.deepEqual(answers.map(({ lang, score }) => [lang, score]), [
      ["de", 0], ["en", 73], ["en", 73],
    ]);
  });

  test("a post of several megabytes is scored in part and says so", () => {
    const text = "Follow us. " + "word ".repeat(1_000_000);
    const { answers } = ndjson(JSON.stringify({ text }));
    assert.equal(answers[0].truncated, true);
    assert.equal(answers[0].findings[0].rule, "follow-order");
  });

  test("each answer is there before the next line is sent", { timeout: 60_000 }, async () => {
    const child = spawn(command, ["check", "--rules", rules, "--ndjson", "-"]);
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    for (const id of [1, 2, 3]) {
      child.stdin.write(JSON.stringify({ id, text: "Follow us" }) + "\n");
      assert.equal(JSON.parse((await answers.next()).value).id, id);
    }
    child.stdin.end();
    const [status] = await once(child, "exit");
    assert.equal(status, 1);
  });

  test("memory does not grow with the stream", { timeout: 300_000 }, async () => {
    const child = spawn(command, ["check", "--rules", rules, "--lang", "en", "--ndjson"], {
      // A sanitiser would keep freed memory for a while on purpose.
      env: { ...process.env, ASAN_OPTIONS: "quarantine_size_mb=1:malloc_context_size=0" },
    });
    const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const peak = () =>
      Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))[1]);
    let sent = 0;
    const send = async (count) => {
      for (const end = sent + count; sent < end; ++sent) {
        // Every paragraph is new, so nothing that is remembered helps.
        const text = Array.from({ length: 20 }, (_, i) => `Story ${sent} part ${i}: follow us.`);
        child.stdin.write(JSON.stringify({ text: text.join("\n") }) + "\n");
        await answers.next();
      }
      return peak();
    };
    const warm = await send(2_000);
    const later = await send(8_000);
    child.stdin.end();
    await once(child, "exit");
    assert.ok(later - warm < 4_096, `${warm} kB after 2,000 posts, ${later} kB after 10,000`);
  });
});

describe("rules", () => {
  const copyOf = (id, change) => {
    const rule = JSON.parse(readFileSync(join(rules, `${id}.json`), "utf8"));
    change(rule);
    return file(`${id}.json`, JSON.stringify(rule, null, 2));
  };
  const rulesTest = (...args) => run(["rules", "test", "--rules", rules, ...args]);

  test("list and show tell what there is", () => {
    const { stdout } = run(["rules", "list", "--rules", rules]);
    assert.match(stdout, /^follow-order +B7 +broadcasting +3 +This orders people to follow\.$/m);
    const listed = JSON.parse(run(["rules", "list", "--json", "--rules", rules]).stdout);
    assert.deepEqual(listed.map(({ id }) => id), ["follow-order", "open-question", "self-praise", "thrilled"]);
    const shown = run(["rules", "show", "thrilled", "--rules", rules]).stdout;
    for (const text of ["weight 2.5", "Say what changed.", "Made up", "The bus was late."]) {
      assert.ok(shown.includes(text), text);
    }
  });

  test("test runs the examples of the pack, or of one file within it", () => {
    assert.deepEqual(rulesTest(), { status: 0, stdout: "4 rules, 16 examples, 0 failed\n", stderr: "" });
    const good = rulesTest(join(rules, "thrilled.json"));
    assert.deepEqual([good.status, good.stdout], [0, "1 rule, 4 examples, 0 failed\n"]);
  });

  test("test tells which example fails and what fired instead", () => {
    const bad = rulesTest(
      copyOf("thrilled", (rule) => {
        rule.flagged[1] = "Please follow us.";
        rule.passing[0] = "Thrilled to announce it.";
      }),
    );
    assert.equal(bad.status, 1);
    assert.equal(
      bad.stdout,
      `thrilled: flagged[1]: the rule should fire here and does not
    text:  "Please follow us."
    fired: follow-order +3
thrilled: passing[0]: the rule fires here and should not; the pack warns of it (score 62) and should not
    text:  "Thrilled to announce it."
    fired: thrilled +2.5
1 rule, 4 examples, 2 failed
`,
    );
  });

  test("test prints every problem of a rule file with its place", () => {
    const bad = rulesTest(
      copyOf("thrilled", (rule) => {
        rule.weight = 77;
        rule.sides = rule.side;
        delete rule.why;
      }),
    );
    assert.equal(bad.status, 2);
    for (const pointer of ["/weight", "/sides"]) {
      assert.match(bad.stderr, new RegExp(`thrilled\\.json:\\d+:\\d+: error: .*at ${pointer}`));
    }
    assert.match(bad.stderr, /'?why'? is missing/);
  });

  test("bundle keeps what scoring needs and drops what people read", () => {
    const { stdout, status } = run(["rules", "bundle", rules]);
    assert.equal(status, 0);
    const bundle = JSON.parse(stdout);
    assert.deepEqual(Object.keys(bundle), ["pack", "lexicons", "rules"]);
    assert.equal(bundle.pack.base, -2);
    assert.deepEqual(bundle.rules.map(({ id }) => id), ["follow-order", "open-question", "self-praise", "thrilled"]);
    assert.deepEqual(Object.keys(bundle.rules[0]), ["id", "signal", "side", "match", "weight"]);
  });

  test("a bundle scores as the folder it was made from", () => {
    const packed = mkdtempSync(join(folder, "bundle-"));
    writeFileSync(join(packed, "en.json"), run(["rules", "bundle", rules]).stdout);
    const post = JSON.stringify({ text: "Thrilled to announce it. What do you think? Follow us." });
    const answer = (from) => run(["check", "--ndjson", "--rules", from], post).stdout;
    assert.equal(answer(packed), answer(rules));
  });
});

describe("eval", () => {
  // Scores: follow 73 (warned), thrilled 62 (warned), question 5, plain 12.
  const rows = [
    { id: 1, platform: "x", kind: "post", group: "g", s: 4, w: true, q: ["follow us"], text: "Now follow us!" },
    { id: 2, platform: "x", kind: "post", group: "g", s: 3, w: true, q: ["today"], text: "Thrilled to announce, today" },
    { id: 3, platform: "x", kind: "reply", group: "g", s: 0, w: false, q: [], text: "What do you think?" },
    { id: 4, platform: "linkedin", kind: "post", group: "h", s: 1, w: false, q: [], text: "Please follow us" },
    { id: 5, platform: "linkedin", kind: "post", group: "h", s: 3, w: true, q: ["rain"], text: "Rain, rain." },
    { id: 6, platform: "x", kind: "post", group: "g", s: null, w: null, q: [], text: "#" },
  ].map((row) => ({ lang: "en", ...row }));
  const corpus = file("corpus.jsonl", rows.map((row) => JSON.stringify(row)).join("\n") + "\n");
  const evaluate = (...args) => run(["eval", "--rules", rules, ...args]);

  test("gives the figures, overall and by slice", () => {
    const { status, stdout } = evaluate("--json", corpus);
    assert.equal(status, 0);
    const { all, skipped, platform, kind, group } = JSON.parse(stdout);
    assert.equal(skipped, 1);
    assert.deepEqual([all.n, all.deserving, all.warned], [5, 3, 3]);
    // deserving 73 62 12, others 73 5: 73 ties one and beats one, 62 and 12 beat one each: 3.5 of 6
    assert.equal(all.roc_auc, 0.583333);
    assert.equal(all.precision, 0.666667);
    assert.equal(all.recall, 0.666667);
    assert.equal(all.false_warning_rate, 0.5);
    assert.equal(all.reason_share, 0.5, "one of the two right warnings underlines a quote");
    assert.deepEqual([platform.x.n, platform.linkedin.n], [3, 2]);
    assert.deepEqual([kind.post.n, kind.reply.n], [4, 1]);
    assert.deepEqual(Object.keys(group), ["other"], "groups under 20 posts are shown together");
    assert.equal(kind.reply.roc_auc, null, "what cannot be told is null, not zero");
  });

  test("prints a table for people", () => {
    const { stdout } = evaluate(corpus);
    assert.match(stdout, /5 rated posts, 1 without a rating skipped/);
    assert.match(stdout, /^all +5 +3 +3 +0\.583 /m);
    assert.match(stdout, /^platform linkedin +2 /m);
  });

  test("complains of a malformed row and goes on", () => {
    const bad = file("bad.jsonl", `{"text":"no rating"}\n${JSON.stringify(rows[0])}\n`);
    const { status, stdout, stderr } = evaluate("--json", bad);
    assert.equal(status, 2);
    assert.match(stderr, /bad\.jsonl:1: "s" is missing/);
    assert.equal(JSON.parse(stdout).all.n, 1);
  });

  test("--features prints what fired, for fitting", () => {
    const lines = evaluate("--features", corpus).stdout.trim().split("\n").map((l) => JSON.parse(l));
    assert.equal(lines.length, 5);
    assert.deepEqual(lines[0], { id: 1, group: "g", w: true, s: 4, features: { "follow-order": 1000 } });
    assert.deepEqual(lines[4].features, {});
    const twice = file("twice.jsonl", JSON.stringify({ ...rows[0], text: "Follow us. Follow us!" }));
    const { features } = JSON.parse(evaluate("--features", twice).stdout);
    assert.deepEqual(features, { "follow-order": 1500 }, "a second hit counts half");
  });
});

test("the built-in rules judge the sample posts as their names say", () => {
  const samples = fileURLToPath(new URL("../../core/cli/samples/", import.meta.url));
  const verdict = (name) =>
    JSON.parse(run(["check", "--format", "json", join(samples, name)]).stdout).verdict;
  assert.equal(verdict("1-announcement.txt"), "broadcasting");
  assert.equal(verdict("2-webinar.txt"), "broadcasting");
  assert.equal(verdict("3-lesson.txt"), "conversation");
  assert.equal(verdict("5-thanks.txt"), "conversation");
});
