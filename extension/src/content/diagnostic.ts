// What a person can copy and send when a composer can't be read: the structure around it. Never a
// word of a draft, no label, no number that could name somebody, no address beyond its first part.

export interface DiagnosticFacts {
  readonly site: string;
  /** "post", "unknown", or "none" when no composer was found. */
  readonly surface: string;
  readonly state: string;
  readonly version: string;
  readonly userAgent: string;
  readonly path: string;
  /** From the site file: values that may be quoted. */
  readonly landmarks: readonly string[];
}

const MOST_STEPS = 30;
/** Attributes whose values belong to the markup, not to a person; others are not even named. */
const SHOWN = ['role', 'contenteditable', 'aria-multiline', 'open', 'data-lexical-editor', 'data-slate-editor'];
/** Values are quoted as far as they start or end with a landmark of the site. */
const QUOTED = ['data-testid', 'componentkey', 'data-sdui-screen', 'id', 'class'];

export function diagnostic(element: Element | null, facts: DiagnosticFacts): string {
  const { site, surface, state, version, userAgent, path, landmarks } = facts;
  const head = [
    `Unbroadcast ${version}`,
    `browser: ${browserOf(userAgent)}`,
    `site: ${site} /${firstSegment(path)}`,
    `surface: ${surface}`,
    `state: ${state}`,
  ];
  const chain = element ? chainOf(element, landmarks) : ['no composer has been used in this frame'];
  return [...head, 'from the composer outwards:', ...chain].join('\n');
}

/** Name and major version; the rest of a user agent tells more than is needed. */
function browserOf(userAgent: string): string {
  return /(Firefox|Edg|Chrome)\/\d+/.exec(userAgent)?.[0] ?? 'unknown';
}

/** Letters only: a first part with anything else in it could be somebody's name. */
function firstSegment(path: string): string {
  const [, first = ''] = path.split('/');
  return ['feed', 'sharing', 'article', 'messaging', 'company', 'preload', 'home', 'compose', 'i', 'intent'].includes(first)
    ? first
    : '…';
}

function chainOf(element: Element, landmarks: readonly string[]): string[] {
  const lines: string[] = [];
  for (let at: Node | null = element; at && lines.length < MOST_STEPS; at = at.parentNode ?? hostOf(at)) {
    if (at instanceof ShadowRoot) lines.push(`#shadow-root (${at.mode})`);
    else if (at instanceof Element) lines.push(stepOf(at, landmarks));
  }
  return lines;
}

function hostOf(node: Node): Element | null {
  return node instanceof ShadowRoot ? node.host : null;
}

function stepOf(element: Element, landmarks: readonly string[]): string {
  const shown = SHOWN.flatMap((name) => attribute(element, name, plain));
  const quoted = QUOTED.flatMap((name) => attribute(element, name, (value) => known(value, landmarks)));
  const name = landmarks.includes(element.localName) || /^[a-z][a-z0-9]*$/.test(element.localName) ? element.localName : 'custom-element';
  const count = `${element.querySelectorAll('*').length} elements, ${element.childNodes.length} children`;
  return [name, ...shown, ...quoted, `(${count})`].join(' ');
}

function attribute(element: Element, name: string, show: (value: string) => string): string[] {
  const value = element.getAttribute(name);
  return value === null ? [] : [`${name}=${show(value)}`];
}

/** A keyword of HTML or ARIA. */
function plain(value: string): string {
  return /^[a-z-]{0,20}$/.test(value) ? value : '…';
}

function known(value: string, landmarks: readonly string[]): string {
  const found = landmarks.filter((landmark) => value.includes(landmark));
  return found.length > 0 ? found.join('+') : '…';
}
