// LinkedIn's older editor: Quill 1.3 with the site's attributes, and mentions as links.

import Quill from "quill";
import { selectionInShadowRoot } from "./quill-shadow.js";

// Quill 1.3 writes innerHTML; a page that uses it under Trusted Types needs a default policy.
window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });

class Mention extends Quill.import("blots/inline") {
  static blotName = "mention";
  static tagName = "A";
  static className = "ql-mention";

  static create(urn) {
    const link = super.create();
    link.dataset.entityUrn = urn;
    return link;
  }

  static formats(link) {
    return link.dataset.entityUrn;
  }
}
Quill.register(Mention);

/**
 * @param {Element} container which becomes .ql-container
 * @param {{placeholder: string, onText: (text: string) => void}} options
 */
export function quillEditor(container, { placeholder, onText }) {
  const quill = new Quill(container, {
    formats: ["mention"],
    // Undo steps end where the author pauses; a pause must not depend on the machine's speed.
    modules: { toolbar: false, history: { delay: 1e9 } },
    placeholder,
  });
  if (container.getRootNode() instanceof ShadowRoot) selectionInShadowRoot(quill);

  const editor = quill.root;
  editor.setAttribute("role", "textbox");
  editor.setAttribute("aria-multiline", "true");
  editor.setAttribute("aria-label", "Text editor for creating content");
  quill.on("text-change", () => onText(quill.getText()));
  return quill;
}

/** What the author wrote; Quill ends each text with a line break of its own. */
export function textOf(quill) {
  return quill.getText().replace(/\n$/, "");
}
