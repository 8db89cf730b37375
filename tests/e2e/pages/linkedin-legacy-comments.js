// LinkedIn's older comment and reply boxes: Quill 1.3 in a form in the document. The reply box starts
// with a mention of the person who is answered.

import { quillEditor, textOf } from "./lib/quill.js";
import { submitted } from "./lib/submissions.js";
import { members } from "./lib/typeahead.js";

function commentForm(form) {
  const button = form.querySelector("button");
  const quill = quillEditor(form.querySelector("._quill"), {
    placeholder: "Add a comment…",
    onText: (text) => {
      button.disabled = text.trim() === "";
    },
  });
  button.addEventListener("click", (event) => submitted(event, textOf(quill)));
  return quill;
}

commentForm(document.querySelector("#comment"));
const reply = commentForm(document.querySelector("#reply"));
const [, answered] = members;
reply.insertText(0, answered.label, "mention", answered.id, "api");
reply.insertText(answered.label.length, " ", { mention: false }, "api");
reply.history.clear();
