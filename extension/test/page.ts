// Markup and an address as a page, so that site files can be asked about compose boxes without a
// browser. What depends on layout, focus or real editors is tested in browsers instead.
import { parseHTML } from 'linkedom';

export interface Page {
  readonly document: Document;
  /** The element of `selector`, in the document or in the shadow root of #interop-outlet. */
  readonly at: (selector: string) => HTMLElement;
}

/** The globals that site files use are those of the page that was opened last. */
export function openPage(url: string, body: string): Page {
  const window = parseHTML(`<!doctype html><html><body>${body}</body></html>`);
  const { document } = window;
  const names = ['document', 'HTMLElement', 'HTMLTextAreaElement', 'ShadowRoot', 'Node', 'Element', 'Text'] as const;
  for (const name of names) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  }
  correctOrder();
  Object.defineProperty(globalThis, 'location', { value: new URL(url), configurable: true });
  intoShadowRoot(document);
  return { document, at: (selector) => find(document, selector) };
}

/** linkedom compares positions by depth; in document order, only before and after are asked for. */
function correctOrder(): void {
  Object.assign(globalThis.Node, { DOCUMENT_POSITION_PRECEDING: 2, DOCUMENT_POSITION_FOLLOWING: 4 });
  Object.defineProperty(globalThis.Node.prototype, 'compareDocumentPosition', {
    configurable: true,
    value(this: Element, other: Element): number {
      const all = [...this.ownerDocument.querySelectorAll('*')];
      return all.indexOf(this) < all.indexOf(other) ? 4 : 2;
    },
  });
}

/** `<template shadow>` inside an element becomes its open shadow root. */
function intoShadowRoot(document: Document): void {
  for (const template of document.querySelectorAll<HTMLTemplateElement>('template[shadow]')) {
    const root = template.parentElement?.attachShadow({ mode: 'open' });
    root?.append(...template.content.childNodes);
    template.remove();
  }
}

function find(document: Document, selector: string): HTMLElement {
  const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  for (const root of [document, ...roots]) {
    const found = root.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  throw new Error(`the page has no ${selector}`);
}
