// X's composer: one Draft.js box, or several in a thread, with coloured mentions and hashtags, one
// toolbar, one button. Ctrl+Enter posts, too.

import {
  CompositeDecorator,
  ContentState,
  Editor,
  EditorState,
  getDefaultKeyBinding,
} from "draft-js";
import { useEffect, useRef, useState } from "react";
import { restoredText, submitted } from "./submissions.js";

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

export function emptyBox() {
  return EditorState.createEmpty(decorator);
}

function restoredBox() {
  const text = restoredText();
  if (text === "") return emptyBox();
  const content = ContentState.createFromText(text);
  return EditorState.moveSelectionToEnd(EditorState.createWithContent(content, decorator));
}

const textOf = (state) => state.getCurrentContent().getPlainText();

function PostBox({ index, editorKey, state, onChange, onPost, autoFocus }) {
  const editor = useRef(null);
  useEffect(() => {
    if (autoFocus) editor.current.focus();
  }, [autoFocus]);
  const keyBinding = (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return getDefaultKeyBinding(event);
    onPost(event.nativeEvent);
    return null;
  };
  return (
    <div data-testid={`tweetTextarea_${index}_label`}>
      <div data-testid={`tweetTextarea_${index}RichTextInputContainer`}>
        <Editor
          ref={editor}
          editorKey={editorKey + index}
          editorState={state}
          onChange={onChange}
          keyBindingFn={keyBinding}
          placeholder="What’s happening?"
          ariaLabel="Post text"
          ariaMultiline
          ariaAutoComplete="list"
          ariaControls={`typeaheadDropdownWrapped-${index}`}
          role="textbox"
          spellCheck
          webDriverTestID={`tweetTextarea_${index}`}
        />
      </div>
    </div>
  );
}

/** What the boxes hold, for a composer that is unmounted and mounted again with its draft. */
export function useBoxes() {
  return useState(() => [restoredBox()]);
}

export function Composer({ editorKey, submitTestId, submitLabel = "Post", autoFocus, boxes: kept }) {
  const own = useBoxes();
  const [boxes, setBoxes] = kept ?? own;
  const post = (event) => submitted(event, boxes.map(textOf).join("\n\n"));
  const isEmpty = boxes.every((state) => textOf(state) === "");
  return (
    <div>
      {boxes.map((state, index) => (
        <PostBox
          key={index}
          index={index}
          editorKey={editorKey}
          state={state}
          autoFocus={autoFocus && index === boxes.length - 1}
          onChange={(next) => setBoxes((all) => all.with(index, next))}
          onPost={post}
        />
      ))}
      <div data-testid="toolBar">
        <div role="tablist" />
        <div role="progressbar" />
        <button
          type="button"
          data-testid="addButton"
          aria-label="Add post"
          onClick={() => setBoxes((all) => [...all, emptyBox()])}
        />
        <button
          type="button"
          data-testid={submitTestId}
          aria-disabled={isEmpty}
          disabled={isEmpty}
          onClick={({ nativeEvent }) => post(nativeEvent)}
        >
          <div><span><span>{boxes.length > 1 ? "Post all" : submitLabel}</span></span></div>
        </button>
      </div>
    </div>
  );
}
