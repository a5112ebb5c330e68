import * as vscode from "vscode";
import type { Choices } from "../../core/recipes/choices";
import { applyFix, checkDraft } from "../../drafting/check/checkDraft";
import type { CheckedDraft } from "../../drafting/check/checkRules";
import type { Draft, FieldName } from "../../drafting/draft/draft";
import { fitted, isSameDraft } from "../../drafting/draft/draftChanges";
import { startFrom, withEntries } from "../../drafting/draft/draftStart";
import type { NewTokenStart } from "../../drafting/draft/newTokenStart";
import type { TaskStart } from "../../drafting/draft/taskStart";
import type { Form } from "../../drafting/form/form";
import { FormKnowledge } from "../../drafting/form/formKnowledge";
import { loadForm } from "../../drafting/form/loadForm";
import { withSuccession } from "../../drafting/form/withSuccession";
import { withTask } from "../../drafting/form/withTask";
import { commandText, shellOf } from "../../drafting/outcome/commandText";
import { explainFate } from "../../drafting/outcome/explainOutcome";
import { explainRefusal } from "../../drafting/outcome/explainRefusal";
import { stepsToBegin, stepToRename } from "../../drafting/outcome/formSteps";
import type { Explanation } from "../../drafting/outcome/making";
import { wantedOf } from "../../drafting/outcome/wantedOf";
import type { NextStep } from "../../platform/errors";
import { copyText } from "../../platform/outside/clipboard";
import { serverNow } from "../../session/serverTime";
import type { SignedIn } from "../../session/sessionState";
import { WebviewPanel } from "../webviewPanel";
import { type FromNewTokenPage, newTokenContract, openFormCommand, type ToNewTokenPage } from "./contract";
import { type KeptDraft, keptDraft } from "./keptDraft";
import type { NewTokenServices } from "./newTokenServices";
import { successionTitle } from "./successionTitle";
import { titleOf } from "./titleOf";

type Problems = Partial<Record<FieldName, string>>;

/** The form for a new token: the page asks and displays, this side knows and decides. */
export class NewTokenPanel implements vscode.Disposable {
  readonly #panel: WebviewPanel<FromNewTokenPage, ToNewTokenPage>;
  readonly #closing = new AbortController();
  #form: Form | undefined;
  #knowledge: FormKnowledge;
  #checked: CheckedDraft | undefined;
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
      const again = [...added, ...changed].find(({ deployment }) => deployment.href === href);
      if (again) this.#continueWith(again);
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

  /** Continues with everything filled in after the person has signed in again. */
  #continueWith(session: SignedIn): void {
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
    const isSuccessor = this.#start?.replaces !== undefined;
    const ownerBefore = this.#form?.userId ?? "";
    try {
      const form = await loadForm(this.#session, this.#closing.signal, given?.owner, isSuccessor);
      this.#form = withSuccession(withTask(form, this.#start?.task), this.#start, serverNow(this.#session));
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      this.#services.log.error("The New Token form could not be filled", error);
      const { message, steps } = this.#services.errors.explain(error);
      const other = given?.owner && !isSuccessor ? given : undefined;
      const again = stepsToBegin(kept, other, (draft) => this.#begin(draft));
      this.#fail({ sentence: message, steps: [...steps, ...again] });
      return;
    }
    const { emptyDraft, setup, userId } = this.#form;
    this.#knowledge.belongTo(this.#form);
    const owner = { before: ownerBefore, userId, isFixed: !setup.mayChooseOwner };
    const draft = this.#knowledge.named(this.#form, fitted(given ?? emptyDraft, owner));
    const isRestored = !kept && this.#kept.isOwn && given !== undefined && !isSameDraft(given, emptyDraft);
    this.#panel.send({ type: "begin", setup, draft, isRestored });
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
    this.#fail(explainFate(fate, this.#session, { submitAgain: () => this.#submitAgain() }));
  }

  async #submitAgain(): Promise<void> {
    if (this.#checked) await this.#submit(this.#checked.draft);
  }

  #check(draft: Draft, turn: number): CheckedDraft | undefined {
    if (!this.#form) return undefined;
    if (draft.owner?.id !== this.#form.owner?.id) {
      // Another owner has other names, another maximum and other resources.
      this.#services.errors.inBackground("New Token", () => this.#begin(draft));
      return undefined;
    }
    this.#kept.keep(draft);
    const checked = checkDraft(this.#form, draft, turn, this.#knowledge.context());
    this.#checked = checked;
    this.#panel.send({ type: "names", names: this.#knowledge.namesOf(draft) });
    this.#panel.send({ type: "checked", check: checked.check });
    this.#services.errors.inBackground("Names", () => this.#learnNames(draft));
    return checked;
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
    const { draft, check } = this.#checked;
    this.#checked = checkDraft(this.#form, draft, check.turn, this.#knowledge.context());
    this.#panel.send({ type: "checked", check: this.#checked.check });
  }

  #fix(turn: number, finding: number, fix: number): void {
    if (!this.#form || this.#checked?.check.turn !== turn) return;
    this.#replace(applyFix(this.#form, this.#checked, finding, fix), turn);
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
      this.#panel.send({ type: "asking" });
      const wanted = await wantedOf(this.#start, this.#form, draft, request);
      if (wanted === undefined) {
        this.#panel.send({ type: "declined" });
        return;
      }
      this.#panel.send({ type: "creating" });
      const making = { session: this.#session, catalog: this.#form.catalog, request: wanted };
      const failure = await this.#services.mintAndDeliver(making, () => this.#submitAgain());
      if (failure) this.#fail(failure);
      else await this.#close();
    } catch (error) {
      this.#services.log.error(`Creating "${request.name}" was refused`, error);
      const { problems, sentence, steps } = explainRefusal(error, request, this.#services.errors);
      const use = (name: string) => {
        if (this.#checked) this.#replace({ ...this.#checked.draft, name }, this.#checked.check.turn);
      };
      const taken = this.#form.takenNames;
      const rename = problems.name === undefined ? [] : [stepToRename(request.name, taken, use)];
      this.#fail({ sentence, steps: [...rename, ...steps], problems });
    } finally {
      this.#isCreating = false;
    }
  }

  /** Closes the form for good: its content was used, or is no longer wanted. */
  async #close(): Promise<void> {
    await this.#kept.forget();
    this.dispose();
  }

  #fail({ sentence, steps, problems = {} }: Explanation & { readonly problems?: Problems }): void {
    this.#steps = steps;
    this.#panel.send({ type: "failed", problems, sentence, steps: steps.map(({ title }) => title) });
  }
}
