import "../../page/page.css";
import { announce, openAnnouncements } from "../../page/announce";
import { element } from "../../page/dom";
import { connect } from "../../page/host";
import { openPage } from "../../page/strings";
import type { Check, Draft, EntryName, FormSetup, FromNewTokenPage, ToNewTokenPage } from "../contract";
import { newTokenStrings } from "./strings";
import { actionBar } from "./actionBar";
import { makeFinder } from "./finder";
import { type Form, makeForm } from "./form";
import "./newToken.css";
import { resultPanel } from "./resultPanel";

/** How long a second press on "Create token" is taken for a slip, in ms. */
const slipOfPress = 1000;

const page = openPage();
const strings = newTokenStrings();
const host = connect<FromNewTokenPage, { draft: Draft }>(receive);
openAnnouncements();

let draft: Draft | undefined = host.kept?.draft;
let form: Form | undefined;
let check: Check | undefined;
/** Counts the person's changes; the host gives it back with each check. */
let turn = 0;
/** The last turn in which the person changed scopes or reach themselves. */
let grantTurn = 0;
/** Whether the person wants the token as soon as the last change is checked. */
let isWanted = false;
let isBusy = false;
let isOwnerChosen = false;
let lastSubmit = -slipOfPress;
/** What the server objected to, until the person changes that field. */
let refused: Check["problems"] = {};

/** Names of what the draft lists, by entry; they only grow. */
const names = new Map<string, EntryName>();

const finder = makeFinder(host.send);
const result = resultPanel(
  strings,
  (finding, fix) => {
    if (check && !isBusy) host.send({ type: "applyFix", turn: check.turn, finding, fix });
  },
  (scope) => form?.reveal(scope),
);
const bar = actionBar(strings, {
  onCancel: () => host.send({ type: "cancel" }),
  onStep: (step) => host.send({ type: "runStep", step }),
  onShowResult: result.focus,
  onCopyCommand: copyCommand,
});
const loading = element(
  "div",
  { class: "loading", role: "status" },
  element("div", { class: "progress" }),
  element("p", { class: "hint" }, strings.loading),
);
const opening = element("div", { class: "opening" }, element("h1", {}, strings.titleAlone), loading);
const columns = element("div", { class: "columns" });
const frame = element("form", { class: "frame", novalidate: true }, opening, columns, bar.element);
frame.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
frame.addEventListener("keydown", keepEnterFromSubmitting);
page.append(frame);
host.send(draft === undefined ? { type: "ready" } : { type: "ready", draft });

function receive(message: ToNewTokenPage): void {
  switch (message.type) {
    case "loading":
      bar.showFailure(undefined);
      loading.hidden = false;
      opening.hidden = form !== undefined;
      // What is being loaded decides about everything in it.
      if (form) form.element.disabled = true;
      return;
    case "begin":
      begin(message.setup, message.draft);
      return;
    case "draft":
      takeOver(message);
      return;
    case "checked":
      if (message.check.turn >= turn) showCheck(message.check);
      return;
    case "found":
      finder.receive(message);
      return;
    case "names":
      for (const [entry, name] of Object.entries(message.names)) names.set(entry, name);
      form?.showNames(names);
      return;
    case "copied":
      bar.showCopied();
      announce(strings.copiedCommand);
      return;
    case "creating":
      setBusy(true);
      announce(strings.creating);
      return;
    case "failed":
      fail(message);
  }
}

function begin(setup: FormSetup, given: Draft): void {
  opening.hidden = true;
  turn = 0;
  grantTurn = 0;
  take(given);
  form = makeForm(strings, setup, {
    finder,
    change,
    restore: (part) => {
      change(part);
      if (draft) form?.show(draft);
    },
    start: (start, choices) => {
      if (draft === undefined) return;
      noteChange({ scopes: [], reach: "all", allowList: [] });
      host.send({ type: "startFrom", draft, turn, start, choices });
    },
  });
  form.show(given);
  form.showNames(names);
  columns.replaceChildren(form.element, result.element);
  frame.classList.add("ready");
  // Choosing an owner fills the form anew.
  form.focusProblem(isOwnerChosen ? { owner: "" } : { name: "" });
  isOwnerChosen = false;
}

