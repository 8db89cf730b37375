// Runs unbroadcast.wasm without any generated glue: in Node, in an extension's background, in a worker.
//
//   const engine = await createEngine(bytesOrModule, { packs: [pack] });
//   const report = engine.score("We are thrilled to announce ...", { platform: "linkedin" });
//
// A report has exactly the keys, order and numbers of the native command's JSON. Each engine owns one
// instance of the module, so a trap kills that engine only: it throws EngineDeadError from then on.
// Types and the contract of each call are in loader.d.mts.

const PLATFORMS = new Map([["linkedin", 0], ["x", 1], ["twitter", 1]]);
const OTHER_PLATFORM = 2;
const SURFACES = new Map([["reply", 1], ["comment", 1], ["message", 2], ["article", 3]]);
const POST_SURFACE = 0;
const SENSITIVITIES = new Map([["gentle", 0], ["balanced", 1], ["strict", 2]]);
const VERDICTS = ["conversation", "mixed", "broadcasting"];
const SIDES = ["broadcasting", "conversation"];
const LANGUAGE_TAG = /^[a-z]{2,4}$/;

// Where things stand in the flat result of ub_score; bindings.cpp writes them in this order.
const FLAT_FINDINGS = 11;
const SMALLEST_TEXT_BUFFER = 4096;
const NOT_SUPPORTED = 52; // WASI's ENOSYS: the C library then goes on without an environment

/** The engine was destroyed, or its module trapped; make a new one. */
export class EngineDeadError extends Error {
  name = "EngineDeadError";
}

/** No engine could be made from these packs; `diagnostics` says why, all of it. */
export class PackError extends Error {
  name = "PackError";

  constructor(diagnostics) {
    const first = diagnostics.find((d) => d.severity === "error") ?? { message: "there is no pack" };
    super(`The rule packs could not be loaded: ${first.message}`);
    this.diagnostics = diagnostics;
  }
}

export async function createEngine(source, options) {
  const config = configOf(options);
  const { exports } = await instantiate(source);
  return new Engine(exports, config);
}

class Engine {
  #exports;
  #handle = 0;
  #text;
  #ruleTexts;
  #firstRuleTexts;
  #dead = null;
  #integers = new Int32Array(0);

  constructor(exports, config) {
    this.#exports = exports;
    this.#call(() => {
      exports._initialize();
      this.#handle = create(exports, config);
      this.problems = JSON.parse(readString(exports, exports.ub_message()));
      this.rules = this.#handle === 0 ? {} : JSON.parse(readString(exports, exports.ub_rules(this.#handle)));
    });
    if (this.#handle === 0) throw new PackError(this.problems);
    this.#text = new TextBuffer(exports);
    this.#ruleTexts = new Map(Object.entries(this.rules).map(([language, rules]) => [language, rules.map(textsOf)]));
    [this.#firstRuleTexts] = this.#ruleTexts.values();
  }

  score(text, options = {}) {
    if (typeof text !== "string") throw new TypeError("score: text must be a string");
    requireObject(options, "score: options");
    const platform = PLATFORMS.get(word(options.platform, "platform")) ?? OTHER_PLATFORM;
    const surface = SURFACES.get(word(options.surface, "surface")) ?? POST_SURFACE;
    const sensitivity = SENSITIVITIES.get(word(options.sensitivity, "sensitivity") ?? "balanced");
    if (sensitivity === undefined) throw new TypeError("score: sensitivity must be gentle, balanced or strict");
    const language = packedLanguage(word(options.language, "language") ?? "auto");
    const { wayOut = true } = options;
    if (typeof wayOut !== "boolean") throw new TypeError("score: wayOut must be true or false");

    return this.#call(() => {
      const units = this.#text.write(text);
      const setting = [platform, surface, language, sensitivity, wayOut ? 1 : 0];
      const flat = this.#exports.ub_score(this.#handle, this.#text.pointer, units, ...setting);
      return this.#report(flat >> 2);
    });
  }

  get memoryBytes() {
    return this.#exports.memory.buffer.byteLength;
  }

  destroy() {
    if (this.#dead !== null) return;
    this.#call(() => {
      this.#text.free();
      this.#exports.ub_destroy(this.#handle);
    });
    this.#dead = new EngineDeadError("This engine was destroyed");
  }

  /** Every way into the module: what it throws is a trap, and after a trap its memory cannot be trusted. */
  #call(work) {
    if (this.#dead !== null) throw new EngineDeadError(this.#dead.message, { cause: this.#dead.cause });
    try {
      return work();
    } catch (error) {
      this.#dead = new EngineDeadError("This engine stopped after a fault in unbroadcast.wasm", { cause: error });
      throw this.#dead;
    }
  }

  #report(at) {
    const { buffer } = this.#exports.memory;
    if (this.#integers.buffer !== buffer) this.#integers = new Int32Array(buffer);
    const flat = this.#integers;
    const language = unpackedLanguage(flat[at + 3]);
    // A text whose language cannot be told is judged by the first pack.
    const ruleTexts = this.#ruleTexts.get(language) ?? this.#firstRuleTexts;
    const findings = [];
    let next = at + FLAT_FINDINGS;
    for (let i = flat[at + 9]; i > 0; --i) next = readFinding(flat, next, ruleTexts, findings);
    return {
      score: flat[at + 1],
      verdict: VERDICTS[flat[at + 2]],
      lang: language,
      truncated: flat[at + 4] !== 0,
      evidence: flat[at + 5] / 1000,
      base: flat[at + 6] / 1000,
      rest: flat[at + 7] / 1000,
      findings,
      way_out: Array.from(flat.subarray(next, next + flat[at + 10])),
      way_out_score: flat[at + 8],
    };
  }
}

