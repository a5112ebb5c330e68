import checkPicture from "@vscode/codicons/src/icons/check.svg";
import copyPicture from "@vscode/codicons/src/icons/copy.svg";
import "../../page/page.css";
import { announce, openAnnouncements } from "../../page/announce";
import { button } from "../../page/button";
import { element } from "../../page/dom";
import { connect } from "../../page/host";
import { icon } from "../../page/icon";
import { statusLine, toneIcon } from "../../page/statusLine";
import { fill, openPage } from "../../page/strings";
import type { Delivery, FromDeliveryPage, ToDeliveryPage } from "../contract";
import type { DeliveryStrings } from "../strings";
import "./delivery.css";
import { secretBox } from "./secretBox";

const { page, texts } = openPage();
const strings = texts as DeliveryStrings;
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
host.send({ type: "ready" });

function receive(message: ToDeliveryPage): void {
  switch (message.type) {
    case "begin":
      begin(message.delivery);
      return;
    case "secret":
      secret.show(message.secret);
      return;
    case "copied":
      showCopied();
  }
}

function begin({ name, host: deployment, summary, ends, verdict, isSafe }: Delivery): void {
  page.replaceChildren(
    element(
      "div",
      { class: "sheet" },
      element("h1", {}, fill(strings.title, name)),
      element("p", { class: "lead" }, fill(strings.lead, deployment)),
      element("div", { class: "verdict" }, statusLine(verdict.isGood ? "good" : "warning", verdict.sentence)),
      secret.element,
      isSafe
        ? element("p", { class: "hint" }, strings.safe)
        : element("p", { class: "notice" }, toneIcon("warning"), element("span", {}, strings.notSafe)),
      element(
        "dl",
        {},
        element("dt", {}, strings.can),
        element("dd", {}, summary),
        element("dt", {}, strings.ends),
        element("dd", {}, ends),
      ),
      element("div", { class: "actions" }, haveItButton),
    ),
  );
  copyButton.focus();
}

/** Once copied, what is left to do is to say so: the other button becomes the primary one. */
function showCopied(): void {
  copyButton.className = "secondary";
  haveItButton.className = "primary";
  copyButton.replaceChildren(icon(checkPicture), element("span", {}, strings.copied));
  announce(strings.copied);
}
