// Quill 1.3 asks the document for the selection, which ends at a shadow host. LinkedIn's build is
// patched; this is the smallest patch that makes keys, undo and the caret work inside a shadow root.

/** Chromium has a selection for each shadow root; Firefox's document sees into open ones. */
function selectionIn(root) {
  return root.getSelection?.() ?? document.getSelection();
}

/** Lets `quill`, which lives in an open shadow root, see the selection inside it. */
export function selectionInShadowRoot(quill) {
  const root = quill.root.getRootNode();
  const { selection } = quill;

  selection.getNativeRange = () => {
    const native = selectionIn(root);
    if (native === null || native.rangeCount === 0) return null;
    return selection.normalizeNative(native.getRangeAt(0));
  };
  selection.hasFocus = () => root.activeElement === quill.root;

  const setNativeRange = selection.setNativeRange.bind(selection);
  selection.setNativeRange = (startNode, startOffset, endNode, endOffset, force) => {
    if (startNode === null) return setNativeRange(startNode);
    if (!selection.hasFocus()) quill.root.focus();
    selectionIn(root).setBaseAndExtent(
      startNode,
      startOffset,
      endNode ?? startNode,
      endOffset ?? startOffset,
    );
    return undefined;
  };
  document.addEventListener("selectionchange", () => selection.update("user"));
}
