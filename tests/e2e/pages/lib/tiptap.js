// A LinkedIn-like TipTap editor: paragraphs, hard breaks, undo, a placeholder and mention chips.
// Nothing here parses HTML: the pages run under Trusted Types, and TipTap's own CSS (which it would
// inject by innerHTML) is part of page.css.

import { Editor, Node } from "@tiptap/core";
import Mention from "@tiptap/extension-mention";
import Placeholder from "@tiptap/extension-placeholder";
import StarterKit from "@tiptap/starter-kit";
import { members, typeahead } from "./typeahead.js";

const emptyDocument = { type: "doc", content: [{ type: "paragraph" }] };

/** Undo steps end where the caret jumps, not where a slow machine paused: two runs are alike. */
const oneStepMs = Number.MAX_SAFE_INTEGER;

/** The chip's text has no "@" in front, as on LinkedIn. */
const mention = Mention.extend({
  addAttributes() {
    return { entityID: { default: null }, label: { default: null } };
  },
  renderHTML({ node }) {
    return ["span", { "data-type": "mention", contenteditable: "false" }, node.attrs.label];
  },
  renderText: ({ node }) => node.attrs.label,
}).configure({
  suggestion: {
    char: "@",
    items: ({ query }) =>
      members.filter(({ label }) => label.toLowerCase().startsWith(query.toLowerCase())),
    render: typeahead,
  },
});

/** An emoji that is drawn as an image, with the character as its alternative text. */
const emoji = Node.create({
  name: "emoji",
  group: "inline",
  inline: true,
  atom: true,
  addAttributes: () => ({ alt: { default: null } }),
  renderHTML: ({ node }) => ["img", { "data-type": "emoji", src: "/assets/emoji.svg", alt: node.attrs.alt }],
  renderText: ({ node }) => node.attrs.alt,
});

/**
 * @param {HTMLElement} wrapper an element with data-testid="ui-core-tiptap-text-editor-wrapper"
 * @param {{attributes: Record<string, string>, placeholder: string, content?: object,
 *   onText: (text: string) => void}} options
 */
export function tiptapEditor(wrapper, { attributes, placeholder, content, onText }) {
  return new Editor({
    element: wrapper.firstElementChild,
    injectCSS: false,
    extensions: [
      StarterKit.configure({
        ...{ heading: false, bulletList: false, orderedList: false, link: false },
        undoRedo: { newGroupDelay: oneStepMs },
      }),
      Placeholder.configure({ placeholder }),
      mention,
      emoji,
    ],
    editorProps: { attributes: { role: "textbox", translate: "no", tabindex: "0", ...attributes } },
    content: content ?? emptyDocument,
    onUpdate: ({ editor }) => onText(editor.getText()),
  });
}

/** A document of plain lines; nothing for no text. */
export function paragraphs(text) {
  if (text === "") return undefined;
  const content = text.split("\n").map((line) => ({
    type: "paragraph",
    content: line === "" ? [] : [{ type: "text", text: line }],
  }));
  return { type: "doc", content };
}

/** A document whose only paragraph starts with a mention chip, as a reply box is pre-filled. */
export function replyTo(member) {
  return {
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [
          { type: "mention", attrs: { entityID: member.id, label: member.label } },
          { type: "text", text: " " },
        ],
      },
    ],
  };
}
