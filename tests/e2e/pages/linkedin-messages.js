// LinkedIn's message box, the browser's own editing with paragraphs: in the document, or, with
// ?root=shadow, in the open shadow root in which it floats above other pages.

import { submitted } from "./lib/submissions.js";

const isInShadow = new URLSearchParams(location.search).get("root") === "shadow";
const root = isInShadow
  ? document.querySelector("#interop-outlet").shadowRoot
  : document.querySelector("#workspace");

document.execCommand("defaultParagraphSeparator", false, "p");
root.append(document.querySelector("#conversation").content.cloneNode(true));
const box = root.querySelector(".msg-form__contenteditable");
const send = root.querySelector(".msg-form__send-button");
const text = () => [...box.querySelectorAll("p")].map((line) => line.textContent).join("\n");
box.addEventListener("input", () => {
  send.disabled = text().trim() === "";
});
send.addEventListener("click", (event) => {
  submitted(event, text());
  event.preventDefault(); // the form goes nowhere
});
box.focus();
