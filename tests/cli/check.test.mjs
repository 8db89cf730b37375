// `unbroadcast check` as a person uses it: arguments and files in; text and exit status out.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { check, command, file, folder, ndjson, rules, run } from "./support.mjs";

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

test("the built-in rules judge the sample posts as their names say", () => {
  const samples = fileURLToPath(new URL("../../core/cli/samples/", import.meta.url));
  const verdict = (name) =>
    JSON.parse(run(["check", "--format", "json", join(samples, name)]).stdout).verdict;
  assert.equal(verdict("1-announcement.txt"), "broadcasting");
  assert.equal(verdict("2-webinar.txt"), "broadcasting");
  assert.equal(verdict("3-lesson.txt"), "conversation");
  assert.equal(verdict("5-thanks.txt"), "conversation");
});
