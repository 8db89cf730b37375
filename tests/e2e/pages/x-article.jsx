// X's article editor: a title, and Draft.js with headings under it.

import { Editor, EditorState } from "draft-js";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { submitted } from "./lib/submissions.js";

function ArticleEditor() {
  const [state, setState] = useState(() => EditorState.createEmpty());
  const editor = useRef(null);
  useEffect(() => editor.current.focus(), []);
  const publish = ({ nativeEvent }) => submitted(nativeEvent, state.getCurrentContent().getPlainText("\n"));
  return (
    <main role="main">
      <button type="button" data-testid="publishButton" onClick={publish}>Publish</button>
      <textarea placeholder="Add a title" name="Article Title" />
      <Editor
        ref={editor}
        editorKey="article"
        editorState={state}
        onChange={setState}
        placeholder="Start writing"
        ariaMultiline
        role="textbox"
      />
    </main>
  );
}

flushSync(() => createRoot(document.querySelector("#react-root")).render(<ArticleEditor />));
