import refreshPicture from "@vscode/codicons/src/icons/refresh.svg";
import { button } from "../../page/button";
import { element, setAttribute, uniqueId } from "../../page/dom";
import { statusLine } from "../../page/statusLine";
import { fill } from "../../page/strings";
import type { AddressState } from "../contract";
import type { SignInStrings } from "./strings";

/** The line under the address that says what answers there. */
export type AddressStateLine = {
  readonly element: HTMLElement;
  readonly show: (state: AddressState) => void;
};

/**
 * Makes the line; screen readers hear each new state.
 * @param input the address field, which the line describes.
 * @param onRetry asks the address again.
 * @param onTrust asks to go on in spite of the certificate.
 */
export function addressStateLine(
  strings: SignInStrings,
  input: HTMLInputElement,
  onRetry: () => void,
  onTrust: () => void,
): AddressStateLine {
  const line = element("div", { class: "address-state", role: "status", id: uniqueId("address-state") });
  input.setAttribute("aria-describedby", line.id);

  function lines(state: AddressState): HTMLElement[] {
    switch (state.kind) {
      case "empty":
        return [];
      case "checking":
        return [statusLine("busy", fill(strings.checking, state.host))];
      case "good": {
        const facts = [fill(strings.coderVersion, state.version), ...state.facts].join(" · ");
        const warning = state.warning === undefined ? [] : [statusLine("warning", state.warning)];
        return [statusLine("good", facts), ...warning];
      }
      case "bad": {
        const retry = button({
          label: strings.retry,
          look: "link",
          picture: refreshPicture,
          onPress: onRetry,
        });
        const trust = button({ label: strings.trustCertificate, look: "secondary", onPress: onTrust });
        return [
          statusLine("error", state.sentence, ...(state.canRetry ? [retry] : [])),
          ...(state.canTrust ? [element("div", { class: "beside" }, trust)] : []),
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
