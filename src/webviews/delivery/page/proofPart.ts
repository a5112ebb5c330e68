import chevronPicture from "@vscode/codicons/src/icons/chevron-right.svg";
import { announce } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { icon } from "../../page/icon";
import { statusLine, type Tone } from "../../page/statusLine";
import { fill } from "../../page/strings";
import type { ProofState } from "../contract";
import type { DeliveryStrings } from "./strings";

/** What the server said about the token. */
export type ProofPart = {
  readonly element: HTMLElement;
  readonly show: (proof: ProofState, host: string) => void;
};

const tones: Record<ProofState["kind"], Tone> = {
  asking: "busy",
  proved: "good",
  alarm: "error",
  less: "warning",
  unknown: "warning",
};

/**
 * Creates the part of the page that shows whether the token is what it should be.
 * @param onAgain asks the server again.
 * @param onDiscard ends the token.
 */
export function proofPart(strings: DeliveryStrings, onAgain: () => void, onDiscard: () => void): ProofPart {
  const part = element("div", { class: "proof" });
  const again = () => button({ label: strings.proveAgain, look: "link", onPress: onAgain });

  function lines(proof: ProofState, host: string): HTMLElement[] {
    const tone = tones[proof.kind];
    switch (proof.kind) {
      case "asking":
        return [statusLine(tone, fill(strings.asking, host))];
      case "unknown":
        return [statusLine(tone, fill(strings.unknown, proof.sentence), again())];
      case "proved":
      case "less":
      case "alarm": {
        const isWrong = proof.disagreements.length > 0;
        return [
          statusLine(tone, proof.sentence, ...(isWrong ? [again()] : [])),
          ...listOf(proof.disagreements),
          ...(isWrong
            ? [
                element(
                  "div",
                  { class: "discard" },
                  button({
                    label: strings.discard,
                    look: proof.kind === "alarm" ? "primary" : "secondary",
                    onPress: onDiscard,
                  }),
                ),
              ]
            : []),
          ...notesOf(proof.notes),
        ];
      }
    }
  }

  function notesOf(notes: readonly string[]): HTMLElement[] {
    if (notes.length === 0) return [];
    return [
      element("details", {}, element("summary", {}, icon(chevronPicture), strings.notes), ...listOf(notes)),
    ];
  }

  return {
    element: part,
    show: (proof, host) => {
      part.replaceChildren(...lines(proof, host));
      part.className = `proof ${proof.kind}`;
      if (proof.kind !== "asking") announce(part.querySelector(".status")?.textContent ?? "");
    },
  };
}

function listOf(sentences: readonly string[]): HTMLElement[] {
  if (sentences.length === 0) return [];
  return [element("ul", {}, ...sentences.map((sentence) => element("li", {}, sentence)))];
}
