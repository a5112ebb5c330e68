import "../../page/page.css";
import "./delivery.css";
import { announce, openAnnouncements } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { connect } from "../../page/host";
import { statusLine, type Tone, toneIcon } from "../../page/statusLine";
import { fill, openPage } from "../../page/strings";
import type { Delivery, FromDeliveryPage, Taken, ToDeliveryPage } from "../contract";
import type { Use, Way } from "../way";
import { canReadClipboard } from "./canReadClipboard";
import { copyButton } from "./copyButton";
import { proofPart } from "./proofPart";
import { secretBox } from "./secretBox";
import { type SnippetPart, snippetPart } from "./snippetPart";
import { deliveryStrings } from "./strings";
import { wayButtons } from "./wayButtons";

const page = openPage();
const strings = deliveryStrings();
const host = connect<FromDeliveryPage, never>(receive);
openAnnouncements();

const copying = copyButton("primary", { copy: strings.copy, copied: strings.copied }, copy);
const haveItButton = button({
  label: strings.haveIt,
  look: "secondary",
  onPress: () => host.send({ type: "haveIt" }),
});
const secret = secretBox(
  strings,
  { onReveal: () => host.send({ type: "reveal" }), onCopy: copy },
  copying.element,
);
const taken = element("div", { class: "taken" });
const leaving = element("p", { class: "hint" });
const take = (way: Way) => host.send({ type: "take", way });
const proof = proofPart(
  strings,
  () => host.send({ type: "proveAgain" }),
  () => host.send({ type: "discard" }),
);
let snippets: SnippetPart | undefined;
let deployment = "";
let isAtHand = false;
let isAlarm = false;
host.send({ type: "ready" });

function copy(): void {
  canReadClipboard((canRead) => host.send({ type: "copy", canRead }));
}

function copySnippet(use: Use, block: number): void {
  canReadClipboard((canRead) => host.send({ type: "copySnippet", use, block, canRead }));
}

function receive(message: ToDeliveryPage): void {
  switch (message.type) {
    case "begin":
      begin(message.delivery);
      note(message.taken);
      return;
    case "proof":
      proof.show(message.proof, deployment);
      isAlarm = message.proof.kind === "alarm";
      choosePrimary();
      return;
    case "secret":
      secret.show(message.secret);
      return;
    case "copied":
      copying.showCopied(message.block === undefined);
      snippets?.showCopied(message.block);
      say("good", message.sentence);
      note(message.taken);
      return;
    case "taken":
      copying.showCopied(false);
      snippets?.showCopied(undefined);
      say("good", message.sentence);
      note(message.taken);
      return;
    case "failed":
      say("error", message.sentence);
      return;
    case "signedOut":
      showSignedOut(message.name, message.sentence);
  }
}

function begin({
  name,
  username,
  host: at,
  summary,
  ends,
  replaces,
  isConfirmed,
  isSafe,
  ...snippetsOf
}: Delivery): void {
  deployment = at;
  snippets = snippetPart(
    strings,
    { snippets: snippetsOf.snippets, first: snippetsOf.firstUse },
    copySnippet,
    wayButtons(strings, ["file"], take),
  );
  page.replaceChildren(
    element(
      "div",
      { class: "sheet" },
      element("h1", {}, fill(strings.title, name)),
      element("p", { class: "lead" }, fill(strings.lead, username, at)),
      element(
        "div",
        { class: "verdict" },
        isConfirmed ? undefined : statusLine("warning", fill(strings.unconfirmed, at)),
        proof.element,
      ),
      secret.element,
      isSafe
        ? element("p", { class: "hint" }, strings.safe)
        : element("p", { class: "notice" }, toneIcon("warning"), element("span", {}, strings.notSafe)),
      snippets.element,
      wayButtons(strings, ["terminal", "cursor", "keep"], take),
      taken,
      element("div", { class: "facts" }, ...linesOf(summary, ends)),
      element(
        "div",
        { class: "leaving" },
        element("div", {}, leaving, ...linesOf(replaces)),
        element("div", { class: "actions" }, haveItButton),
      ),
    ),
  );
  copying.element.focus();
}

function linesOf(...texts: string[]): HTMLElement[] {
  return texts.filter((text) => text !== "").map((text) => element("p", { class: "hint" }, text));
}

function note({ isAtHand: isSomewhere, isSaved }: Taken): void {
  isAtHand = isSomewhere;
  leaving.replaceChildren(isSaved ? strings.stays : strings.leaves);
  choosePrimary();
}

/**
 * One button is primary: to copy, as long as the secret is nowhere else; then to confirm that the person has it; for a
 * token that can do too much, to end it.
 */
function choosePrimary(): void {
  copying.element.className = isAtHand || isAlarm ? "secondary" : "primary";
  haveItButton.className = isAtHand && !isAlarm ? "primary" : "secondary";
}

function say(tone: Tone, sentence: string): void {
  taken.replaceChildren(statusLine(tone, sentence));
  announce(sentence);
}

/** Nothing on the page would be true any more. */
function showSignedOut(name: string, sentence: string): void {
  const signIn = button({
    label: strings.signIn,
    look: "primary",
    onPress: () => host.send({ type: "signIn" }),
  });
  page.replaceChildren(
    element(
      "div",
      { class: "sheet" },
      element("h1", {}, name),
      element("div", { class: "verdict" }, statusLine("warning", sentence)),
      element("div", { class: "actions" }, signIn),
    ),
  );
  signIn.focus();
  announce(sentence);
}
