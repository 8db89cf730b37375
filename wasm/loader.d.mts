/** One thing that is wrong with a rule pack or a setting. */
export interface Diagnostic {
  readonly severity: "warning" | "error";
  readonly code: string;
  readonly file: string;
  /** JSON pointer into the pack, or to `/own_names` or `/muted_rules`. */
  readonly pointer: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type Side = "broadcasting" | "conversation";
export type Verdict = "conversation" | "mixed" | "broadcasting";
export type Sensitivity = "gentle" | "balanced" | "strict";
export type Surface = "post" | "reply" | "message" | "article";
export type Platform = "linkedin" | "x" | "other";

export interface RuleInfo {
  readonly id: string;
  readonly signal: string;
  readonly side: Side;
}

/** Offsets are UTF-16 code units of the text as typed: `text.slice(begin, end)` are the words. */
export interface Finding {
  rule: string;
  side: Side;
  /** `begin === end`: the finding is about the whole draft. */
  begin: number;
  end: number;
  /** Further words of the same finding, ascending; absent when there are none. */
  also?: [begin: number, end: number][];
  /** Log-odds; negative for conversation. */
  contribution: number;
  /** Key of the text that says what it is. */
  message: string;
  /** Key of the text that says what to try instead. */
  suggestion: string;
  /** The score if the sentence of this finding were deleted. */
  score_without: number;
}

/** The native command's report: `JSON.stringify(report)` is the same, byte for byte. */
export interface Report {
  /** 0-100: how sure we are that a sensible colleague would warn. */
  score: number;
  verdict: Verdict;
  /** Primary language tag; "und" when it cannot be told. */
  lang: string;
  truncated: boolean;
  evidence: number;
  base: number;
  rest: number;
  findings: Finding[];
  /** Indices into `findings`: the smallest set whose sentences must go for the warning to go. */
  way_out: number[];
  way_out_score: number;
}

export interface EngineOptions {
  /** One a language: compiled (bytes of a `.pack` file of the same build; by far the quickest), parsed, or as JSON text. */
  readonly packs: readonly (BufferSource | object | string)[];
  /** Company, brand and product names; they count as "we". */
  readonly ownNames?: readonly string[];
  /** Rules whose evidence is ignored; unknown ids are harmless. */
  readonly mutedRules?: readonly string[];
}

/** As in the core, a word that is not known for platform or surface stands for "other" and "post". */
export interface ScoreOptions {
  readonly platform?: Platform | (string & {});
  readonly surface?: Surface | (string & {});
  /** "auto" (the default) or a primary tag such as "en". */
  readonly language?: string;
  readonly sensitivity?: Sensitivity;
  /** False saves time where nobody reads it: `way_out` is then empty, and every score in it the report's. True by default. */
  readonly wayOut?: boolean;
}

export interface Engine {
  /** By language; the packs' rules in order. */
  readonly rules: Readonly<Record<string, readonly RuleInfo[]>>;
  /** What was odd about the packs without being an error. */
  readonly problems: readonly Diagnostic[];
  readonly memoryBytes: number;
  /** Any string is fine, lone surrogates and a megabyte too. Quick when it differs little from the last one. */
  score(text: string, options?: ScoreOptions): Report;
  /** Frees everything; may be called twice. */
  destroy(): void;
}

/** The engine was destroyed, or its module trapped (see `cause`); make a new one. */
export class EngineDeadError extends Error {
  override name: "EngineDeadError";
}

/** No engine could be made from these packs; `diagnostics` says why, all of it. */
export class PackError extends Error {
  override name: "PackError";
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes an engine in an instance of its own.
 * @throws {TypeError} an argument has the wrong type
 * @throws {PackError} the packs have errors
 * @throws {WebAssembly.CompileError} `source` is not WebAssembly, or the page's policy forbids it
 */
export function createEngine(source: WebAssembly.Module | BufferSource, options: EngineOptions): Promise<Engine>;
