import refreshPicture from "@vscode/codicons/src/icons/refresh.svg";
import { button } from "../../page/button";
import { element, setAttribute, uniqueId } from "../../page/dom";
import { statusLine } from "../../page/statusLine";
import { fill } from "../../page/strings";
import type { AddressState } from "../contract";
import type { SignInStrings } from "./strings";

/** The line below the address that says what answers there. */
export type AddressStateLine = {
  readonly element: HTMLElement;
  readonly show: (state: AddressState) => void;
};

/**
 * Creates the line; screen readers announce each new state.
 * @param input the address field, which the line describes.
 * @param on `retry` contacts the address, again or for the first time; `trust` asks to continue despite the
 * certificate.
 */
export function addressStateLine(
  strings: SignInStrings,
  input: HTMLInputElement,
  on: {
    readonly retry: () => void;
    readonly trust: () => void;
    /** One of the steps that may help, by position. */
    readonly takeStep: (step: number) => void;
  },
): AddressStateLine {
  const line = element("div", { class: "address-state", role: "status", id: uniqueId("address-state") });
  input.setAttribute("aria-describedby", line.id);

  function lines(state: AddressState): HTMLElement[] {
    switch (state.kind) {
      case "empty":
        return [];
      case "linked": {
        const check = button({ label: strings.checkAddress, look: "secondary", onPress: on.retry });
        return [statusLine("hint", strings.addressOfLink), element("div", { class: "beside" }, check)];
      }
      case "checking":
        return [statusLine("busy", fill(strings.checking, state.host))];
      case "good": {
        const facts = [fill(strings.coderVersion, state.version), ...state.facts].join(" · ");
        const warning = state.warning === undefined ? [] : [statusLine("warning", state.warning)];
        const version = statusLine("good", facts);
        setAttribute(version, "title", state.more);
        return [version, ...warning];
      }
      case "bad": {
        const retry = button({
          label: strings.retry,
          look: "link",
          picture: refreshPicture,
          onPress: on.retry,
        });
        const trust = button({ label: strings.trustCertificate, look: "secondary", onPress: on.trust });
        const steps = (state.steps ?? []).map((label, place) =>
          button({ label, look: "secondary", onPress: () => on.takeStep(place) }),
        );
        const buttons = [...(state.canTrust ? [trust] : []), ...steps];
        return [
          statusLine("error", state.sentence, ...(state.canRetry ? [retry] : [])),
          ...(buttons.length > 0 ? [element("div", { class: "beside" }, ...buttons)] : []),
        ];
      }
    }
  }

  return {
    element: line,
    show: (state) => {
      line.replaceChildren(...lines(state));
      setAttribute(input, "aria-invalid", state.kind === "bad" ? "true" : undefined);
    },
  };
}
