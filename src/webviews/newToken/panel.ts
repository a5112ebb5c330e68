import * as vscode from "vscode";
import type { Choices } from "../../core/recipes/choices";
import { checkFields, grantsSomething } from "../../drafting/check/checkFields";
import type { CheckedDraft } from "../../drafting/check/checkRules";
import type { Draft } from "../../drafting/draft/draft";
import { fitted, isSameDraft } from "../../drafting/draft/draftChanges";
import { startFrom, withEntries } from "../../drafting/draft/draftStart";
import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { TaskStart } from "../../drafting/draft/taskStart";
import type { Form } from "../../drafting/form/form";
import { FormKnowledge } from "../../drafting/form/formKnowledge";
import { loadFormFor } from "../../drafting/form/loadFormFor";
import { stepsToBegin } from "../../drafting/outcome/formSteps";
import type { Failure } from "../../drafting/outcome/submitDraft";
import type { NextStep } from "../../platform/errors";
import { copyText } from "../../platform/outside/clipboard";
import type { SignedIn } from "../../session/sessionState";
import { WebviewPanel } from "../webviewPanel";
import { type FromNewTokenPage, newTokenContract, openFormCommand, type ToNewTokenPage } from "./contract";
import { type KeptDraft, keptDraft } from "./keptDraft";
import type { NewTokenServices } from "./newTokenServices";
import { successionTitle } from "./successionTitle";
import { titleOf } from "./titleOf";

/** These say nothing about the draft. Before any other message is dealt with, what says a grant is loaded. */
const besides: readonly FromNewTokenPage["type"][] = ["ready", "runStep", "startOver", "cancel", "alive"];
const loadCheck = () => import("../../drafting/check/checkDraft");

/** The form for a new token: the page asks and displays, this side knows and decides. */
export class NewTokenPanel implements vscode.Disposable {
  readonly #panel: WebviewPanel<FromNewTokenPage, ToNewTokenPage>;
  readonly #closing = new AbortController();
  #form: Form | undefined;
  #knowledge: FormKnowledge;
  #checked: CheckedDraft | undefined;
  #whole: Awaited<ReturnType<typeof loadCheck>> | undefined;
  #steps: readonly NextStep[] = [];
  #isCreating = false;
  readonly #services: NewTokenServices;
  #session: SignedIn;
  readonly #start: NewTokenStart | TaskStart | undefined;
  readonly #kept: KeptDraft;

