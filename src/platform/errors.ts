import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { redact } from "../core/token/tokenText";
import { type FailureWatch, quietly } from "./background";
import type { Log } from "./log";
import { alarm } from "./shown/notify";

/** The person dismissed a prompt. Nothing has happened, so nothing is shown. */
export class Cancelled extends Error {
  /** @param message for whoever is told instead of the person, such as another extension. */
  constructor(message = "Cancelled") {
    super(message);
    this.name = "Cancelled";
  }
}

/** A button shown with an error, and what it does. */
export type NextStep = { readonly title: string; readonly run: () => Promise<unknown> };

/** A failure that we can explain: one sentence, and buttons for what to do next. */
export class Explained extends Error {
  readonly steps: readonly NextStep[];

  constructor(message: string, steps: readonly NextStep[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "Explained";
    this.steps = steps;
  }
}

/** Returns the text of a failure for places without buttons: what happened, and what to do next if known. */
export function sentencesOf(error: Error & { readonly advice?: string }): string {
  return error.advice === undefined ? error.message : `${error.message} ${error.advice}`;
}

/** Explains an error thrown by a lower layer; undefined for one it doesn't recognise. */
export type Explainer = (error: unknown) => Explained | undefined;

/** The one place that turns failures into something a person sees. */
export class ErrorDoor {
  readonly #explainers: Explainer[] = [];

  readonly #log: Log;

  constructor(log: Log) {
    this.#log = log;
  }

  /** Reports failures of background work. */
  readonly watch: FailureWatch = {
    show: (doing, error) => this.show(doing, error),
    note: (doing, error) => this.note(doing, error),
  };

  /** Adds an explainer for a family of errors. */
  addExplainer(explainer: Explainer): void {
    this.#explainers.push(explainer);
  }

  /**
   * Runs something and shows its failure.
   * @param doing the name of the work, for the log.
   * @param run the work.
   * @returns its result, or undefined if it failed or was cancelled.
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
   * Runs something in the background and shows its failure.
   * @param doing the name of the work, for the log.
   * @param run the work.
   */
  inBackground(doing: string, run: () => Promise<unknown>): void {
    quietly(doing, this.guard(doing, run));
  }

  /**
   * Logs a failure that the person need not see. Cancellations are not logged.
   * @param doing the name of the work.
   * @param error anything thrown.
   */
  note(doing: string, error: unknown): void {
    if (!isCancelled(error)) this.#log.error(doing, error);
  }

  /**
   * Logs a failure and shows it to the person, unless they cancelled. Does not wait for them.
   * @param doing the name of the work, for the log.
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
   * @returns an explained error; a generic one if no explainer recognises it.
   */
  explain(error: unknown): Explained {
    if (error instanceof Explained) return error;
    for (const explainer of this.#explainers) {
      const explained = explainer(error);
      if (explained) return explained;
    }
    return new Explained(l10n.t("Something went wrong. See the log for details."));
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
