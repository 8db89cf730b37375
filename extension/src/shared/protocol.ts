// What the parts of the extension say to each other: a map from request to answer, and the checks
// that stand between a message and the code that trusts it.
//
// Every request gets a Reply. Nothing fails silently: an engine that cannot load, a trap, a message
// that makes no sense each have a code that the asking side can show.
import type { Report, Sensitivity } from '../../../wasm/loader.mjs';
import { isId, isOneOf, isRecord } from './checks.ts';

export type { Report };
export type Finding = Report['findings'][number];

export const VERDICTS = ['conversation', 'mixed', 'broadcasting'] as const;
export type Verdict = Report['verdict'];

export const PLATFORMS = ['linkedin', 'x', 'other'] as const;
export type Platform = (typeof PLATFORMS)[number];

export const SURFACES = ['post', 'reply', 'message', 'article'] as const;
export type Surface = (typeof SURFACES)[number];

export interface ScoreRequest {
  /** Names the draft among all drafts of this browser session; answers carry it back. */
  readonly draft: string;
  /** Counts the draft's texts; an answer to an old revision is not used. */
  readonly revision: number;
  readonly text: string;
  readonly platform: Platform;
  readonly surface: Surface;
  /** False: the report's way out is not looked for, which is quicker. Absent: it is. */
  readonly wayOut?: boolean;
}

/**
 * What the toolbar shows for a tab. asleep: the draft could not be checked. unreadable: a composer is
 * there and can't be read. paused: until tomorrow. Null: nothing to say.
 */
export const DRAFT_STATES = [...VERDICTS, 'asleep', 'unreadable', 'paused'] as const;
export type DraftState = (typeof DRAFT_STATES)[number] | null;

/** The parts of the options page that others link to; each is the id of its heading's section. */
export const OPTION_SECTIONS = ['sites', 'sensitivity', 'rules', 'names', 'drafts', 'feedback', 'backup'] as const;
export type OptionSection = (typeof OPTION_SECTIONS)[number];

/** A report with what the card needs beside it, so that content scripts hold no rule table. */
export interface Judgement {
  readonly draft: string;
  readonly revision: number;
  /** Where the draft goes, as asked. */
  readonly platform: Platform;
  readonly surface: Surface;
  readonly report: Report;
  /** False when no rules exist for the draft's language: then there is nothing to say about it. */
  readonly judged: boolean;
  /** The signal ("B7", "C1") of each rule that the report names. */
  readonly signals: Readonly<Record<string, string>>;
  /** The verdict at `report.way_out_score`. */
  readonly wayOutVerdict: Verdict;
  /** The one that the verdict was made with. */
  readonly sensitivity: Sensitivity;
}

/** Requests to the background. */
export interface BackgroundCalls {
  /** Load the engine now, because someone is about to type. */
  warm: { request: Record<never, never>; answer: { ready: true } };
  score: { request: ScoreRequest; answer: Judgement };
  /** What the sender's tab shows in the toolbar. */
  state: { request: { readonly site: string; readonly state: DraftState }; answer: { noted: true } };
  'open-options': { request: { readonly section?: OptionSection }; answer: { opened: true } };
}

/** Requests from the popup and the background to the content scripts of a tab. */
export interface ContentCalls {
  /** Asked of the top frame: which site is this? */
  site: { request: Record<never, never>; answer: { site: string } };
  /** Asked of all frames; only the one that holds a draft answers. */
  draft: { request: Record<never, never>; answer: DraftSummary };
  /** Asked of the top frame: the structure around its composer as text, with no word of a draft. */
  diagnose: { request: Record<never, never>; answer: { text: string } };
}

export interface DraftSummary {
  /** Null while the draft is too short to judge, or not judged yet. */
  readonly judgement: Judgement | null;
  readonly text: string;
  /** unreadable: a composer is there and can't be read; `diagnose` says more. */
  readonly problem: ErrorCode | 'unreadable' | null;
}

