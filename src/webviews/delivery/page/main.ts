import "../../page/page.css";
import "./delivery.css";
import checkPicture from "@vscode/codicons/src/icons/check.svg";
import copyPicture from "@vscode/codicons/src/icons/copy.svg";
import { announce, openAnnouncements } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { connect } from "../../page/host";
import { icon } from "../../page/icon";
import { statusLine, type Tone, toneIcon } from "../../page/statusLine";
import { fill, openPage } from "../../page/strings";
import type { Delivery, FromDeliveryPage, ToDeliveryPage } from "../contract";
import { proofPart } from "./proofPart";
import { secretBox } from "./secretBox";
import { deliveryStrings } from "./strings";
import { wayButtons } from "./wayButtons";

const page = openPage();
const strings = deliveryStrings();
const host = connect<FromDeliveryPage, never>(receive);
openAnnouncements();

const copyButton = button({
  label: strings.copy,
  look: "primary",
  picture: copyPicture,
  onPress: () => host.send({ type: "copy" }),
});
const haveItButton = button({
  label: strings.haveIt,
  look: "secondary",
  onPress: () => host.send({ type: "haveIt" }),
});
const secret = secretBox(strings, () => host.send({ type: "reveal" }), copyButton);
const taken = element("div", { class: "taken" });
const ways = wayButtons(strings, (way) => host.send({ type: "take", way }));
const proof = proofPart(
  strings,
  () => host.send({ type: "proveAgain" }),
  () => host.send({ type: "discard" }),
);
let deployment = "";
let isTaken = false;
let isAlarm = false;
host.send({ type: "ready" });

function receive(message: ToDeliveryPage): void {
  switch (message.type) {
    case "begin":
      begin(message.delivery);
      isTaken = message.isTaken === true;
      choosePrimary();
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
      copyButton.replaceChildren(icon(checkPicture), element("span", {}, strings.copied));
      say("good", strings.clears);
      isTaken = true;
      choosePrimary();
      return;
    case "taken":
      copyButton.replaceChildren(icon(copyPicture), element("span", {}, strings.copy));
      say("good", message.sentence);
      isTaken = true;
      choosePrimary();
      return;
    case "failed":
      say("error", message.sentence);
  }
}

function begin({ name, username, host: at, summary, ends, replaces, isConfirmed, isSafe }: Delivery): void {
  deployment = at;
  page.replaceChildren(
    element(
      "div",
      { class: "sheet" },
      element("h1", {}, fill(strings.title, name)),
      element("p", { class: "lead" }, fill(strings.lead, username, at)),
      element(
        "div",
        { class: "verdict" },
        statusLine(
          isConfirmed ? "good" : "warning",
          fill(isConfirmed ? strings.confirmed : strings.unconfirmed, at),
        ),
        proof.element,
      ),
      secret.element,
      isSafe
        ? element("p", { class: "hint" }, strings.safe)
        : element("p", { class: "notice" }, toneIcon("warning"), element("span", {}, strings.notSafe)),
      ways,
      taken,
      element("div", { class: "actions" }, haveItButton),
      element(
        "dl",
        {},
        ...fact(strings.can, summary),
        ...fact(strings.ends, ends),
        ...fact(strings.replaces, replaces),
      ),
    ),
  );
  copyButton.focus();
}

function fact(title: string, text: string): HTMLElement[] {
  return text === "" ? [] : [element("dt", {}, title), element("dd", {}, text)];
}

/**
 * One button is primary: first to copy, then to confirm that the person has the secret; for a token that can
 * do too much, to end it.
 */
function choosePrimary(): void {
  copyButton.className = isTaken || isAlarm ? "secondary" : "primary";
  haveItButton.className = isTaken && !isAlarm ? "primary" : "secondary";
}

function say(tone: Tone, sentence: string): void {
  taken.replaceChildren(statusLine(tone, sentence));
  announce(sentence);
}
