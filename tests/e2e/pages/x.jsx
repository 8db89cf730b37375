// X's composers: Draft.js with mentions and hashtags coloured by decorators. /home has the inline
// box; /compose/post adds the modal in #layers, which repeats the test id and traps the focus.

import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { Composer } from "./lib/draft-composer.jsx";
import { trapFocus } from "./lib/focus-trap.js";

const modal = location.pathname.startsWith("/compose/");

function Home() {
  return (
    <main role="main">
      <div data-testid="primaryColumn">
        <Composer editorKey="home0" submitTestId="tweetButtonInline" autoFocus={!modal} />
        <article data-testid="tweet">
          <p>Has anyone moved a team from weekly to daily releases? What broke first?</p>
        </article>
      </div>
    </main>
  );
}

function ComposeModal() {
  return (
    <>
      <div data-testid="mask" className="_mask" />
      <div role="dialog" aria-modal="true" aria-labelledby="modal-header" className="_modal">
        <h2 id="modal-header">Compose a post</h2>
        <Composer editorKey="modal" submitTestId="tweetButton" autoFocus />
      </div>
    </>
  );
}

function render(element, container) {
  flushSync(() => createRoot(container).render(element));
}

render(<Home />, document.querySelector("#react-root"));
if (modal) {
  const layers = document.querySelector("#layers");
  render(<ComposeModal />, layers);
  trapFocus(layers.querySelector("[role=dialog]"));
}
