import * as vscode from "vscode";
import type { ErrorDoor, NextStep } from "../../platform/errors";
import type { Log } from "../../platform/log";
import type { Mint, MintOutcome } from "../../tokens/mint";
import type { TokenStores } from "../../tokens/tokenStores";
import type { WaitingSecret } from "../../tokens/vault";
import type { Sessions } from "../../session/sessions";
import type { SignedIn } from "../../session/sessionState";
import { WebviewPanel } from "../webviewPanel";
import { applyFix, type CheckedDraft, checkDraft } from "./checkDraft";
import {
  type Draft,
  type FieldName,
  type FromNewTokenPage,
  newTokenContract,
  type ToNewTokenPage,
} from "./contract";
import type { Drafts } from "./drafts";
import { explainOutcome } from "./explainOutcome";
import { explainRefusal } from "./explainRefusal";
import { type Form, loadForm } from "./form";
import { agreesToPower } from "./agreesToPower";
import { newTokenStrings } from "./strings";

export type NewTokenServices = {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly errors: ErrorDoor;
  readonly sessions: Sessions;
  readonly tokens: TokenStores;
  readonly mint: Mint;
  readonly drafts: Drafts;
  readonly deliver: (secret: WaitingSecret, isSafe: boolean) => void;
};

/** The form for a new token: the page asks and shows, this side knows and decides. */
export class NewTokenPanel implements vscode.Disposable {
  private readonly panel: WebviewPanel<FromNewTokenPage, ToNewTokenPage>;
  private readonly closing = new AbortController();
  private form: Form | undefined;
  private checked: CheckedDraft | undefined;
  private steps: readonly NextStep[] = [];
  private isCreating = false;

  constructor(
    private readonly services: NewTokenServices,
    private session: SignedIn,
    onDispose: () => void,
  ) {
    const watching = services.sessions.onDidChange(({ added, changed }) => {
      const again = [...added, ...changed].find(({ deployment }) => deployment.href === session.deployment.href);
      if (again) this.continueWith(again);
    });
    this.panel = new WebviewPanel(services.extensionUri, services.log, {
      page: "newToken",
      title: vscode.l10n.t("New Token"),
      contract: newTokenContract,
      strings: newTokenStrings(),
      onMessage: (message) => void this.services.errors.guard("New Token", () => this.receive(message)),
      onDispose: () => {
        this.closing.abort();
        watching.dispose();
        onDispose();
      },
    });
  }

  /** Goes on, with all that was filled in, when the person signed in again. */
  private continueWith(session: SignedIn): void {
    this.session = session;
    void this.begin(this.checked?.draft);
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  private async receive(message: FromNewTokenPage): Promise<void> {
    switch (message.type) {
      case "ready":
        await this.begin(message.draft);
        return;
      case "changed":
        this.check(message.draft, message.turn);
        return;
      case "applyFix":
        this.fix(message.turn, message.finding, message.fix);
        return;
      case "submit":
        await this.submit(message.draft);
        return;
      case "runStep":
        await this.steps[message.step]?.run();
        return;
      case "cancel":
        await this.close();
    }
  }

  private async begin(kept: Draft | undefined): Promise<void> {
    this.panel.send({ type: "loading" });
    try {
      this.form = await loadForm(this.session, this.closing.signal);
    } catch (error) {
      if (this.closing.signal.aborted) return;
      this.services.log.error("The New Token form could not be filled", error);
      const retry = { title: vscode.l10n.t("Retry"), run: () => this.begin(kept) };
      this.fail(this.services.errors.explain(error).message, [retry]);
      return;
    }
    const draft = kept ?? this.services.drafts.get(this.session.deployment.href) ?? this.form.emptyDraft;
    this.panel.send({ type: "begin", setup: this.form.setup, draft });
    this.check(draft, 0);
  }

  private check(draft: Draft, turn: number): CheckedDraft | undefined {
    if (!this.form) return undefined;
    void this.services.drafts.set(this.session.deployment.href, draft);
    this.checked = checkDraft(this.form, draft, turn, new Date());
    this.panel.send({ type: "checked", check: this.checked.check });
    return this.checked;
  }

  private fix(turn: number, finding: number, fix: number): void {
    if (this.checked?.check.turn !== turn) return;
    const draft = applyFix(this.checked, finding, fix);
    this.panel.send({ type: "draft", draft });
    this.check(draft, turn);
  }

  private async submit(draft: Draft): Promise<void> {
    const turn = this.checked?.check.turn ?? 0;
    const request = this.check(draft, turn)?.request;
    if (!this.form || request === undefined || this.isCreating) return;
    this.isCreating = true;
    try {
      if (!(await agreesToPower(this.form.catalog, request))) return;
      this.panel.send({ type: "creating" });
      await this.finish(await this.services.mint.mint(this.session, this.form.catalog, request));
      void this.services.tokens.of(this.session).refresh("changed");
    } catch (error) {
      this.services.log.error(`Creating "${request.name}" was refused`, error);
      const { problems, sentence, steps } = explainRefusal(error, request, this.services.errors);
      this.fail(sentence, steps, problems);
    } finally {
      this.isCreating = false;
    }
  }

  private async finish(outcome: MintOutcome): Promise<void> {
    if (outcome.kind === "minted") {
      this.services.deliver(outcome.secret, outcome.isSafe);
      await this.close();
      return;
    }
    const { sentence, steps } = explainOutcome(outcome, this.session, {
      submitAgain: () => (this.checked ? this.submit(this.checked.draft) : Promise.resolve()),
    });
    this.fail(sentence, steps);
  }

  /** Closes the form for good: what was filled in was used, or is no longer wanted. */
  private async close(): Promise<void> {
    await this.services.drafts.set(this.session.deployment.href, undefined);
    this.dispose();
  }

  private fail(
    sentence: string,
    steps: readonly NextStep[],
    problems: Partial<Record<FieldName, string>> = {},
  ): void {
    this.steps = steps;
    this.panel.send({ type: "failed", problems, sentence, steps: steps.map(({ title }) => title) });
  }
}
