import * as l10n from "@vscode/l10n";
import * as vscode from "vscode";
import { terminalLine } from "../core/text/terminalText";
import { endOf, type Lease } from "../leases/lease";
import { quietly } from "../platform/background";
import { Cancelled, sentencesOf } from "../platform/errors";
import type { TaskProcess } from "./taskProcess";

/** Nobody types more than this before a process runs, in UTF-16 code units. */
const mostTypedAhead = 10_000;

/** As much as is kept of what a process prints, in UTF-16 code units. */
const mostKept = 64 * 1024;

/** How a task's process ended by itself. */
export type TaskEnd = {
  readonly code: number;
  /** The end of what it printed. */
  readonly output: string;
};

/** Writes a sentence of ours into the terminal. */
type Say = (sentence: string) => void;

/** How a task gets its lease and its process. */
export interface TaskSteps {
  /**
   * Reads the task, asks where it must, and takes the lease.
   * @throws Cancelled if the person declines; anything else is shown in the terminal.
   */
  lend(signal: AbortSignal, say: Say): Promise<Lease>;
  start(lease: Lease, print: (text: string) => void): Promise<TaskProcess>;
  /**
   * Finds out whether its token lacked something, and asks the person whether it may have it.
   * @returns the lease with which it runs once more; undefined if it doesn't.
   */
  more(end: TaskEnd, signal: AbortSignal, say: Say): Promise<Lease | undefined>;
  /** Finds the sentence for a failure. */
  explain(error: unknown): Error;
}

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
  /** The end of what the process printed. */
  #printed = "";

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
    try {
      const lease = await this.#steps.lend(this.#closing.signal, this.#say);
      const { code, isItself } = await this.#follow(lease);
      this.#closed.fire(isItself ? await this.#again(code) : code);
    } catch (error) {
      this.#explain(error);
      this.#closed.fire(1);
    }
  }

  /** Runs it once more if it lacked something, and the person lets it have that. @returns its last exit code. */
  async #again(code: number): Promise<number> {
    try {
      const end = { code, output: this.#printed };
      const lease = await this.#steps.more(end, this.#closing.signal, this.#say);
      return lease ? (await this.#follow(lease)).code : code;
    } catch (error) {
      this.#explain(error);
      return code === 0 ? 1 : code;
    }
  }

  /** Runs it with a lease, which ends with it. @returns its exit code, and whether nobody stopped it. */
  async #follow(lease: Lease): Promise<{ readonly code: number; readonly isItself: boolean }> {
    try {
      const code = await this.#runProcess(lease);
      return { code, isItself: !this.#isClosed() && !lease.ended.aborted };
    } finally {
      await lease.end();
    }
  }

  async #runProcess(lease: Lease): Promise<number> {
    if (this.#isClosed()) throw new Cancelled();
    this.#printed = "";
    const started = await this.#steps.start(lease, (text) => {
      this.#printed = (this.#printed + text).slice(-mostKept);
      this.#written.fire(text);
    });
    this.#process = started;
    if (this.#typedAhead !== "") started.type(this.#typedAhead);
    this.#typedAhead = "";
    const close = (): void => started.end();
    this.#closing.signal.addEventListener("abort", close, { once: true });
    if (this.#isClosed()) started.end();
    const stop = (): void => {
      if (endOf(lease.ended)?.why !== "holder")
        this.#say(l10n.t("The token of this task has ended, so it's stopped."));
      started.end();
    };
    if (lease.ended.aborted) stop();
    else lease.ended.addEventListener("abort", stop, { once: true });
    try {
      return await started.over;
    } finally {
      this.#process = undefined;
      this.#closing.signal.removeEventListener("abort", close);
    }
  }

  #isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  #explain(error: unknown): void {
    this.#say(error instanceof Cancelled ? l10n.t("Not run.") : sentencesOf(this.#steps.explain(error)));
  }

  readonly #say = (sentence: string): void => {
    this.#written.fire(`\u001B[3m${terminalLine(sentence)}\u001B[0m\r\n`);
  };
}
