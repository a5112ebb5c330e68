import linkPicture from "@vscode/codicons/src/icons/link-external.svg";
import lockPicture from "@vscode/codicons/src/icons/lock.svg";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { fill } from "../../page/strings";
import type { AddressState } from "../contract";
import { step } from "./step";
import type { SignInStrings } from "./strings";
import { type TokenBox, tokenBox } from "./tokenBox";

type StepsOptions = {
  readonly strings: SignInStrings;
  readonly onOpen: () => void;
  readonly onUseClipboard: () => void;
};

/** The two steps for signing in with a token: get one on the sign-in page, and paste it. */
export type Steps = {
  readonly element: HTMLElement;
  readonly token: TokenBox;
  /** Focuses the first step that is to be done. */
  readonly focus: () => void;
  /** Leaves out the first step, for a token that the person already has. */
  readonly setOwnToken: (isOwn: boolean) => void;
  readonly setAddress: (state: AddressState) => void;
  readonly setBusy: (isBusy: boolean) => void;
  readonly refuseToken: (sentence: string) => void;
};

/** Creates the steps. */
export function steps({ strings, onOpen, onUseClipboard }: StepsOptions): Steps {
  const open = button({
    label: strings.openSignInPage,
    look: "secondary",
    picture: linkPicture,
    onPress: () => {
      onOpen();
      openStep.setDone(true);
      token.input.focus();
    },
  });
  const openHint = element("p", { class: "hint", id: "open-hint" });
  open.setAttribute("aria-describedby", openHint.id);
  const openStep = step(1, strings.stepOpen, element("div", { class: "beside" }, open, openHint));

  const token = tokenBox({ strings, onUseClipboard, onShape: (isToken) => pasteStep.setDone(isToken) });
  token.input.id = "token";
  const label = element("label", { for: "token" }, strings.stepPaste);
  const promise = element("span");
  const pasteStep = step(
    2,
    label,
    token.element,
    element("p", { class: "status hint" }, icon(lockPicture), promise),
  );

  const list = element("ol", { class: "steps" }, openStep.element, pasteStep.element);
  const known = { isGood: false, isBusy: false, isOwn: false };
  const draw = () => (open.disabled = !known.isGood || known.isBusy);
  return {
    element: list,
    token,
    focus: () => (known.isOwn || open.disabled ? token.input : open).focus(),
    setOwnToken: (isOwn) => {
      known.isOwn = isOwn;
      openStep.element.hidden = isOwn;
      list.classList.toggle("only-one", isOwn);
      label.replaceChildren(isOwn ? strings.pasteOwnToken : strings.stepPaste);
      token.setHint(isOwn ? strings.ownTokenHint : strings.tokenHint);
    },
    setAddress: (state) => {
      known.isGood = state.kind === "good";
      openHint.replaceChildren(
        state.kind === "good" ? fill(strings.opensInBrowser, state.signInPage) : strings.needsAddress,
      );
      promise.replaceChildren(
        state.kind === "good" ? fill(strings.sentOnlyTo, state.host) : strings.sentOnlyToDeployment,
      );
      draw();
    },
    setBusy: (isBusy) => {
      known.isBusy = isBusy;
      token.input.readOnly = isBusy;
      draw();
    },
    refuseToken: (sentence) => {
      token.showProblem(sentence);
      pasteStep.setDone(false);
      token.input.focus();
      token.input.select();
    },
  };
}