/** Takes what the host changed; what the person changed since is newer and stays. */
function takeOver({ draft: changed, turn: of }: Extract<ToNewTokenPage, { type: "draft" }>): void {
  if (draft === undefined || of < grantTurn) return;
  const isBehind = of < turn;
  take(isBehind ? { ...changed, name: draft.name, lifetime: draft.lifetime } : changed);
  form?.show(draft);
  if (!isBehind) return;
  turn += 1;
  host.send({ type: "changed", draft, turn });
}

function take(next: Draft): void {
  draft = next;
  host.keep({ draft: next });
}

function change(part: Partial<Draft>): void {
  if (draft === undefined) return;
  take({ ...draft, ...part });
  noteChange(part);
  isOwnerChosen ||= "owner" in part;
  host.send({ type: "changed", draft, turn });
}

/** From now on older checks are stale, and what the server objected to in these parts no longer holds. */
function noteChange(part: Partial<Draft>): void {
  turn += 1;
  if ("scopes" in part || "reach" in part || "allowList" in part) grantTurn = turn;
  isWanted = false;
  const { owner, name, lifetime, scopes, allowList } = refused;
  refused = withoutEmpty({
    owner: "owner" in part ? undefined : owner,
    name: "name" in part ? undefined : name,
    lifetime: "lifetime" in part ? undefined : lifetime,
    scopes: "scopes" in part ? undefined : scopes,
    allowList: "allowList" in part || "reach" in part ? undefined : allowList,
  });
}

function copyCommand(): void {
  if (form === undefined || draft === undefined || isBusy) return;
  if (check?.canSubmit === true && check.turn >= turn) {
    host.send({ type: "copyCommand", draft });
    return;
  }
  form.showAll();
  form.focusProblem(check?.problems ?? {});
}

function showCheck(next: Check): void {
  check = { ...next, problems: { ...refused, ...next.problems } };
  form?.showCheck(check);
  result.show(check);
  bar.countFindings(check.findings.length);
  if (isWanted) decide(check);
}

function submit(): void {
  if (isBusy || form === undefined) return;
  form.flush();
  form.showAll();
  isWanted = true;
  if (check !== undefined && check.turn >= turn) decide(check);
}

function decide({ canSubmit, problems }: Check): void {
  isWanted = false;
  if (draft === undefined) return;
  if (!canSubmit) {
    form?.focusProblem(problems);
  } else if (performance.now() - lastSubmit >= slipOfPress) {
    lastSubmit = performance.now();
    host.send({ type: "submit", draft });
  }
}

function setBusy(busy: boolean): void {
  isBusy = busy;
  if (busy) {
    bar.showFailure(undefined);
    bar.focusSubmit();
  }
  if (form) form.element.disabled = busy;
  result.element.inert = busy;
  bar.setBusy(busy);
}

function fail({ problems, sentence, steps }: Extract<ToNewTokenPage, { type: "failed" }>): void {
  loading.hidden = true;
  lastSubmit = -slipOfPress;
  setBusy(false);
  bar.showFailure({ sentence, steps });
  refused = problems;
  if (check) showCheck(check);
  form?.showAll();
  if (!form?.focusProblem(problems)) bar.focusFailure();
}

/** Enter creates the token from the two text fields only: elsewhere it would come as a surprise. */
function keepEnterFromSubmitting(event: KeyboardEvent): void {
  const { target, key } = event;
  if (key !== "Enter" || !(target instanceof HTMLInputElement)) return;
  if (target.type === "checkbox" || target.type === "radio") {
    event.preventDefault();
    target.click();
  }
}

function withoutEmpty(problems: Record<string, string | undefined>): Check["problems"] {
  return Object.fromEntries(Object.entries(problems).filter(([, sentence]) => sentence !== undefined));
}
