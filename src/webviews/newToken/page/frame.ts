import { element } from "../../page/dom";
import type { NewTokenStrings } from "./common/strings";

/** Creates what is shown while the form is loaded: the title, and a line that can be hidden. */
export function openingPart(strings: NewTokenStrings): {
  readonly opening: HTMLElement;
  readonly loading: HTMLElement;
} {
  const loading = element(
    "div",
    { class: "loading", role: "status" },
    element("div", { class: "progress" }),
    element("p", { class: "hint" }, strings.loading),
  );
  return {
    opening: element("div", { class: "opening" }, element("h1", {}, strings.title), loading),
    loading,
  };
}

/** Creates the frame around all parts of the page. @param onSubmit called for Enter in a text field, and for Create. */
export function formFrame(onSubmit: () => void, ...parts: HTMLElement[]): HTMLFormElement {
  const frame = element("form", { class: "frame", novalidate: true }, ...parts);
  frame.addEventListener("submit", (event) => {
    event.preventDefault();
    onSubmit();
  });
  frame.addEventListener("keydown", keepEnterFromSubmitting);
  return frame;
}

/** Enter creates the token only from the text fields: elsewhere it would be a surprise. */
function keepEnterFromSubmitting(event: KeyboardEvent): void {
  const { target, key } = event;
  if (key !== "Enter" || !(target instanceof HTMLInputElement)) return;
  if (target.type === "checkbox" || target.type === "radio") {
    event.preventDefault();
    target.click();
  }
}
