// LinkedIn's member post composer: TipTap in a native <dialog> in the light DOM.
// ?dialog=open opens it with show() instead of showModal(): which of the two the site calls is unknown.

import { tiptapEditor } from "./lib/tiptap.js";

const dialog = document.querySelector("dialog");
const wrapper = dialog.querySelector("[data-testid='ui-core-tiptap-text-editor-wrapper']");
const post = dialog.querySelector("._post");

const editor = tiptapEditor(wrapper, {
  attributes: { class: "_9x", componentkey: "ShareBox_textEditor" },
  placeholder: "Share your thoughts ...",
  onText: (text) => {
    post.disabled = text.trim() === "";
  },
});

if (new URLSearchParams(location.search).get("dialog") === "open") dialog.show();
else dialog.showModal();
editor.commands.focus();
