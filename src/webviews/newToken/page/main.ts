import "../../page/page.css";
import "./newToken.css";
import type { Check } from "../../../drafting/check/draftCheck";
import type { Draft } from "../../../drafting/draft/draft";
import type { EntryName } from "../../../presentation/thingName";
import { announce, openAnnouncements } from "../../page/announce";
import { element } from "../../page/dom";
import { connect } from "../../page/host";
import { hostWatch } from "../../page/hostWatch";
import { fill, openPage } from "../../page/strings";
import { type FromNewTokenPage, openFormCommand, type ToNewTokenPage } from "../contract";
import { actionBar } from "./actionBar";
import { makeFinder } from "./common/finder";
import { changed, type DraftChange } from "./common/part";
import { newTokenStrings } from "./common/strings";
import { makeForm, type ShownForm } from "./form";
import { formFrame, openingPart } from "./frame";
import { stillRefused } from "./refused";
import { restoredLine } from "./restoredLine";
import { resultPanel } from "./resultPanel";

/** How long a second press on "Create token" counts as accidental, in ms. */
const slipOfPress = 1000;

const page = openPage();
const strings = newTokenStrings();
const connection = connect<FromNewTokenPage, { draft: Draft }>(receive);
const watch = hostWatch(() => connection.send({ type: "alive" }), showSilence);
const host = {
  ...connection,
  send: (message: FromNewTokenPage): void => {
    connection.send(message);
    watch.expect();
  },
};
openAnnouncements();

let draft: Draft | undefined = host.kept?.draft;
let form: ShownForm | undefined;
let check: Check | undefined;
/** Counts the person's changes; the host returns it with each check. */
let turn = 0;
/** The last turn in which the person changed scopes or reach themselves. */
let grantTurn = 0;
/** Whether to create the token as soon as the last change is checked. */
let isWanted = false;
let isBusy = false;
let isCreating = false;
let isOwnerChosen = false;
let isSuccessor = false;
let lastSubmit = -slipOfPress;
/** What the server objected to, until the person changes that field. */
let refused: Check["problems"] = {};
/** Names of the draft's entries; they are only ever added. */
const names = new Map<string, EntryName>();
const finder = makeFinder(host.send);
const result = resultPanel(strings, (scope) => form?.reveal(scope));
const bar = actionBar(strings, {
  onCancel: () => host.send({ type: "cancel" }),
  onStep: (step) => host.send({ type: "runStep", step }),
  onShowResult: result.focus,
  onCopyCommand: copyCommand,
  onShowProblem: () => {
    form?.showAll();
    form?.focusProblem(check?.problems ?? {});
    showReadiness();
  },
});
const restored = restoredLine(strings, () => host.send({ type: "startOver" }));
const { opening, loading } = openingPart(strings);
const columns = element("div", { class: "columns" });
const frame = formFrame(submit, opening, restored.element, columns, bar.element);
page.append(frame);
host.send(draft === undefined ? { type: "ready" } : { type: "ready", draft });

function receive(message: ToNewTokenPage): void {
  watch.heard();
  switch (message.type) {
    case "loading":
      bar.showFailure(undefined);
      loading.hidden = false;
      opening.hidden = form !== undefined;
      // Everything in the form depends on what is being loaded.
      if (form) form.element.disabled = true;
      return;
    case "begin":
      begin(message);
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
    case "asking":
      hold(true);
      return;
    case "declined":
      lastSubmit = -slipOfPress;
      hold(false);
      bar.focusSubmit();
      return;
    case "creating":
      setBusy(true);
      announce(strings.creating);
      return;
    case "alive":
      return;
    case "failed":
      fail(message);
  }
}

