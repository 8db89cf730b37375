// Some editors forget their caret when the focus leaves them (Draft.js even clears the selection),
// and would begin again at the start of the text.
import { isTextArea, type Span, type TextMap } from './text-map.ts';

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

/** The caret as an offset into the text; null when it is in none of the editors. */
export function caretIn(map: TextMap, editor: HTMLElement): number | null {
  const box = map.boxes.find((one) => one.editor === editor);
  if (isTextArea(editor)) return box ? box.begin + editor.selectionEnd : null;
  const selection = selectionAround(editor);
  const node = selection?.focusNode;
  return selection && node ? map.offsetOf({ node, offset: selection.focusOffset }) : null;
}

/**
 * Puts focus and selection on the words of `span`, and brings them into sight. Nothing is written.
 * `read` reads the text anew: editors may re-build their nodes when the focus comes.
 */
export function selectWords(read: () => TextMap, span: Span): void {
  const box = read().boxes.find(({ begin, end }) => begin <= span.begin && span.begin < end);
  if (!box) return;
  const { editor, begin } = box;
  const end = Math.min(span.end, box.end);
  editor.focus({ preventScroll: true });
  if (isTextArea(editor)) editor.setSelectionRange(span.begin - begin, end - begin);
  else selectPlaces(editor, read().placesOf({ begin: span.begin, end }));
}

function selectPlaces(editor: HTMLElement, places: ReturnType<TextMap['placesOf']>): void {
  if (!places) return;
  const { start, end } = places;
  selectionAround(editor)?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
  const within = start.node instanceof Element ? start.node : start.node.parentElement;
  within?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
