import { button } from "../../page/button";
import { element } from "../../page/dom";
import { statusLine } from "../../page/statusLine";
import type { SignInStrings } from "./strings";

/** The line that offers a token on the clipboard. */
export type ClipboardLine = {
  readonly element: HTMLElement;
  readonly offer: (isOffered: boolean) => void;
  /** Whether there is still a field to fill. */
  readonly setNeeded: (isNeeded: boolean) => void;
};

/**
 * Creates the line; screen readers announce it when it appears. The page never sees the token.
 * @param onUse called when the person wants the token.
 */
export function clipboardLine(strings: SignInStrings, onUse: () => void): ClipboardLine {
  const line = element("div", { role: "status" });
  const state = { isOffered: false, isNeeded: true };
  function set(change: Partial<typeof state>): void {
    Object.assign(state, change);
    const isShown = state.isOffered && state.isNeeded;
    if (isShown === line.hasChildNodes()) return;
    const use = button({ label: strings.useClipboard, look: "link", onPress: onUse });
    line.replaceChildren(...(isShown ? [statusLine("hint", strings.clipboardOffered, use)] : []));
  }
  return {
    element: line,
    offer: (isOffered) => set({ isOffered }),
    setNeeded: (isNeeded) => set({ isNeeded }),
  };
}
