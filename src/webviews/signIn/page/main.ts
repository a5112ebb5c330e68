import linkPicture from "@vscode/codicons/src/icons/link-external.svg";
import lockPicture from "@vscode/codicons/src/icons/lock.svg";
import "../../page/page.css";
import { announce, openAnnouncements } from "../../page/announce";
import { button, setButton } from "../../page/button";
import { element, setValue } from "../../page/dom";
import { connect } from "../../page/host";
import { icon } from "../../page/icon";
import { fill, openPage } from "../../page/strings";
import type { AddressState, FromSignInPage, ToSignInPage } from "../contract";
import type { SignInStrings } from "../strings";
import { addressBox } from "./addressBox";
import { addressStateLine } from "./addressState";
import "./signIn.css";
import { step } from "./step";
import { tokenBox } from "./tokenBox";

/** How long the address must rest before it is asked, in ms. */
const restBeforeAsking = 300;
/** How long a second press on "Sign in" is taken for a slip, in ms. */
const slipOfPress = 1000;

const { page, texts } = openPage();
const strings = texts as SignInStrings;
const host = connect<FromSignInPage, { address: string }>(receive);
openAnnouncements();

let turn = 0;
let asking: number | undefined;
let lastSubmit = -slipOfPress;
let isBusy = false;

const address = addressBox(strings, (_text, isChosen) => askSoon(isChosen ? 0 : restBeforeAsking));
const addressLabel = element("label", { for: "address" }, strings.address);
address.input.id = "address";
const addressState = addressStateLine(strings, address.input, () => askSoon(0));

const openButton = button({
  label: strings.openSignInPage,
  look: "secondary",
  picture: linkPicture,
  onPress: () => {
    host.send({ type: "openSignInPage", address: address.input.value });
    openStep.setDone(true);
    token.input.focus();
  },
});
const openHint = element("p", { class: "hint", id: "open-hint" });
openButton.setAttribute("aria-describedby", openHint.id);
const openStep = step(1, strings.stepOpen, element("div", { class: "beside" }, openButton, openHint));

const promise = element("span");
const token = tokenBox(strings, (isToken) => pasteStep.setDone(isToken));
token.input.id = "token";
const pasteStep = step(
  2,
  element("label", { for: "token" }, strings.stepPaste),
  token.element,
  element("p", { class: "status hint" }, icon(lockPicture), promise),
);

const submitButton = button({ label: strings.signIn, look: "primary" });
const cancelButton = button({
  label: strings.cancel,
  look: "secondary",
  onPress: () => host.send({ type: "cancel" }),
});

const form = element(
  "form",
  { class: "sheet", novalidate: true },
  element("h1", {}, strings.title),
  element("p", { class: "lead" }, strings.lead),
  element("div", { class: "field address" }, addressLabel, address.element, addressState.element),
  element("ol", { class: "steps" }, openStep.element, pasteStep.element),
  element("div", { class: "actions" }, cancelButton, submitButton),
);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Escape") host.send({ type: "cancel" });
});
page.append(form);
showAddress({ kind: "empty" });
host.send(host.kept === undefined ? { type: "ready" } : { type: "ready", address: host.kept.address });

/** Asks what is at the address, once it has rested. */
function askSoon(delay: number): void {
  turn += 1;
  host.keep({ address: address.input.value });
  showAddress({ kind: "empty" });
  window.clearTimeout(asking);
  const ask = () => host.send({ type: "addressChanged", address: address.input.value, turn });
  if (delay === 0) ask();
  else asking = window.setTimeout(ask, delay);
}

function showAddress(state: AddressState): void {
  addressState.show(state);
  const isGood = state.kind === "good";
  openButton.disabled = !isGood || isBusy;
  openHint.replaceChildren(isGood ? fill(strings.opensInBrowser, state.signInPage) : strings.needsAddress);
  promise.replaceChildren(isGood ? fill(strings.sentOnlyTo, state.host) : strings.sentOnlyToDeployment);
}

function submit(): void {
  if (isBusy || performance.now() - lastSubmit < slipOfPress) return;
  lastSubmit = performance.now();
  host.send({ type: "submit", address: address.input.value, token: token.token() });
}

function setBusy(busy: boolean): void {
  isBusy = busy;
  address.input.readOnly = busy;
  token.input.readOnly = busy;
  setButton(submitButton, busy ? strings.signingIn : strings.signIn, busy);
}

function receive(message: ToSignInPage): void {
  switch (message.type) {
    case "begin":
      address.offer(message.offered);
      setValue(address.input, message.address);
      if (message.address !== "") askSoon(0);
      address.input.focus();
      return;
    case "address":
      if (message.turn >= turn) showAddress(message.state);
      return;
    case "signingIn":
      setBusy(true);
      announce(strings.signingIn);
      return;
    case "failed":
      setBusy(false);
      fail(message.field, message.sentence);
  }
}

function fail(field: "address" | "token", sentence: string): void {
  lastSubmit = -slipOfPress;
  announce(sentence);
  if (field === "address") {
    addressState.show({ kind: "bad", sentence, canRetry: false });
    address.input.focus();
  } else {
    token.showProblem(sentence);
    pasteStep.setDone(false);
    token.input.focus();
    token.input.select();
  }
}
