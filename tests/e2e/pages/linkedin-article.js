// LinkedIn's article editor: ProseMirror under a title, and a button that leads to the last step.

import { submitted } from "./lib/submissions.js";
import { tiptapEditor } from "./lib/tiptap.js";

const editor = tiptapEditor(document.querySelector("[data-testid=article-editor]"), {
  attributes: {
    "aria-label": "Article editor content",
    "data-test-article-editor-content-textbox": "",
  },
  placeholder: "Write here. You can also include @mentions.",
  onText: () => {},
});
document.querySelector(".article-editor-nav__publish").addEventListener("click", (event) => {
  submitted(event, editor.getText({ blockSeparator: "\n" }));
});
editor.commands.focus();
