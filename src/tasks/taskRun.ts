import * as l10n from "@vscode/l10n";
import type * as vscode from "vscode";
import { parseDeploymentUrl } from "../coder/address/deploymentUrl";
import type { Grant } from "../core/grant/grant";
import { cannotLimit } from "../leases/holders/cannotLimit";
import { Questions } from "../leases/holders/questions";
import type { Lease, Lending } from "../leases/lease";
import { Cancelled, type ErrorDoor, Explained } from "../platform/errors";
import type { KnownSessions, SignedIn } from "../session/sessionState";
import { StepUps } from "../stepUp/stepUps";
import { askCatalog } from "../tokens/key/askCatalog";
import { askToRun } from "./askToRun";
import { moreForTask } from "./moreForTask";
import type { ReadyTask } from "./readyTask";
import { TaskConsents } from "./taskConsents";
import { readTaskDefinition, type TaskDefinition } from "./taskDefinition";
import { taskGrant } from "./taskGrant";
import { runCommand, type TaskProcess } from "./taskProcess";
import type { TaskEnd, TaskSteps } from "./taskTerminal";

/** A folder may have many tasks that VS Code starts when it is opened. */
const questions = new Questions();

/** What running tasks needs. */
export type TaskServices = {
  readonly sessions: KnownSessions;
  readonly leases: Lending;
  readonly errors: Pick<ErrorDoor, "explain">;
  /** VS Code's state of this machine. */
  readonly memory: vscode.Memento;
  /** Our program that starts a task's process (dist/launcher.js), absolute. */
  readonly launcher: string;
};

/** Which task of the workspace it is. */
export type Place = {
  readonly label: string;
  /** Returns the folder that it runs in. @throws Explained if that isn't on this machine. */
  readonly folder: () => string;
};

/** What the person allowed tasks of this folder beyond what they ask for. */
const stepUpsOf = new WeakMap<vscode.Memento, StepUps>();

/** One run of a task: its lease, its process, and what it may have more of if its token lacked something. */
export class TaskRun implements TaskSteps {
  readonly #parts: TaskServices;
  readonly #given: unknown;
  readonly #place: Place;
  readonly #stepUps: StepUps;
  #ready: ReadyTask | undefined;
  #held: Grant | undefined;

  /**
   * @param given the definition, with its variables replaced.
   */
  constructor(parts: TaskServices, given: unknown, place: Place) {
    this.#parts = parts;
    this.#given = given;
    this.#place = place;
    this.#stepUps = stepUpsOf.get(parts.memory) ?? new StepUps();
    stepUpsOf.set(parts.memory, this.#stepUps);
  }

  async lend(signal: AbortSignal, say: (sentence: string) => void): Promise<Lease> {
    const ready = await this.#read(signal);
    this.#ready = ready;
    const held = this.#stepUps.grantFor(ready.run, ready.usual);
    if (held !== ready.usual) say(l10n.t("Runs with more access, as you allowed for this hour."));
    return this.#take(ready, held);
  }

  async more(end: TaskEnd, signal: AbortSignal, say: (sentence: string) => void): Promise<Lease | undefined> {
    const [ready, held] = [this.#ready, this.#held];
    if (!ready || !held) return undefined;
    const more = await moreForTask(this.#stepUps, ready, held, end, signal);
    if (more.said !== undefined) say(more.said);
    if (!more.grant || signal.aborted) return undefined;
    say(l10n.t("Runs again with more access."));
    return this.#take(ready, more.grant);
  }

  async start(lease: Lease, print: (text: string) => void): Promise<TaskProcess> {
    const { command } = this.#definition();
    return runCommand(command, this.#place.folder(), await lease.environment(), this.#parts.launcher, print);
  }

  explain(error: unknown): Error {
    return this.#parts.errors.explain(error);
  }

  /** Reads the task, and asks where it was not asked before. */
  async #read(signal: AbortSignal): Promise<ReadyTask> {
    const { sessions, memory } = this.#parts;
    const { label } = this.#place;
    const definition = this.#definition();
    const folder = this.#place.folder();
    const session = sessionFor(sessions, definition);
    const { deployment, record } = session;
    const catalog = await askCatalog(session.client, signal);
    if (!catalog.features.allowLists) throw cannotLimit(session);
    const grant = await taskGrant(session, catalog, definition, signal);
    if (!grant.ok) throw new Explained(grant.error);
    const consents = new TaskConsents(memory);
    const usual = grant.value;
    const { href } = deployment;
    const { userId } = record;
    const asked = { href, userId, grant: usual, label, folder, definition };
    if (!consents.has(asked)) {
      const ask = () => askToRun(session, catalog, usual, { label, command: definition.command });
      if (!(await questions.ask(ask, (isYes) => !isYes))) throw new Cancelled();
      await consents.give(asked);
    }
    if (signal.aborted) throw new Cancelled();
    return {
      session,
      catalog,
      definition,
      label,
      run: { href, userId, what: [label, folder, definition] },
      usual,
    };
  }

  async #take({ session, label }: ReadyTask, grant: Grant): Promise<Lease> {
    this.#held = grant;
    const lease = await this.#parts.leases.take(session, { kind: "task", name: label, grant });
    if (!lease) throw cannotLimit(session);
    return lease;
  }

  #definition(): TaskDefinition {
    const read = readTaskDefinition(this.#given);
    if (!read.ok) throw new Explained(read.error);
    return read.value;
  }
}

function sessionFor(sessions: KnownSessions, { deployment }: TaskDefinition): SignedIn {
  const { current } = sessions;
  if (deployment === undefined) {
    if (current.kind === "signedIn") return current;
    throw new Explained(l10n.t("You're signed out. Sign in to a Coder deployment, then run the task again."));
  }
  const parsed = parseDeploymentUrl(deployment);
  if (!parsed.ok) throw new Explained(parsed.error);
  const session = sessions.at(parsed.value.href);
  if (!session) {
    throw new Explained(
      l10n.t("You're signed out of {0}. Sign in, then run the task again.", parsed.value.host),
    );
  }
  return session;
}
