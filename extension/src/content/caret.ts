// Some editors forget their caret when the focus leaves them (Draft.js even clears the selection),
// and would begin again at the start of the text.

/** Remembers the selection in `editor`; the returned function brings focus and selection back. */
export function keepCaret(editor: HTMLElement): () => void {
  const selection = selectionAround(editor);
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  return () => {
    editor.focus({ preventScroll: true });
    if (!selection || !anchorNode || !focusNode) return;
    // What an editor has re-built in the meantime it has re-built with its own caret.
    if (!editor.contains(anchorNode) || !editor.contains(focusNode)) return;
    selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
  };
}

/** In Chromium, the selection inside a shadow root is that root's. */
export function selectionAround(editor: HTMLElement): Selection | null {
  const root = editor.getRootNode() as Node & { getSelection?: () => Selection | null };
  return root.getSelection?.() ?? document.getSelection();
}
