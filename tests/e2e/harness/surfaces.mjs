// The composers under test: where they are, which element is the editor, and what they are to the
// scorer. `prefilled` is text that the page itself has put before the caret, `stopsBeforeCaret` how often
// an arrow key stops in it.

const linkedin = "https://www.linkedin.com";
const textbox = "[role=textbox]";

export const surfaces = [
  {
    name: "LinkedIn post in a modal dialog (TipTap)",
    url: `${linkedin}/sharing/compose`,
    editor: `dialog ${textbox}`,
    container: "dialog",
    platform: "linkedin",
    kind: "post",
  },
  {
    name: "LinkedIn post in an open dialog (TipTap)",
    url: `${linkedin}/sharing/compose?dialog=open`,
    editor: `dialog ${textbox}`,
    container: "dialog",
    platform: "linkedin",
    kind: "post",
  },
  {
    name: "LinkedIn post in a shadow root (Quill)",
    url: `${linkedin}/feed/?shareActive=true`,
    editor: "pierce/.ql-editor",
    platform: "linkedin",
    kind: "post",
  },
  {
    name: "LinkedIn post in the document (Quill)",
    url: `${linkedin}/feed/?shareActive=true&root=document`,
    editor: "pierce/.ql-editor",
    platform: "linkedin",
    kind: "post",
  },
  {
    name: "LinkedIn comment (TipTap)",
    url: `${linkedin}/feed/update/urn:li:activity:1/`,
    editor: `[componentkey="commentBox-4f1c"] ${textbox}`,
    platform: "linkedin",
    kind: "reply",
  },
  {
    name: "LinkedIn reply (TipTap, pre-filled mention)",
    url: `${linkedin}/feed/update/urn:li:activity:1/`,
    editor: `[componentkey="commentBox-9b2e"] ${textbox}`,
    platform: "linkedin",
    kind: "reply",
    prefilled: "Bo Lindqvist ",
    stopsBeforeCaret: 2, // the chip is one, the space another
  },
  {
    name: "X home (Draft.js)",
    url: "https://x.com/home",
    editor: `#react-root ${textbox}`,
    platform: "x",
    kind: "post",
  },
  {
    name: "X modal (Draft.js)",
    url: "https://x.com/compose/post",
    editor: `#layers ${textbox}`,
    container: "#layers [role=dialog]",
    platform: "x",
    kind: "post",
  },
];

/** The surface whose name starts with `name`. */
export function surface(name) {
  return surfaces.find((candidate) => candidate.name.startsWith(name));
}