  constructor(
    services: NewTokenServices,
    session: SignedIn,
    onDispose: () => void,
    start?: NewTokenStart | TaskStart,
  ) {
    this.#services = services;
    this.#session = session;
    this.#start = start;
    this.#kept = keptDraft(services.drafts, session.deployment.href, start);
    this.#knowledge = this.#knowledgeOf(session);
    const { href } = session.deployment;
    const watching = services.sessions.onDidChange(({ added, changed }) => {
      this.#continueWith([...added, ...changed].find(({ deployment }) => deployment.href === href));
    });
    this.#panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "newToken",
      title: start?.replaces ? successionTitle(start.replaces) : titleOf(services.sessions, session),
      contract: newTokenContract,
      commands: [openFormCommand],
      onMessage: (message) => this.#services.errors.inBackground("New Token", () => this.#receive(message)),
      onDispose: () => {
        this.#closing.abort();
        watching.dispose();
        onDispose();
      },
    });
  }

  /** Continues with everything filled in if the person has signed in again. */
  #continueWith(session: SignedIn | undefined): void {
    if (!session) return;
    this.#session = session;
    this.#knowledge = this.#knowledgeOf(session);
    this.#services.errors.inBackground("New Token", () => this.#begin(this.#checked?.draft));
  }

  #knowledgeOf(session: SignedIn): FormKnowledge {
    return new FormKnowledge(session, this.#closing.signal, this.#services.log);
  }

  /** Brings the panel to the front. */
  reveal(): void {
    this.#panel.reveal();
  }

  dispose(): void {
    this.#panel.dispose();
  }

  async #receive(message: FromNewTokenPage): Promise<void> {
    if (!besides.includes(message.type)) this.#whole ??= await loadCheck();
    switch (message.type) {
      case "ready":
        await this.#begin(message.draft);
        return;
      case "changed":
        this.#check(message.draft, message.turn);
        return;
      case "applyFix":
        this.#fix(message.turn, message.finding, message.fix);
        return;
      case "startFrom":
        this.#startFrom(message.draft, message.turn, message.start, message.choices);
        return;
      case "find": {
        const found = await this.#knowledge.find(message.kind, message.text);
        if (!found) return;
        this.#panel.send({ type: "found", search: message.search, ...found });
        // Once the text was looked up, the check can describe its problem better.
        this.#recheck();
        return;
      }
      case "addLinked":
        await this.#addLinked(message.draft, message.turn);
        return;
      case "copyCommand":
        await this.#copyCommand(message.draft);
        return;
      case "submit":
        await this.#submit(message.draft);
        return;
      case "runStep":
        await this.#steps[message.step]?.run();
        return;
      case "startOver":
        await this.#kept.forget();
        await this.#begin(undefined);
        return;
      case "cancel":
        await this.#close();
        return;
      case "alive":
        this.#panel.send({ type: "alive" });
    }
  }

  async #begin(kept: Draft | undefined): Promise<void> {
    this.#panel.send({ type: "loading" });
    const given = kept ?? this.#kept.given();
    const ownerBefore = this.#form?.userId ?? "";
    let isBegun: boolean;
    try {
      this.#form = await loadFormFor(this.#session, this.#closing.signal, given?.owner, this.#start);
      const { catalog, emptyDraft } = this.#form;
      isBegun = given !== undefined && !isSameDraft(given, emptyDraft);
      if (isBegun || grantsSomething(catalog, emptyDraft)) this.#whole ??= await loadCheck();
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#services.log.error("The New Token form could not be filled", error);
      const { message, steps } = this.#services.errors.explain(error);
      const other = given?.owner && !this.#start?.replaces ? given : undefined;
      const again = stepsToBegin(kept, other, (draft) => this.#begin(draft));
      this.#fail({ sentence: message, steps: [...steps, ...again] });
      return;
    }
    const { emptyDraft, setup, userId } = this.#form;
    this.#knowledge.belongTo(this.#form);
    const owner = { before: ownerBefore, userId, isFixed: !setup.mayChooseOwner };
    const draft = this.#knowledge.named(this.#form, fitted(given ?? emptyDraft, owner));
    this.#panel.send({ type: "begin", setup, draft, isRestored: isBegun && !kept && this.#kept.isOwn });
    this.#check(draft, 0);
    if (this.#isCreating) {
      this.#panel.send({ type: "creating" });
    } else {
      this.#services.errors.inBackground("Looking for what was interrupted", () =>
        this.#tellInterrupted(draft),
      );
    }
    // Later, so that nobody has to wait for it before typing.
    if (await this.#knowledge.learnFor(this.#form)) this.#recheck();
  }

  /** An extension host may have died while this very form was creating the token. */
  async #tellInterrupted({ name }: Draft): Promise<void> {
    const fate = await this.#services.interrupted(this.#session, name.trim());
    // If the token exists, the person is told about it wherever they are.
    if (fate === undefined || fate.kind === "orphan" || this.#isCreating) return;
    const { explainFate } = await import("./submitting");
    this.#fail(explainFate(fate, this.#session, { submitAgain: () => this.#submitAgain() }));
  }

  async #submitAgain(): Promise<void> {
    if (this.#checked) await this.#submit(this.#checked.draft);
  }

  #checkAll(form: Form, draft: Draft, turn: number): CheckedDraft {
    return (this.#whole?.checkDraft ?? checkFields)(form, draft, turn, this.#knowledge.context());
  }

  #check(draft: Draft, turn: number): CheckedDraft | undefined {
    if (!this.#form) return undefined;
    if (draft.owner?.id !== this.#form.owner?.id) {
      // Another owner has other names, another maximum and other resources.
      this.#services.errors.inBackground("New Token", () => this.#begin(draft));
      return undefined;
    }
    this.#kept.keep(draft);
    this.#checked = this.#checkAll(this.#form, draft, turn);
    this.#panel.send({ type: "names", names: this.#knowledge.namesOf(draft) });
    this.#panel.send({ type: "checked", check: this.#checked.check });
    this.#services.errors.inBackground("Names", () => this.#learnNames(draft));
    return this.#checked;
  }

  /** Looks up the names of the listed resources, and updates all texts with them. */
  async #learnNames(draft: Draft): Promise<void> {
    const names = await this.#knowledge.learnNames(draft);
    if (!names) return;
    this.#panel.send({ type: "names", names });
    if (!this.#form || !this.#checked || this.#isCreating) return;
    // Now that the resources have names, so can the token.
    const named = this.#knowledge.named(this.#form, this.#checked.draft);
    if (named.name === this.#checked.draft.name) this.#recheck();
    else this.#replace(named, this.#checked.check.turn);
  }

  /** Checks the same draft again with what was learnt meanwhile. */
  #recheck(): void {
    if (!this.#form || !this.#checked || this.#isCreating) return;
    this.#checked = this.#checkAll(this.#form, this.#checked.draft, this.#checked.check.turn);
    this.#panel.send({ type: "checked", check: this.#checked.check });
  }

  #fix(turn: number, finding: number, fix: number): void {
    if (!this.#form || !this.#whole || this.#checked?.check.turn !== turn) return;
    this.#replace(this.#whole.applyFix(this.#form, this.#checked, finding, fix), turn);
  }

  #startFrom(draft: Draft, turn: number, start: string | undefined, choices: Choices): void {
    if (!this.#form) return;
    this.#replace(this.#knowledge.named(this.#form, startFrom(this.#form, draft, start, choices)), turn);
  }

  async #addLinked(draft: Draft, turn: number): Promise<void> {
    const entries = await this.#knowledge.entriesFor(draft.typed?.entry ?? "");
    if (!this.#form) return;
    if (entries) this.#replace(withEntries(this.#form, draft, entries), turn);
    else this.#recheck();
  }

  #replace(draft: Draft, turn: number): void {
    this.#panel.send({ type: "draft", draft, turn });
    this.#check(draft, turn);
  }

  async #copyCommand(draft: Draft): Promise<void> {
    const request = this.#check(draft, this.#checked?.check.turn ?? 0)?.request;
    if (request === undefined) return;
    const { commandText, shellOf } = await import("./submitting");
    await copyText(commandText(request, shellOf(vscode.env.shell)));
    this.#panel.send({ type: "copied" });
  }

  async #submit(draft: Draft): Promise<void> {
    if (!this.#form || this.#isCreating) return;
    const isShown = this.#checked !== undefined && isSameDraft(draft, this.#checked.draft);
    const request = this.#check(draft, this.#checked?.check.turn ?? 0)?.request;
    // The person must have seen the checks of exactly this draft before Create takes effect.
    if (request === undefined || !isShown) return;
    this.#isCreating = true;
    try {
      // Before anything is sent: whatever becomes of it can then be said.
      const { submitDraft } = await import("./submitting");
      this.#panel.send({ type: "asking" });
      const failure = await submitDraft({
        session: this.#session,
        form: this.#form,
        start: this.#start,
        draft,
        request,
        services: this.#services,
        creating: () => this.#panel.send({ type: "creating" }),
        submitAgain: () => this.#submitAgain(),
        use: (name) => {
          if (this.#checked) this.#replace({ ...this.#checked.draft, name }, this.#checked.check.turn);
        },
      });
      if (failure === "declined") this.#panel.send({ type: failure });
      else if (failure) this.#fail(failure);
      else await this.#close();
    } finally {
      this.#isCreating = false;
    }
  }

  /** Closes the form for good: its content was used, or is no longer wanted. */
  async #close(): Promise<void> {
    await this.#kept.forget();
    this.dispose();
  }

  #fail({ sentence, steps, problems = {} }: Failure): void {
    this.#steps = steps;
    this.#panel.send({ type: "failed", problems, sentence, steps: steps.map(({ title }) => title) });
  }
}
