// `unbroadcast check --ndjson` as a script uses it: lines in, lines out.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { createInterface } from "node:readline";
import { check, command, ndjson, rules } from "./support.mjs";

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
