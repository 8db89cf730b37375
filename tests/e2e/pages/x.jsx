// X's composers: Draft.js with mentions and hashtags coloured by decorators.
//
//   /home                    the box in the timeline
//   /ada/status/1            a post's own page, with the reply box under it
//   /compose/post            the modal in #layers, which repeats the test id and traps the focus
//   /compose/post?to=reply   the modal over a post that is answered, or (?to=quote) quoted
//   /compose/post/schedule   takes the modal's place while its "Schedule" is open; "Back" brings it back

import { useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Composer, useBoxes } from "./lib/draft-composer.jsx";
import { trapFocus } from "./lib/focus-trap.js";

const { pathname, search } = location;
const isModal = pathname.startsWith("/compose/");
const isStatus = pathname.includes("/status/");
const to = new URLSearchParams(search).get("to");

function Post() {
  return (
    <article data-testid="tweet">
      <p>Has anyone moved a team from weekly to daily releases? What broke first?</p>
    </article>
  );
}

function Quoted() {
  return (
    <div data-testid="attachments">
      <div role="link" tabIndex={0}><p>Ada Ferris</p><p>Which book changed how you run a meeting?</p></div>
    </div>
  );
}

function Timeline() {
  const box = (
    <Composer
      editorKey="home"
      submitTestId="tweetButtonInline"
      submitLabel={isStatus ? "Reply" : "Post"}
      autoFocus={!isModal}
    />
  );
  return (
    <main role="main">
      <div data-testid="primaryColumn">
        {isStatus ? <><Post />{box}</> : <>{box}<Post /></>}
      </div>
    </main>
  );
}

function ComposeModal() {
  const boxes = useBoxes();
  const [isScheduling, setScheduling] = useState(false);
  const go = (scheduling) => {
    history.pushState(null, "", scheduling ? "/compose/post/schedule" : "/compose/post");
    setScheduling(scheduling);
  };
  return (
    <>
      <div data-testid="mask" className="_mask" />
      <div role="dialog" aria-modal="true" aria-labelledby="modal-header" className="_modal">
        <h2 id="modal-header">Compose a post</h2>
        {isScheduling ? (
          <button type="button" aria-label="Back" onClick={() => go(false)}>Back</button>
        ) : (
          <>
            {to === "reply" && <Post />}
            <Composer
              editorKey="modal"
              submitTestId="tweetButton"
              submitLabel={to === "reply" ? "Reply" : "Post"}
              autoFocus
              boxes={boxes}
            />
            {to === "quote" && <Quoted />}
            <button type="button" aria-label="Schedule" onClick={() => go(true)}>Schedule</button>
          </>
        )}
      </div>
    </>
  );
}

function render(element, container) {
  flushSync(() => createRoot(container).render(element));
}

render(<Timeline />, document.querySelector("#react-root"));
if (isModal) {
  const layers = document.querySelector("#layers");
  render(<ComposeModal />, layers);
  trapFocus(layers.querySelector("[role=dialog]"));
}
