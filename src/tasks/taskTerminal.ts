import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { terminalLine } from "../core/text/terminalText";
import { endOf, type Lease } from "../leases/lease";
import { quietly } from "../platform/background";
import { Cancelled, sentencesOf } from "../platform/errors";
import type { TaskProcess } from "./taskProcess";

/** Nobody types more than this before a process runs, in UTF-16 code units. */
const mostTypedAhead = 10_000;

/** How a task gets its lease and its process. */
export type TaskSteps = {
  /**
   * Reads the task, asks where it must, and takes the lease.
   * @throws Cancelled if the person declines; anything else is shown in the terminal.
   */
  readonly lend: (signal: AbortSignal) => Promise<Lease>;
  readonly start: (lease: Lease, print: (text: string) => void) => Promise<TaskProcess>;
  /** Finds the sentence for a failure. */
  readonly explain: (error: unknown) => Error;
};

/**
 * The terminal of a task. Its process is never started without a lease, ends with the lease, and takes the lease with it.
 */
export class TaskTerminal implements vscode.Pseudoterminal {
  readonly #written = new vscode.EventEmitter<string>();
  readonly #closed = new vscode.EventEmitter<number>();
  readonly #closing = new AbortController();
  readonly #steps: TaskSteps;
  #process: TaskProcess | undefined;
  /** What was typed before there was a process. */
  #typedAhead = "";

  readonly onDidWrite = this.#written.event;
  readonly onDidClose = this.#closed.event;

  constructor(steps: TaskSteps) {
    this.#steps = steps;
  }

  open(): void {
    quietly("Running a task", this.#run());
  }

  /** The person closes the terminal, or ends the task. */
  close(): void {
    this.#closing.abort();
  }

  handleInput(text: string): void {
    // Without a terminal of its own, the process cannot see Ctrl+C.
    if (text === "\u0003") this.#closing.abort();
    else if (this.#process) this.#process.type(text);
    else if (this.#typedAhead.length < mostTypedAhead) this.#typedAhead += text;
  }

  async #run(): Promise<void> {
    let lease: Lease | undefined;
    try {
      lease = await this.#steps.lend(this.#closing.signal);
      this.#closed.fire(await this.#follow(lease));
    } catch (error) {
      this.#say(error instanceof Cancelled ? l10n.t("Not run.") : sentencesOf(this.#steps.explain(error)));
      this.#closed.fire(1);
    } finally {
      await lease?.end();
    }
  }

  async #follow(lease: Lease): Promise<number> {
    if (this.#isClosed()) throw new Cancelled();
    const started = await this.#steps.start(lease, (text) => this.#written.fire(text));
    this.#process = started;
    if (this.#typedAhead !== "") started.type(this.#typedAhead);
    this.#closing.signal.addEventListener("abort", () => started.end(), { once: true });
    if (this.#isClosed()) started.end();
    const stop = (): void => {
      if (endOf(lease.ended)?.why !== "holder")
        this.#say(l10n.t("The token of this task has ended, so it's stopped."));
      started.end();
    };
    if (lease.ended.aborted) stop();
    else lease.ended.addEventListener("abort", stop, { once: true });
    return started.over;
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  #say(sentence: string): void {
    this.#written.fire(`\u001B[3m${terminalLine(sentence)}\u001B[0m\r\n`);
  }
}
