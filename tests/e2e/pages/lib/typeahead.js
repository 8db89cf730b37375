// The list of people that opens while a mention is typed: role=listbox beside the editor's dialog
// content, first option chosen with Enter. Members are invented.

export const members = [
  { id: "urn:li:fsd_profile:ACoAA1", label: "Ada Ferris" },
  { id: "urn:li:fsd_profile:ACoAA2", label: "Bo Lindqvist" },
];

function optionFor(member, choose) {
  const option = document.createElement("div");
  option.setAttribute("role", "option");
  option.textContent = member.label;
  option.addEventListener("mousedown", (event) => {
    event.preventDefault();
    choose(member);
  });
  return option;
}

/** A renderer for TipTap's suggestion plugin. */
export function typeahead() {
  const list = document.createElement("div");
  list.setAttribute("role", "listbox");
  let current;

  const choose = (member) => current.command({ entityID: member.id, label: member.label });
  const show = (props) => {
    current = props;
    list.replaceChildren(...props.items.map((member) => optionFor(member, choose)));
  };
  return {
    onStart(props) {
      show(props);
      props.editor.view.dom.closest("[data-testid]").after(list);
    },
    onUpdate: show,
    onKeyDown({ event }) {
      if (event.key !== "Enter" || current.items.length === 0) return false;
      choose(current.items[0]);
      return true;
    },
    onExit: () => list.remove(),
  };
}
