// LinkedIn's member post composer: TipTap in a native <dialog> in the light DOM.
//
//   ?dialog=open   opens it with show() instead of showModal(): which of the two the site calls is unknown
//   ?dialog=swap   a placeholder dialog first, which is replaced after half a second
//   ?dialog=typed  the same, but half a second after a "!" was typed into it
//   ?dialog=closed an editor in a closed shadow root, which nobody else can read
//   ?text=...      a draft that was restored

import { restoredText, submitted } from "./lib/submissions.js";
import { paragraphs, tiptapEditor } from "./lib/tiptap.js";

const variant = new URLSearchParams(location.search).get("dialog");
const swapAfterMs = 500;

function openDialog(dialog) {
  if (variant === "open") dialog.show();
  else dialog.showModal();
}

function mount(dialog) {
  const post = dialog.querySelector("._post");
  const onText = (text) => {
    post.disabled = text.trim() === "";
  };
  const editor = tiptapEditor(dialog.querySelector("[data-testid='ui-core-tiptap-text-editor-wrapper']"), {
    attributes: { class: "_9x", componentkey: "ShareBox_textEditor" },
    placeholder: "Share your thoughts ...",
    content: paragraphs(restoredText()),
    onText,
  });
  onText(editor.getText());
  post.addEventListener("click", (event) => submitted(event, editor.getText({ blockSeparator: "\n" })));
  dialog.querySelector("[aria-label=Emoji]").addEventListener("click", () => {
    editor.chain().focus().insertContent({ type: "emoji", attrs: { alt: "🚀" } }).run();
  });
  dialog.querySelector("[aria-label=Dismiss]").addEventListener("click", () => {
    editor.destroy();
    dialog.close();
    dialog.remove();
  });
  openDialog(dialog);
  editor.commands.focus("end");
}

/** The same dialog with a box of the browser's own in the editor's place. */
function mountPlaceholder(dialog) {
  const box = document.createElement("div");
  box.contentEditable = "true";
  for (const [name, value] of [["role", "textbox"], ["componentkey", "ShareBox_textEditor"]]) {
    box.setAttribute(name, value);
  }
  dialog.querySelector("[data-testid='ui-core-tiptap-text-editor-wrapper'] > div").append(box);
  openDialog(dialog);
  box.focus();
}

function mountClosed(dialog) {
  const holder = document.createElement("div");
  holder.dataset.testid = "closed";
  dialog.querySelector("[data-testid='ui-core-tiptap-text-editor-wrapper'] > div").append(holder);
  const box = document.createElement("div");
  box.contentEditable = "true";
  holder.attachShadow({ mode: "closed" }).append(box);
  openDialog(dialog);
  box.focus();
}

const dialog = document.querySelector("dialog");
const fresh = dialog.cloneNode(true);
document.querySelector("._start").addEventListener("click", () => {
  const next = fresh.cloneNode(true);
  document.body.append(next);
  mount(next);
});
if (variant === "closed") {
  mountClosed(dialog);
} else if (variant === "swap" || variant === "typed") {
  const real = dialog.cloneNode(true);
  const swapLater = () =>
    setTimeout(() => {
      dialog.replaceWith(real);
      mount(real);
      document.documentElement.dataset.swapped = "true";
    }, swapAfterMs);
  mountPlaceholder(dialog);
  if (variant === "swap") swapLater();
  else dialog.addEventListener("input", ({ data }) => data === "!" && swapLater());
} else {
  mount(dialog);
}
