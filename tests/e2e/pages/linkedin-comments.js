// LinkedIn's comment box and reply box: two TipTap editors on one page. The submit button is a
// sibling of the editor box and exists only while there is text.

import { submitted } from "./lib/submissions.js";
import { replyTo, tiptapEditor } from "./lib/tiptap.js";
import { members } from "./lib/typeahead.js";

function submitSection(key, label) {
  const section = document.createElement("div");
  section.id = `${key}commentButtonSection`;
  section.setAttribute("componentkey", `${key}commentButtonSection`);
  const button = document.createElement("button");
  const text = document.createElement("span");
  text.textContent = label;
  button.append(text);
  section.append(button);
  return section;
}

function textEditorWrapper(box) {
  const wrapper = document.createElement("div");
  wrapper.dataset.testid = "ui-core-tiptap-text-editor-wrapper";
  wrapper.append(document.createElement("div"));
  const outer = document.createElement("div");
  outer.dataset.displayContents = "true";
  outer.append(wrapper);
  box.append(outer);
  return wrapper;
}

function commentBox(box, { label, submit, content }) {
  const section = submitSection(box.getAttribute("componentkey"), submit);
  const editor = tiptapEditor(textEditorWrapper(box), {
    attributes: { "aria-label": label },
    placeholder: "Add a comment…",
    content,
    onText: (text) => {
      if (text.trim() === "") section.remove();
      else if (!section.isConnected) box.after(section);
    },
  });
  section.querySelector("button").addEventListener("click", (event) => {
    submitted(event, editor.getText({ blockSeparator: "\n" }));
  });
}

const [comment, reply] = document.querySelectorAll("._box");
commentBox(comment, { label: "Text editor for creating comment", submit: "Comment" });
commentBox(reply, {
  label: "Text editor for creating comment",
  submit: "Reply",
  content: replyTo(members[1]),
});
