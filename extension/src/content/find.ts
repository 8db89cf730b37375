// Finding the editor that someone is about to type in, wherever it is: in the document, in a dialog,
// in open shadow roots, present at load or mounted later. It waits for focus and input and looks at
// nothing else of the page.

const EDITABLE = '[contenteditable]:not([contenteditable="false"]), textarea';

/** Calls `found` for each focus or input in an editor, with the editor, until `signal` aborts. */
export function watchEditors(found: (editor: HTMLElement) => void, signal: AbortSignal): void {
  const hooked = new WeakSet<ShadowRoot>();

  function look(event: Event): void {
    if (!event.isTrusted) return;
    const path = event.composedPath();
    for (const step of path) if (step instanceof ShadowRoot) hook(step);
    report(path[0]);
  }

  // A focus that moves within one shadow root is never seen outside of it.
  function hook(root: ShadowRoot): void {
    if (hooked.has(root)) return;
    hooked.add(root);
    root.addEventListener('focusin', look, { capture: true, passive: true, signal });
  }

  function report(target: EventTarget | undefined): void {
    const editor = target instanceof Element ? editingHost(target) : null;
    if (editor) found(editor);
  }

  /** What already had the focus when we came. */
  function lookAtFocus(): void {
    let active = document.activeElement;
    while (active?.shadowRoot) {
      hook(active.shadowRoot);
      active = active.shadowRoot.activeElement;
    }
    if (active) report(active);
  }

  const options = { capture: true, passive: true, signal };
  window.addEventListener('focusin', look, options);
  window.addEventListener('input', look, options);
  lookAtFocus();
  document.addEventListener('DOMContentLoaded', lookAtFocus, { once: true, signal });
}

/** The outermost editable around `element`: what the editor library calls its root. */
function editingHost(element: Element): HTMLElement | null {
  let host: HTMLElement | null = null;
  for (
    let next = element.closest<HTMLElement>(EDITABLE);
    next;
    next = next.parentElement?.closest<HTMLElement>(EDITABLE) ?? null
  ) {
    host = next;
  }
  return host;
}
