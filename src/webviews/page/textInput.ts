import { element } from "./dom";

type TextInputOptions = {
  readonly type?: "text" | "search" | "url" | "password";
  readonly placeholder?: string;
  readonly isCode?: boolean;
  readonly onInput?: (text: string) => void;
};

/** Creates a one-line field without the browser's aids, which do not suit tokens, scopes and addresses. */
export function textInput({
  type = "text",
  placeholder,
  isCode = false,
  onInput,
}: TextInputOptions): HTMLInputElement {
  const input = element("input", {
    type,
    placeholder,
    class: isCode ? "code" : undefined,
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
  });
  if (onInput) input.addEventListener("input", () => onInput(input.value));
  return input;
}
