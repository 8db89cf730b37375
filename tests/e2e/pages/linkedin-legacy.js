// LinkedIn's older post composer: Quill 1.3 in the open shadow root of #interop-outlet, or, with
// ?root=document, in the document.

import Quill from "quill";
import { selectionInShadowRoot } from "./lib/quill-shadow.js";

// Quill 1.3 writes innerHTML; a page that uses it under Trusted Types needs a default policy.
window.trustedTypes?.createPolicy("default", { createHTML: (html) => html });

const inDocument = new URLSearchParams(location.search).get("root") === "document";
const outlet = inDocument
  ? document.querySelector("#artdeco-modal-outlet")
  : document.querySelector("#interop-outlet").shadowRoot;
outlet.append(document.querySelector("#sharebox").content.cloneNode(true));

const quill = new Quill(outlet.querySelector(".editor-content"), {
  formats: [],
  // Undo steps end where the author pauses; a pause must not depend on the machine's speed.
  modules: { toolbar: false, history: { delay: 1e9 } },
  placeholder: "What do you want to talk about?",
});
if (!inDocument) selectionInShadowRoot(quill);

const editor = quill.root;
editor.dataset.testQlEditorContenteditable = "true";
editor.setAttribute("role", "textbox");
editor.setAttribute("aria-multiline", "true");
editor.setAttribute("aria-label", "Text editor for creating content");

const post = outlet.querySelector(".share-actions__primary-action");
quill.on("text-change", () => {
  post.disabled = quill.getText().trim() === "";
});
quill.focus();
