// One post box of X: a Draft.js editor, its coloured mentions and hashtags, and its submit button.

import { CompositeDecorator, Editor, EditorState } from "draft-js";
import { useEffect, useRef, useState } from "react";

const linkColour = { color: "rgb(29, 155, 240)" };

function matching(pattern) {
  return (block, report) => {
    for (const match of block.getText().matchAll(pattern)) {
      report(match.index, match.index + match[0].length);
    }
  };
}

function Coloured({ children }) {
  return <span style={linkColour}>{children}</span>;
}

const decorator = new CompositeDecorator([
  { strategy: matching(/@\w+/g), component: Coloured },
  { strategy: matching(/#\w+/g), component: Coloured },
]);

export function Composer({ editorKey, submitTestId, autoFocus }) {
  const [state, setState] = useState(() => EditorState.createEmpty(decorator));
  const editor = useRef(null);
  useEffect(() => {
    if (autoFocus) editor.current.focus();
  }, [autoFocus]);

  const empty = !state.getCurrentContent().hasText();
  return (
    <div>
      <div data-testid="tweetTextarea_0_label">
        <div data-testid="tweetTextarea_0RichTextInputContainer">
          <Editor
            ref={editor}
            editorKey={editorKey}
            editorState={state}
            onChange={setState}
            placeholder="What’s happening?"
            ariaLabel="Post text"
            ariaMultiline
            ariaAutoComplete="list"
            ariaControls="typeaheadDropdownWrapped-0"
            role="textbox"
            spellCheck
            webDriverTestID="tweetTextarea_0"
          />
        </div>
      </div>
      <div data-testid="toolBar">
        <div role="tablist" />
        <div role="progressbar" />
        <button type="button" data-testid="addButton" aria-label="Add post" />
        <button type="button" data-testid={submitTestId} aria-disabled={empty} disabled={empty}>
          <div><span><span>Post</span></span></div>
        </button>
      </div>
    </div>
  );
}
