import backPicture from "@vscode/codicons/src/icons/arrow-left.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { problemLine } from "../../page/problemLine";
import type { SignInStrings } from "./strings";

/** What the page asks for: the token of the sign-in page, the person's own token, or a password. */
export type ShownWay = "signInPage" | "ownToken" | "password";

/** A way that takes one press and asks for nothing. */
export type PressedWay = "cli" | "environment";

type Way = ShownWay | PressedWay;

/** The deployment-specific ways to sign in. */
type Ways = { readonly password: boolean; readonly environment: boolean };

/** The line of links to the other ways to sign in. */
export type WaysLine = {
  readonly element: HTMLElement;
  /** Hides the link to the way that is shown. */
  readonly setShown: (way: ShownWay) => void;
  /** Sets what the deployment supports; `undefined` until one has answered. */
  readonly setWays: (ways: Ways | undefined) => void;
  readonly showProblem: (sentence: string | undefined) => void;
};

/**
 * Creates the line. The ways that every deployment has are always in it; a way that needs a deployment is
 * disabled until one has answered.
 * @param onPress called with the way that was pressed.
 */
export function waysLine(strings: SignInStrings, onPress: (way: Way) => void): WaysLine {
  const link = (way: Way, label: string, picture?: string) =>
    button({
      label,
      look: "link",
      ...(picture === undefined ? {} : { picture }),
      onPress: () => onPress(way),
    });
  const links: Readonly<Record<Way, HTMLButtonElement>> = {
    signInPage: link("signInPage", strings.useSignInPage, backPicture),
    password: link("password", strings.usePassword),
    ownToken: link("ownToken", strings.useOwnToken),
    cli: link("cli", strings.useCliSession),
    environment: link("environment", strings.useEnvironment),
  };
  const items = Object.values(links).map((made) => element("li", {}, made));
  const problem = problemLine();
  let shown: ShownWay = "signInPage";
  let ways: Ways = { password: false, environment: false };

  function draw(): void {
    const missing = new Set<Way>([shown]);
    if (!ways.password) missing.add("password");
    if (!ways.environment) missing.add("environment");
    for (const [index, way] of (Object.keys(links) as Way[]).entries())
      items[index]?.toggleAttribute("hidden", missing.has(way));
  }
  function setAwake(isAwake: boolean): void {
    for (const way of ["password", "cli", "environment"] as const) links[way].disabled = !isAwake;
  }
  draw();
  setAwake(false);
  return {
    element: element(
      "div",
      { class: "other-ways" },
      element("ul", { "aria-label": strings.otherWays }, ...items),
      problem.element,
    ),
    setShown: (way) => {
      shown = way;
      draw();
    },
    setWays: (known) => {
      setAwake(known !== undefined);
      if (!known) return;
      ways = known;
      draw();
    },
    showProblem: problem.show,
  };
}
