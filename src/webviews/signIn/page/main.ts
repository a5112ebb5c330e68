import "../../page/page.css";
import "./signIn.css";
import { announce, openAnnouncements } from "../../page/announce";
import { button, setButton } from "../../page/button";
import { element, setValue } from "../../page/dom";
import { connect } from "../../page/host";
import { fill, openPage } from "../../page/strings";
import type { AddressState, SentBySignInPage, SignInField, ToSignInPage } from "../contract";
import { addressBox } from "./addressBox";
import { addressStateLine } from "./addressState";
import { passwordBox } from "./passwordBox";
import { steps } from "./steps";
import { signInStrings } from "./strings";
import { type PressedWay, type ShownWay, waysLine } from "./waysLine";

/** How long the address must stay unchanged before we contact it, in ms. */
const restBeforeAsking = 300;
/** How long a second press on "Sign in" counts as accidental, in ms. */
const slipOfPress = 1000;

/** The part that outlives the page: no email, no password, no token. */
type Kept = { readonly address: string; readonly way?: ShownWay };

const page = openPage();
const strings = signInStrings();
const host = connect<SentBySignInPage, Kept>(receive);
openAnnouncements();

let turn = 0;
let asking: number | undefined;
let lastSubmit = -slipOfPress;
let isBusy = false;
let hasBegun = false;
let way: ShownWay = "signInPage";
/** The link whose press is being handled, if it was one. */
let pressed: PressedWay | undefined;

const address = addressBox(strings, (_text, isChosen) => askSoon(isChosen ? 0 : restBeforeAsking));
address.input.id = "address";
const addressState = addressStateLine(strings, address.input, {
  retry: () => askSoon(0),
  trust: () => host.send({ type: "trustCertificate", address: address.input.value }),
  takeStep: (step) => host.send({ type: "takeStep", address: address.input.value, step }),
});
const tokenWay = steps({
  strings,
  onOpen: () => host.send({ type: "openSignInPage", address: address.input.value }),
  onUseClipboard: () => {
    if (isBusy) return;
    begin(undefined);
    host.send({ type: "useClipboard", address: address.input.value, isOwn: way === "ownToken" });
  },
});
const passwordWay = passwordBox(strings, () => {
  showWay("signInPage");
  tokenWay.focus();
});
const otherWays = waysLine(strings, (chosen) => {
  if (isBusy) return;
  if (chosen === "cli" || chosen === "environment") {
    begin(chosen);
    const type = chosen === "cli" ? "useCliSession" : "useEnvironment";
    host.send({ type, address: address.input.value });
  } else {
    showWay(chosen);
    (chosen === "password" ? passwordWay.email : tokenWay).focus();
  }
});
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
  element(
    "div",
    { class: "field address" },
    element("label", { for: "address" }, strings.address),
    address.element,
    addressState.element,
  ),
  tokenWay.element,
  passwordWay.element,
  element("div", { class: "actions" }, cancelButton, submitButton),
  otherWays.element,
);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
form.addEventListener("keydown", (event) => {
  if (event.key === "Escape") host.send({ type: "cancel" });
});
page.append(form);
setValue(address.input, host.kept?.address ?? "");
showAddress({ kind: "empty" });
showWay(host.kept?.way ?? "signInPage");
host.send(host.kept === undefined ? { type: "ready" } : { type: "ready", address: host.kept.address });

/** Asks what is at the address, once it has stayed unchanged for a while. */
function askSoon(delay: number): void {
  turn += 1;
  keep();
  showAddress({ kind: "empty" });
  otherWays.showProblem(undefined);
  window.clearTimeout(asking);
  const ask = () => host.send({ type: "addressChanged", address: address.input.value, turn });
  if (delay === 0) ask();
  else asking = window.setTimeout(ask, delay);
}

/**
 * Puts an address into the field, and clears what was entered for another one, since a link may cause this.
 */
function prefill(prefilled: string, isLinked: boolean): void {
  if (address.input.value !== prefilled) {
    tokenWay.token.clear();
    passwordWay.password.value = "";
  }
  tokenWay.token.offerClipboard(false);
  setValue(address.input, prefilled);
  if (isLinked) {
    turn += 1;
    window.clearTimeout(asking);
    keep();
    showAddress({ kind: "linked" });
  } else if (prefilled !== "") {
    askSoon(0);
  }
  address.input.focus();
}

function keep(): void {
  host.keep({ address: address.input.value, way });
}

function showAddress(state: AddressState): void {
  addressState.show(state);
  tokenWay.setAddress(state);
  const isGood = state.kind === "good";
  passwordWay.setPromise(
    isGood ? fill(strings.passwordSentOnlyTo, state.host) : strings.passwordSentOnlyToDeployment,
  );
  otherWays.setWays(isGood ? state.ways : undefined);
  if (isGood && way === "password" && !state.ways.password) showWay("signInPage");
}

/** Shows the fields of a way to sign in; a typed password does not stay behind. */
function showWay(shown: ShownWay): void {
  const isChange = way !== shown;
  way = shown;
  passwordWay.password.value = "";
  passwordWay.showProblem(undefined);
  otherWays.showProblem(undefined);
  passwordWay.element.hidden = shown !== "password";
  tokenWay.element.hidden = shown === "password";
  tokenWay.setOwnToken(shown === "ownToken");
  otherWays.setShown(shown);
  if (isChange) keep();
}

/** Remembers where an answer belongs, and removes earlier messages. */
function begin(by: PressedWay | undefined): void {
  pressed = by;
  otherWays.showProblem(undefined);
}

function submit(): void {
  if (isBusy || performance.now() - lastSubmit < slipOfPress) return;
  lastSubmit = performance.now();
  begin(undefined);
  const { value } = address.input;
  if (way === "password") {
    const { email, password } = passwordWay;
    host.send({
      type: "submitPassword",
      address: value,
      email: email.value.trim(),
      password: password.value,
    });
  } else {
    host.send({ type: "submit", address: value, token: tokenWay.token.token(), isOwn: way === "ownToken" });
  }
}

function setBusy(busy: boolean): void {
  isBusy = busy;
  for (const input of [address.input, passwordWay.email, passwordWay.password]) input.readOnly = busy;
  tokenWay.setBusy(busy);
  setButton(submitButton, busy ? strings.signingIn : strings.signIn, busy);
}

function receive(message: ToSignInPage): void {
  switch (message.type) {
    case "begin":
      address.offer(message.offered);
      // If the person types before the host's first answer, their text stays.
      if (hasBegun || turn === 0) prefill(message.address, message.isLinked ?? false);
      hasBegun = true;
      return;
    case "address":
      if (message.turn >= turn) showAddress(message.state);
      return;
    case "clipboard":
      tokenWay.token.offerClipboard(message.isOffered);
      return;
    case "signingIn":
      setBusy(true);
      announce(strings.signingIn);
      return;
    case "failed":
      setBusy(false);
      fail(message.field, message.sentence, message.offersSignInPage ?? false);
  }
}

/** Shows what went wrong where it belongs: at the address, the pressed link, or the fields. */
function fail(field: SignInField, sentence: string, offersSignInPage: boolean): void {
  lastSubmit = -slipOfPress;
  announce(sentence);
  if (field === "address") {
    addressState.show({ kind: "bad", sentence, canRetry: false, canTrust: false });
    address.input.focus();
  } else if (pressed !== undefined) {
    otherWays.showProblem(sentence);
  } else if (way === "password") {
    passwordWay.showProblem(sentence, offersSignInPage);
    passwordWay.password.focus();
    passwordWay.password.select();
  } else {
    tokenWay.refuseToken(sentence);
  }
}
