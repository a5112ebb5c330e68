import chevronPicture from "@vscode/codicons/src/icons/chevron-down.svg";
import { button } from "../../page/button";
import { element, setAttribute, uniqueId } from "../../page/dom";
import { inputBox } from "../../page/field";
import { textInput } from "../../page/textInput";
import type { SignInStrings } from "./strings";

/** The field for the deployment's address, with a list of recent ones below it. */
export type AddressBox = {
  readonly element: HTMLElement;
  readonly input: HTMLInputElement;
  readonly offer: (addresses: readonly string[]) => void;
};

/**
 * Creates the field: a combobox whose list opens on its arrow, Arrow Down and Arrow Up.
 * @param onChange called with what was typed or chosen.
 */
export function addressBox(
  strings: SignInStrings,
  onChange: (address: string, isChosen: boolean) => void,
): AddressBox {
  const listId = uniqueId("addresses");
  const input = textInput({
    type: "url",
    placeholder: strings.addressExample,
    onInput: (text) => {
      close();
      onChange(text, false);
    },
  });
  const list = element("ul", {
    class: "choices",
    role: "listbox",
    id: listId,
    hidden: true,
    "aria-label": strings.offeredAddresses,
  });
  const arrow = button({
    label: strings.showAddresses,
    look: "icon",
    picture: chevronPicture,
    onPress: () => {
      input.focus();
      if (list.hidden) open();
      else close();
    },
  });
  let active = -1;

  function activate(index: number): void {
    active = index;
    for (const [place, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(place === index));
      if (place === index) option.scrollIntoView({ block: "nearest" });
    }
    setAttribute(input, "aria-activedescendant", list.children[index]?.id);
  }
  function open(): void {
    if (list.childElementCount === 0 || input.readOnly) return;
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    activate([...list.children].findIndex((option) => option.textContent === input.value));
  }
  function close(): void {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  }
  function choose(address: string): void {
    close();
    input.value = address;
    onChange(address, true);
  }
  function step(by: 1 | -1): void {
    const count = list.childElementCount;
    if (list.hidden) open();
    else activate((Math.max(active, by === 1 ? -1 : 0) + by + count) % count);
  }

  input.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (isOpen && event.key === "Escape") close();
    else if (isOpen && event.key === "Enter" && active >= 0) choose(list.children[active]?.textContent ?? "");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("blur", close);
  // Pressing the list must not take the focus from the field, which would close the list first.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLLIElement) choose(target.textContent);
  });

  arrow.tabIndex = -1;
  arrow.hidden = true;
  return {
    element: element("div", { class: "address-box" }, inputBox(input, arrow), list),
    input,
    offer: (addresses) => {
      arrow.hidden = addresses.length === 0;
      list.replaceChildren(
        ...addresses.map((address) =>
          element("li", { role: "option", id: uniqueId("address"), "aria-selected": "false" }, address),
        ),
      );
      if (addresses.length === 0) return;
      const roles = { role: "combobox", "aria-controls": listId, "aria-autocomplete": "none" };
      for (const [name, value] of Object.entries(roles)) input.setAttribute(name, value);
      close();
    },
  };
}
