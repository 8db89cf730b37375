// LinkedIn's older post composer: Quill 1.3 in the open shadow root of #interop-outlet.
//
//   ?root=document   in the document; so are company pages (/company/.../admin/...)
//   ?root=preload    in a frame of the same origin, which holds this page at /preload/sharebox/
//   ?root=late       in a shadow root that is attached half a second after the page has loaded
//   ?text=...        a draft that was restored

import { quillEditor, textOf } from "./lib/quill.js";
import { restoredText, submitted } from "./lib/submissions.js";

const lateMs = 500;
const root = new URLSearchParams(location.search).get("root");
const isInDocument = root === "document" || !location.pathname.startsWith("/feed/");

function mount(outlet) {
  outlet.append(document.querySelector("#sharebox").content.cloneNode(true));
  const post = outlet.querySelector(".share-actions__primary-action");
  const quill = quillEditor(outlet.querySelector(".editor-content"), {
    placeholder: "What do you want to talk about?",
    onText: (text) => {
      post.disabled = text.trim() === "";
    },
  });
  quill.root.dataset.testQlEditorContenteditable = "true";
  post.addEventListener("click", (event) => submitted(event, textOf(quill)));
  if (restoredText() !== "") quill.setText(restoredText(), "user");
  quill.focus();
}

function mountFrame() {
  const frame = document.createElement("iframe");
  frame.dataset.testid = "interop-iframe";
  frame.title = "composer";
  frame.src = `/preload/sharebox/`;
  document.querySelector("#artdeco-modal-outlet").append(frame);
}

function attachLate() {
  const outlet = document.createElement("div");
  outlet.dataset.testid = "interop-shadowdom-late";
  document.body.append(outlet);
  const shadow = outlet.attachShadow({ mode: "open" });
  for (const link of document.head.querySelectorAll("link")) {
    const copy = link.cloneNode();
    copy.nonce = link.nonce; // a cloned nonce is not
    shadow.append(copy);
  }
  mount(shadow);
}

if (root === "preload") mountFrame();
else if (root === "late") setTimeout(attachLate, lateMs);
else if (isInDocument) mount(document.querySelector("#artdeco-modal-outlet"));
else mount(document.querySelector("#interop-outlet").shadowRoot);
