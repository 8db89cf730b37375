// A modal focus trap as React Native for Web has it: focus that leaves the dialog is pulled back.

export function trapFocus(dialog) {
  let last = dialog.querySelector("[contenteditable]");
  document.addEventListener(
    "focus",
    ({ target }) => {
      if (!(target instanceof Node)) return;
      if (dialog.contains(target)) last = target;
      else last.focus();
    },
    true,
  );
}
