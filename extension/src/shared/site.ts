// What a site file says, and nothing more: which element is a composer, and of what kind.
import type { Platform, Surface } from './protocol.ts';

export interface Composer {
  readonly surface: Surface;
  /** The box that belongs to this draft: its dialog, form or card. */
  readonly scope: Element;
  /** The button that posts; looked up afresh at each call, because pages mount it late. */
  readonly submit: () => Element | null;
}

export interface Site {
  /** Kebab-case, equal to the file's name; settings remember it. */
  readonly id: string;
  readonly platform: Platform;
  /** Exact host names; the manifest's content-script matches are made from them. */
  readonly hosts: readonly string[];
  /** Null for every editable that is not known to hold a post, a comment or a reply. */
  readonly describe: (editor: HTMLElement) => Composer | null;
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