/**
 * The draft inside the module's memory. While a person types, one draft follows another that is nearly the
 * same, so only what lies between their common beginning and their common end is copied unit by unit.
 */
class TextBuffer {
  pointer = 0;
  #exports;
  #limit;
  #capacity = 0;
  #written = "";
  #end = 0; // of what was copied last
  #units = new Uint16Array(0);

  constructor(exports) {
    this.#exports = exports;
    // One unit beyond what is scored, so that the core can tell a long text from one that just fits.
    this.#limit = (exports.ub_max_units() >>> 0) + 1;
  }

  /** Copies `text` as far as it is read; lone surrogates stay what they are. Gives the units that stand there now. */
  write(text) {
    const next = text.length > this.#limit ? text.slice(0, this.#limit) : text;
    if (next.length > this.#capacity) this.#grow(next.length);
    const { buffer } = this.#exports.memory;
    if (this.#units.buffer !== buffer) this.#units = new Uint16Array(buffer, this.pointer, this.#capacity);

    const old = this.#written;
    const begin = commonPrefix(old, next, this.#end);
    const tail = commonSuffix(old, next, begin, old.length - this.#end);
    const end = next.length - tail;
    const units = this.#units;
    if (tail > 0) units.copyWithin(end, old.length - tail, old.length);
    for (let i = begin; i < end; ++i) units[i] = next.charCodeAt(i);
    this.#written = next;
    this.#end = end;
    return next.length;
  }

  free() {
    this.#exports.ub_free(this.pointer);
    this.#written = "";
    this.#end = 0;
  }

  #grow(length) {
    this.free();
    this.#capacity = Math.min(Math.max(length * 2, SMALLEST_TEXT_BUFFER), this.#limit);
    this.pointer = this.#exports.ub_alloc(this.#capacity * 2) >>> 0;
    if (this.pointer === 0) throw new RangeError("no memory for the text");
    this.#units = new Uint16Array(0);
  }
}

// Halving with slices compares whole blocks natively: a few microseconds for 25,000 units, where a loop over
// the units takes fifty. `guess` is tried first: the next key is mostly typed where the last one was.
function commonPrefix(a, b, guess) {
  let low = 0;
  let high = Math.min(a.length, b.length);
  let middle = Math.min(guess, high);
  while (low < high) {
    if (a.slice(low, middle) === b.slice(low, middle)) low = middle;
    else high = middle - 1;
    if (a.charCodeAt(low) !== b.charCodeAt(low)) return low;
    middle = (low + high + 1) >>> 1;
  }
  return low;
}

/** The same from the end, of what lies behind the common beginning of `begin` units. */
function commonSuffix(a, b, begin, guess) {
  let low = 0;
  let high = Math.min(a.length, b.length) - begin;
  let middle = Math.min(guess, high);
  while (low < high) {
    const sameBlock = a.slice(a.length - middle, a.length - low) === b.slice(b.length - middle, b.length - low);
    if (sameBlock) low = middle;
    else high = middle - 1;
    if (a.charCodeAt(a.length - 1 - low) !== b.charCodeAt(b.length - 1 - low)) return low;
    middle = (low + high + 1) >>> 1;
  }
  return low;
}

function readFinding(flat, at, ruleTexts, findings) {
  const texts = ruleTexts[flat[at]];
  const finding = { rule: texts.id, side: SIDES[flat[at + 1]], begin: flat[at + 2], end: flat[at + 3] };
  const next = at + 7 + 2 * flat[at + 6];
  if (next > at + 7) {
    finding.also = [];
    for (let i = at + 7; i < next; i += 2) finding.also.push([flat[i], flat[i + 1]]);
  }
  finding.contribution = flat[at + 4] / 1000;
  finding.message = texts.message;
  finding.suggestion = texts.suggestion;
  finding.score_without = flat[at + 5];
  findings.push(finding);
  return next;
}

function textsOf({ id }) {
  return { id, message: `${id}.message`, suggestion: `${id}.try` };
}

/** Null when the module finds errors in the packs; a fault when it has no memory for them. */
function create(exports, { text, images }) {
  const json = new TextEncoder().encode(text);
  const [jsonAt, imagesAt] = [json, images].map((bytes) => copyIn(exports, bytes));
  const handle = exports.ub_create(jsonAt, json.length, imagesAt, images.length);
  for (const pointer of [jsonAt, imagesAt]) exports.ub_free(pointer);
  return handle;
}

function copyIn(exports, bytes) {
  const pointer = exports.ub_alloc(Math.max(bytes.length, 1)) >>> 0;
  if (pointer === 0) throw new RangeError("no memory for the packs");
  new Uint8Array(exports.memory.buffer).set(bytes, pointer);
  return pointer;
}

function readString(exports, pointer) {
  const bytes = new Uint8Array(exports.memory.buffer);
  return new TextDecoder().decode(bytes.subarray(pointer, bytes.indexOf(0, pointer)));
}

async function instantiate(source) {
  if (source instanceof WebAssembly.Module) return WebAssembly.instantiate(source, imports());
  if (!(source instanceof ArrayBuffer || ArrayBuffer.isView(source))) {
    throw new TypeError("createEngine: the first argument must be a WebAssembly.Module or the module's bytes");
  }
  const { instance } = await WebAssembly.instantiate(source, imports());
  return instance;
}

// The four things the module's C library asks of its host. There is no environment, and nothing exits.
function imports() {
  return {
    env: { emscripten_notify_memory_growth() {} },
    wasi_snapshot_preview1: {
      environ_sizes_get: () => NOT_SUPPORTED,
      environ_get: () => NOT_SUPPORTED,
      proc_exit(status) {
        throw new Error(`unbroadcast.wasm ended with status ${status}`);
      },
    },
  };
}

function configOf(options) {
  requireObject(options, "createEngine: options");
  const { packs, ownNames = [], mutedRules = [] } = options;
  if (!Array.isArray(packs) || packs.length === 0) {
    throw new TypeError("createEngine: packs must be an array of at least one pack");
  }
  const images = [];
  const bundles = packs.map((pack, i) => {
    if (typeof pack === "string") return pack;
    requireObject(pack, `createEngine: packs[${i}]`);
    const isImage = pack instanceof ArrayBuffer || ArrayBuffer.isView(pack);
    return isImage ? images.push(bytesOf(pack)) - 1 : JSON.stringify(pack);
  });
  const names = stringList(ownNames, "ownNames");
  const muted = stringList(mutedRules, "mutedRules");
  const isPlain = images.length === packs.length && ownNames.length === 0 && mutedRules.length === 0;
  const text = isPlain ? "" : `{"packs":[${bundles.join(",")}],"own_names":${names},"muted_rules":${muted}}`;
  return { text, images: joined(images) };
}

function bytesOf(source) {
  return ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
}

/** One behind the other, each behind its length (four bytes, the lowest first). */
function joined(images) {
  const all = new Uint8Array(images.reduce((size, { length }) => size + 4 + length, 0));
  let at = 0;
  for (const image of images) {
    new DataView(all.buffer).setUint32(at, image.length, true);
    all.set(image, at + 4);
    at += 4 + image.length;
  }
  return all;
}

function stringList(value, name) {
  if (!Array.isArray(value) || !value.every((item) => typeof item === "string")) {
    throw new TypeError(`createEngine: ${name} must be an array of strings`);
  }
  return JSON.stringify(value);
}

function requireObject(value, what) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new TypeError(`${what} must be an object`);
  }
}

function word(value, name) {
  if (value !== undefined && typeof value !== "string") throw new TypeError(`score: ${name} must be a string`);
  return value;
}

/** ASCII letters, the first in the lowest byte; 0 is "auto". */
function packedLanguage(tag) {
  if (tag === "auto") return 0;
  if (!LANGUAGE_TAG.test(tag)) throw new TypeError('score: language must be "auto" or a primary tag such as "en"');
  let packed = 0;
  for (let i = 0; i < tag.length; ++i) packed |= tag.charCodeAt(i) << (8 * i);
  return packed;
}

function unpackedLanguage(packed) {
  let tag = "";
  for (let rest = packed; rest !== 0; rest >>>= 8) tag += String.fromCharCode(rest & 0xff);
  return tag;
}
