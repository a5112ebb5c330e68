import closePicture from "@vscode/codicons/src/icons/close.svg";
import searchPicture from "@vscode/codicons/src/icons/search.svg";
import { button } from "../../../page/button";
import { inputBox } from "../../../page/field";
import { icon } from "../../../page/icon";
import { fill } from "../../../page/strings";
import { textInput } from "../../../page/textInput";
import type { NewTokenStrings } from "../common/strings";
import { wordsOf } from "./search";

type SearchOptions = {
  readonly total: number;
  readonly onSearch: (words: readonly string[]) => void;
  /** Moves to the first result. */
  readonly onLeave: () => void;
};

/** Creates the field that searches the scopes: Escape clears it, Enter and Arrow Down move to the results. */
export function scopeSearch(strings: NewTokenStrings, { total, onSearch, onLeave }: SearchOptions) {
  const label = fill(strings.searchScopes, total);
  const input = textInput({ type: "search", placeholder: label, onInput: (text) => search(text) });
  input.setAttribute("aria-label", label);
  const clear = button({
    label: strings.clearSearch,
    look: "icon",
    picture: closePicture,
    onPress: () => {
      empty();
      input.focus();
    },
  });
  clear.hidden = true;

  function empty(): void {
    if (input.value === "") return;
    input.value = "";
    search("");
  }

  function search(text: string): void {
    clear.hidden = text === "";
    onSearch(wordsOf(text));
  }
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "Enter") onLeave();
    else if (event.key === "Escape" && input.value !== "") clear.click();
    else return;
    event.preventDefault();
  });
  const box = inputBox(input, clear);
  box.prepend(icon(searchPicture));
  return { element: box, input, clear: empty };
}
