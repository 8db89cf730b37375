// The composers under test: where they are, which element is the editor and which button posts, and
// what they are to the scorer.
//
//   frame            the composer is in the page's frame with this address
//   container        the element that the extension's host has to be in
//   prefilled        text that the page itself has put before the caret
//   stopsBeforeCaret how often an arrow key stops in it
//   isTextarea       no words can be underlined in it: badge and card say it all
//   isSubmitKnown    false: nobody has told how to find the site's button, so the extension leaves it
//   isWatched        false: nothing is said unless the author has switched messages on

const linkedin = "https://www.linkedin.com";
const textbox = "[role=textbox]";
const legacyPost = "pierce/.share-actions__primary-action";
const chipStops = 2; // the chip is one, the space another

const linkedinSurfaces = [
  {
    name: "LinkedIn post in a modal dialog (TipTap)",
    url: `${linkedin}/sharing/compose`,
    editor: `dialog ${textbox}`,
    submit: "dialog ._post",
    container: "dialog",
    kind: "post",
  },
  {
    name: "LinkedIn post in an open dialog (TipTap)",
    url: `${linkedin}/sharing/compose?dialog=open`,
    editor: `dialog ${textbox}`,
    submit: "dialog ._post",
    container: "dialog",
    kind: "post",
  },
  {
    name: "LinkedIn post in a shadow root (Quill)",
    url: `${linkedin}/feed/?shareActive=true`,
    editor: "pierce/.ql-editor",
    submit: legacyPost,
    kind: "post",
  },
  {
    name: "LinkedIn post in the document (Quill)",
    url: `${linkedin}/feed/?shareActive=true&root=document`,
    editor: "pierce/.ql-editor",
    submit: legacyPost,
    kind: "post",
  },
  {
    name: "LinkedIn post in a frame (Quill)",
    url: `${linkedin}/feed/?shareActive=true&root=preload`,
    frame: "/preload/sharebox/",
    editor: ".ql-editor",
    submit: legacyPost,
    kind: "post",
  },
  {
    name: "LinkedIn company page (Quill)",
    url: `${linkedin}/company/4711/admin/page-posts/published/?share=true`,
    editor: ".ql-editor",
    submit: legacyPost,
    kind: "post",
  },
  {
    name: "LinkedIn comment (TipTap)",
    url: `${linkedin}/feed/update/urn:li:activity:1/`,
    editor: `[componentkey="commentBox-4f1c"] ${textbox}`,
    submit: `[componentkey="commentBox-4f1ccommentButtonSection"] button`,
    kind: "reply",
  },
  {
    name: "LinkedIn reply (TipTap, pre-filled mention)",
    url: `${linkedin}/feed/update/urn:li:activity:1/`,
    editor: `[componentkey="commentBox-9b2e"] ${textbox}`,
    submit: `[componentkey="commentBox-9b2ecommentButtonSection"] button`,
    kind: "reply",
    prefilled: "Bo Lindqvist ",
    stopsBeforeCaret: chipStops,
  },
  {
    name: "LinkedIn comment (Quill)",
    url: `${linkedin}/posts/ada-ferris_activity-2/`,
    editor: "#comment .ql-editor",
    submit: "#comment button",
    kind: "reply",
  },
  {
    name: "LinkedIn reply (Quill, pre-filled mention)",
    url: `${linkedin}/posts/ada-ferris_activity-2/`,
    editor: "#reply .ql-editor",
    submit: "#reply button",
    kind: "reply",
    prefilled: "Bo Lindqvist ",
    stopsBeforeCaret: "Bo Lindqvist ".length, // a link, with a stop at each letter
  },
  {
    name: "LinkedIn article (ProseMirror)",
    url: `${linkedin}/article/new/`,
    editor: "[data-test-article-editor-content-textbox]",
    submit: ".article-editor-nav__publish",
    kind: "article",
  },
  {
    name: "LinkedIn message in the document",
    url: `${linkedin}/messaging/thread/1/`,
    editor: ".msg-form__contenteditable",
    submit: ".msg-form__send-button",
    kind: "message",
    isWatched: false,
  },
  {
    name: "LinkedIn message in a shadow root",
    url: `${linkedin}/messaging/thread/1/?root=shadow`,
    editor: "pierce/.msg-form__contenteditable",
    submit: "pierce/.msg-form__send-button",
    kind: "message",
    isWatched: false,
  },
];

const xSurfaces = [
  {
    name: "X home (Draft.js)",
    url: "https://x.com/home",
    editor: `#react-root ${textbox}`,
    submit: "[data-testid=tweetButtonInline]",
    kind: "post",
  },
  {
    name: "X modal (Draft.js)",
    url: "https://x.com/compose/post",
    editor: `#layers ${textbox}`,
    submit: "[data-testid=tweetButton]",
    container: "#layers [role=dialog]",
    kind: "post",
  },
  {
    name: "X quote (Draft.js)",
    url: "https://x.com/compose/post?to=quote",
    editor: `#layers ${textbox}`,
    submit: "[data-testid=tweetButton]",
    container: "#layers [role=dialog]",
    kind: "post",
  },
  {
    name: "X reply in a modal (Draft.js)",
    url: "https://x.com/compose/post?to=reply",
    editor: `#layers ${textbox}`,
    submit: "[data-testid=tweetButton]",
    container: "#layers [role=dialog]",
    kind: "reply",
  },
  {
    name: "X reply under a post (Draft.js)",
    url: "https://x.com/ada/status/1",
    editor: `#react-root ${textbox}`,
    submit: "[data-testid=tweetButtonInline]",
    kind: "reply",
  },
  {
    name: "X article (Draft.js)",
    url: "https://x.com/compose/articles/edit/1",
    editor: textbox,
    submit: "[data-testid=publishButton]",
    isSubmitKnown: false,
    kind: "article",
  },
  {
    name: "X mobile (textarea)",
    url: "https://mobile.x.com/compose/post",
    editor: "textarea",
    submit: "[data-testid=tweetButton]",
    kind: "post",
    isTextarea: true,
  },
  {
    name: "X chat (textarea)",
    url: "https://x.com/i/chat/1-2",
    editor: "textarea",
    submit: "[data-testid=dm-composer-send-button]",
    kind: "message",
    isTextarea: true,
    isWatched: false,
  },
];

export const surfaces = [
  ...linkedinSurfaces.map((place) => ({ ...place, platform: "linkedin" })),
  ...xSurfaces.map((place) => ({ ...place, platform: "x" })),
];

/** Those that are watched without being asked for. */
export const watched = surfaces.filter(({ isWatched }) => isWatched !== false);

/** Those that are watched only when messages are switched on. */
export const messages = surfaces.filter(({ isWatched }) => isWatched === false);

/** The surface whose name starts with `name`. */
export function surface(name) {
  return surfaces.find((candidate) => candidate.name.startsWith(name));
}
