import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { redact } from "../core/token/tokenText";
import { type FailureWatch, quietly } from "./background";
import type { Log } from "./log";
import { alarm } from "./shown/notify";

/** Thrown from a prompt that the person left; nothing happened and nothing is said. */
export class Cancelled extends Error {
  constructor() {
    super("Cancelled");
    this.name = "Cancelled";
  }
}

/** A next step offered with an error: a button and what it does. */
export type NextStep = { title: string; run: () => Promise<unknown> };

/** A failure that we can explain: one sentence, and buttons that help. */
export class Explained extends Error {
  readonly steps: readonly NextStep[];

  constructor(message: string, steps: readonly NextStep[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Explained";
    this.steps = steps;
  }
}

/** Turns what a layer below threw into something explained; undefined when it does not know it. */
export type Explainer = (error: unknown) => Explained | undefined;

/** The one place where failures become something a person sees. */
export class ErrorDoor {
  readonly #explainers: Explainer[] = [];

  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Watches the work that nobody waits for. */
  readonly watch: FailureWatch = {
    show: (doing, error) => this.show(doing, error),
    note: (doing, error) => this.note(doing, error),
  };

  /** Adds knowledge about a family of errors. */
  addExplainer(explainer: Explainer): void {
    this.#explainers.push(explainer);
  }

  /**
   * Runs something and shows its failure.
   * @param doing what is being done, for the log.
   * @param run the work.
   * @returns its result, or undefined when it failed or was cancelled.
   */
  async guard<T>(doing: string, run: () => Promise<T>): Promise<T | undefined> {
    try {
      return await run();
    } catch (error) {
      this.show(doing, error);
      return undefined;
    }
  }

  /**
   * Runs something that nobody waits for, and shows its failure.
   * @param doing what is being done, for the log.
   * @param run the work.
   */
  inBackground(doing: string, run: () => Promise<unknown>): void {
    quietly(doing, this.guard(doing, run));
  }

  /**
   * Notes a failure of which nobody needs to be told, unless it is that the person cancelled.
   * @param doing what was being done.
   * @param error anything thrown.
   */
  note(doing: string, error: unknown): void {
    if (!isCancelled(error)) this.#log.error(doing, error);
  }

  /**
   * Logs a failure and tells the person, unless they cancelled. It does not wait for them.
   * @param doing what was being done, for the log.
   * @param error anything thrown.
   */
  show(doing: string, error: unknown): void {
    if (isCancelled(error)) return;
    this.#log.error(doing, error);
    quietly("Telling of a failure", this.#tell(this.explain(error)));
  }

  async #tell(explained: Explained): Promise<void> {
    const steps = [...explained.steps, this.#showLogStep()];
    const pressed = await alarm(redact(explained.message), ...steps.map(({ title }) => title));
    const step = steps.find(({ title }) => title === pressed);
    if (step) await this.guard(step.title, step.run);
  }

  /**
   * Finds the sentence and the next steps for a failure.
   * @param error anything thrown.
   * @returns an explained error, a general one if nobody knows better.
   */
  explain(error: unknown): Explained {
    if (error instanceof Explained) return error;
    for (const explainer of this.#explainers) {
      const explained = explainer(error);
      if (explained) return explained;
    }
    return new Explained(l10n.t("Coder Access met an error it does not know. The log has the details."));
  }

  #showLogStep(): NextStep {
    return {
      title: l10n.t("Show Log"),
      run: () => {
        this.#log.show();
        return Promise.resolve();
      },
    };
  }
}

function isCancelled(error: unknown): boolean {
  return error instanceof Cancelled || error instanceof vscode.CancellationError;
}