/**
 * bad-request: the message was not understood. engine-unavailable: it could not be loaded.
 * engine-died: it trapped; the next request gets a new one. no-answer: the background went away.
 * gone: the extension was updated or switched off under this page. failed: the browser refused it.
 */
export type ErrorCode =
  | 'bad-request'
  | 'engine-unavailable'
  | 'engine-died'
  | 'no-answer'
  | 'gone'
  | 'failed';

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ErrorCode; readonly detail: string };

type Calls = BackgroundCalls & ContentCalls;
export type Kind = keyof Calls;
export type Message<K extends Kind> = { readonly kind: K } & Calls[K]['request'];
export type Answer<K extends Kind> = Calls[K]['answer'];
export type BackgroundMessage = { [K in keyof BackgroundCalls]: Message<K> }[keyof BackgroundCalls];
export type ContentMessage = { [K in keyof ContentCalls]: Message<K> }[keyof ContentCalls];

/** The name of the port on which pages ask the background; each answer carries its question's number. */
export const LINE = 'line';
interface Line {
  question: { readonly id: number; readonly message: BackgroundMessage };
  answer: { readonly id: number; readonly reply: Reply<unknown> };
}
export type OnLine<Way extends keyof Line> = Line[Way];

/** The question in `posted`; its message is null when it is not one that the background serves. */
export function parseQuestion(posted: unknown): { id: number; message: BackgroundMessage | null } | null {
  if (!isRecord(posted) || typeof posted['id'] !== 'number') return null;
  return { id: posted['id'], message: parseBackgroundMessage(posted['message']) };
}

export function success<T>(value: T): Reply<T> {
  return { ok: true, value };
}

export function failure(error: ErrorCode, detail: unknown = ''): Reply<never> {
  return { ok: false, error, detail: detail instanceof Error ? detail.message : String(detail) };
}

/** The request in `message`, or null when it is not one that the background serves. */
export function parseBackgroundMessage(message: unknown): BackgroundMessage | null {
  if (!isRecord(message)) return null;
  switch (message['kind']) {
    case 'warm':
      return { kind: 'warm' };
    case 'score':
      return parseScore(message);
    case 'state':
      return parseState(message);
    case 'open-options':
      return parseOpenOptions(message);
    default:
      return null;
  }
}

function parseScore(message: Record<string, unknown>): Message<'score'> | null {
  const { draft, revision, text, platform, surface, wayOut } = message;
  if (typeof draft !== 'string' || draft === '' || typeof text !== 'string') return null;
  if (typeof revision !== 'number' || !Number.isSafeInteger(revision) || revision < 0) return null;
  if (!isOneOf(PLATFORMS, platform) || !isOneOf(SURFACES, surface)) return null;
  if (wayOut !== undefined && typeof wayOut !== 'boolean') return null;
  const request = { kind: 'score', draft, revision, text, platform, surface } as const;
  return wayOut === undefined ? request : { ...request, wayOut };
}

function parseState({ site, state }: Record<string, unknown>): Message<'state'> | null {
  if (!isId(site) || (state !== null && !isOneOf(DRAFT_STATES, state))) return null;
  return { kind: 'state', site, state };
}

function parseOpenOptions({ section }: Record<string, unknown>): Message<'open-options'> | null {
  if (section === undefined) return { kind: 'open-options' };
  return isOneOf(OPTION_SECTIONS, section) ? { kind: 'open-options', section } : null;
}

const CONTENT_KINDS = ['site', 'draft', 'diagnose'] as const satisfies readonly (keyof ContentCalls)[];

/** The request in `message`, or null when it is not one that a content script serves. */
export function parseContentMessage(message: unknown): ContentMessage | null {
  if (!isRecord(message)) return null;
  const { kind } = message;
  return isOneOf(CONTENT_KINDS, kind) ? { kind } : null;
}

export function isReply(value: unknown): value is Reply<unknown> {
  if (!isRecord(value)) return false;
  return value['ok'] === true ? 'value' in value : value['ok'] === false && 'error' in value;
}
