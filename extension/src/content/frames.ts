// Which frame of a page the author is in: several may hold a draft, and one question from the popup
// reaches all of them.

/** Whether the focus of the page is in this frame and in none inside it, as far as can be seen. */
export function isFocusedFrame(): boolean {
  if (isFrame(document.activeElement)) return false;
  for (let inner: Window = window; inner !== inner.parent; inner = inner.parent) {
    if (!holdsFocus(inner)) return false;
  }
  return true;
}

/** Whether the parent's focus is on `inner`; frames of another origin keep that to themselves. */
function holdsFocus(inner: Window): boolean {
  try {
    return inner.parent.document.activeElement === inner.frameElement;
  } catch {
    return true;
  }
}

function isFrame(element: Element | null): boolean {
  return element instanceof HTMLIFrameElement;
}
