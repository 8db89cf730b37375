// What a site file says, and nothing more: which element is a composer, and of what kind.
import type { Platform, Surface } from './protocol.ts';

export interface Composer {
  /** Null: people write here, but what it becomes is not known. Only rules that hold anywhere apply. */
  readonly surface: Surface | null;
  /** The box that belongs to this draft: its dialog, form or card. */
  readonly scope: Element;
  /** The button that posts; looked up afresh at each call, because pages mount it late. */
  readonly submit: () => Element | null;
  /** All editors whose texts are one draft, in reading order: the posts of a thread, a title and its
   *  text. Absent: the editor that was described is the whole draft. */
  readonly boxes?: () => readonly HTMLElement[];
}

export interface Site {
  /** Kebab-case, equal to the file's name; settings remember it. */
  readonly id: string;
  readonly platform: Platform;
  /** Exact host names; the manifest's content-script matches are made from them. */
  readonly hosts: readonly string[];
  /** Null for every editable that may be a search, a form field or something private. */
  readonly describe: (editor: HTMLElement) => Composer | null;
  /** Whether what is typed at `element` becomes a post, by what is around it: where `describe` knows
   *  no editor there, the author is told that the draft can't be read. */
  readonly isInComposer: (element: Element) => boolean;
  /** Attribute values that name parts of the site's own markup; a diagnostic may quote them. */
  readonly landmarks: readonly string[];
}

/** `element.closest`, but going on through the hosts of shadow roots. */
export function closestAcross(element: Element, selector: string): Element | null {
  for (let from: Element | null = element; from; from = hostOf(from)) {
    const found = from.closest(selector);
    if (found) return found;
  }
  return null;
}

function hostOf(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** Where one looks something up, fills in a field, or talks to one person. */
const NOT_FOR_MANY =
  'input, textarea, [aria-multiline="false"], [role="searchbox"], [role="combobox"], [role="search"], ' +
  '[type="search"], header, nav, [role="banner"], [role="navigation"]';
const PRIVATE = ['message', 'messag', 'msg-', 'chat', 'inmail', 'conversation', 'dm-', 'dmcomposer']
  .flatMap((word) => ['class', 'id', 'data-testid', 'componentkey', 'data-sdui-screen', 'aria-label'].map((name) => `[${name}*="${word}" i]`))
  .join(', ');

/**
 * A rich editor that the site file does not know, as the neutral kind: a box with several lines that
 * is neither a search nor, by anything that its markup says, between two people. Else null.
 */
export function unknownComposer(editor: HTMLElement): Composer | null {
  if (!editor.matches('[role="textbox"], [aria-multiline="true"], .ProseMirror, .ql-editor')) return null;
  if (closestAcross(editor, NOT_FOR_MANY) || closestAcross(editor, PRIVATE)) return null;
  const scope = editor.closest('dialog, [role="dialog"], form') ?? editor;
  return { surface: null, scope, submit: () => null };
}