function begin({ setup, draft: given, isRestored }: Extract<ToNewTokenPage, { type: "begin" }>): void {
  restored.show(isRestored === true);
  opening.hidden = true;
  turn = 0;
  grantTurn = 0;
  // Nobody has seen yet what the form would send.
  isWanted = false;
  isSuccessor = setup.succession !== undefined;
  take(given);
  form = makeForm(strings, setup, {
    finder,
    change,
    restore: (part) => {
      change(part);
      if (draft) form?.show(draft);
    },
    addLinked: () => {
      if (draft) host.send({ type: "addLinked", draft, turn });
    },
    start: (start, choices, typed) => {
      if (draft === undefined) return;
      take(changed(draft, { typed }));
      noteChange({ scopes: [], reach: "all", allowList: [] });
      host.send({ type: "startFrom", draft, turn, start, choices });
    },
    fix: (finding, fix) => {
      if (check && !isBusy) host.send({ type: "applyFix", turn: check.turn, finding, fix });
    },
    onChoosing: (isChoosing) => {
      result.element.hidden = isChoosing;
      bar.setChoosing(isChoosing);
    },
  });
  form.show(given);
  form.showNames(names);
  columns.replaceChildren(form.element, result.element);
  frame.classList.add("ready");
  // Choosing an owner reloads the form.
  if (isOwnerChosen) form.focusProblem({ owner: "" });
  else form.focusFirst();
  isOwnerChosen = false;
}

/**
 * Applies the host's changes, to the extent that they are not outdated. Whatever the person has changed since
 * is newer and stays.
 */
function takeOver({ draft: given, turn: of }: Extract<ToNewTokenPage, { type: "draft" }>): void {
  if (draft === undefined) return;
  const isBehind = of < turn;
  if (of >= grantTurn) {
    const { scopes, reach, allowList, start, choices } = given;
    take(isBehind ? changed(draft, { scopes, reach, allowList, start, choices }) : given);
  }
  form?.show(draft);
  if (!isBehind || of < grantTurn) return;
  turn += 1;
  host.send({ type: "changed", draft, turn });
}

function take(next: Draft): void {
  draft = next;
  if (isSuccessor) bar.nameCreate(fill(strings.createNamed, next.name.trim()));
  host.keep({ draft: next });
}

function change(part: DraftChange): void {
  if (draft === undefined) return;
  const next = changed(draft, part);
  if (JSON.stringify(next) === JSON.stringify(draft)) return;
  take(next);
  noteChange(part);
  isOwnerChosen ||= "owner" in part;
  host.send({ type: "changed", draft, turn });
}

/** From now on, older checks are stale, and the server's objections to these parts no longer apply. */
function noteChange(part: DraftChange): void {
  turn += 1;
  if ("scopes" in part || "reach" in part || "allowList" in part) grantTurn = turn;
  isWanted = false;
  refused = stillRefused(refused, part);
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
  showReadiness();
  if (isWanted) decide(check);
}

function showReadiness(): void {
  if (check) bar.showReadiness(Object.keys(check.problems).length, form?.isAllShown() === true);
}

function submit(): void {
  if (isBusy || form === undefined || form.isChoosing()) return;
  form.flush();
  form.showAll();
  showReadiness();
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
  isCreating = busy;
  if (busy) {
    bar.showFailure(undefined);
    bar.focusSubmit();
  }
  hold(busy);
  bar.setBusy(busy);
}

/** While a decision is pending elsewhere, the form stays as it is. */
function hold(held: boolean): void {
  isBusy = held;
  watch.hold(held);
  if (form) form.element.disabled = held;
  result.element.inert = held;
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

/** The host is gone, together with what it was doing; or it was only slow, and continues. */
function showSilence(isSilent: boolean): void {
  if (!isSilent) {
    bar.showFailure(undefined);
    bar.setBusy(isBusy && isCreating);
    return;
  }
  bar.setBusy(false);
  const name = draft?.name.trim() ?? "";
  bar.showFailure({
    sentence: isCreating ? fill(strings.silentCreating, name) : strings.silent,
    link: { label: strings.openAgain, command: openFormCommand },
  });
  bar.focusFailure();
}
