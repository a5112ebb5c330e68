import { button } from "../button";
import type { Absent } from "../contract";
import { element } from "../dom";
import { statusLine } from "../statusLine";

/**
 * Creates what a page shows instead of its content.
 * @param absent why there is none.
 * @param onSignIn called when the person wants to sign in.
 */
export function absentSheet({ title, sentence, signIn }: Absent, onSignIn: () => void): HTMLElement {
  return element(
    "div",
    { class: "sheet absent" },
    element("h1", {}, title),
    statusLine("hint", sentence),
    signIn === undefined
      ? undefined
      : element(
          "div",
          { class: "absent-actions" },
          button({ label: signIn, look: "primary", onPress: onSignIn }),
        ),
  );
}
