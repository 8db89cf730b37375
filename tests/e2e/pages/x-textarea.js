// X where it uses a <textarea>: chat (/i/chat/...) and the mobile site's post box.

import { submitted } from "./lib/submissions.js";

const isChat = location.pathname.startsWith("/i/chat/");

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const box = element("textarea", {
  "aria-label": isChat ? "Message" : "Post text",
  rows: "4",
  ...(isChat ? { "data-testid": "dm-composer-textarea" } : {}),
});
const button = element(
  "button",
  { type: "button", "data-testid": isChat ? "dm-composer-send-button" : "tweetButton", disabled: "" },
  isChat ? "Send" : "Post",
);
const holder = isChat ? box : element("div", { "data-testid": "tweetTextarea_0" }, box);
document.querySelector("main").append(element("div", { class: "_textarea" }, holder, button));
box.addEventListener("input", () => {
  button.disabled = box.value.trim() === "";
});
button.addEventListener("click", (event) => submitted(event, box.value));
box.focus();
