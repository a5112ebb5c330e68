import { setMaxListeners } from "events";
import type { Secret } from "../../core/token/secret";
import type { DeploymentUrl } from "../api/deployment";
import { CoderError, GivenUp } from "../errors/coderError";
import { isOfKind } from "../errors/isOfKind";
import { type HttpAnswer, isMarked, succeeded, versionIn } from "./answer/answer";
import { looksLikeBuildInfo } from "./answer/looksLikeBuildInfo";
import type { Redactor } from "./answer/redactor";
import { type DeploymentMemory, memoryOf } from "./memory/deploymentMemory";
import type { TransportOptions } from "./reach/transportOptions";
import type { Call } from "./request/call";
import { Deadline } from "./request/deadline";
import { joinPath } from "./request/requestPath";
import { Sender, type Sending } from "./request/sender";

/**
 * Half a minute: servers answer even 10,000 tokens within a second, so this leaves time for slow networks and
 * for a machine that just woke up, and people hardly wait longer.
 */
const defaultTimeoutMs = 30_000;

/** How to treat the answer. */
export type Expecting = {
  readonly redactor: Redactor;
  /** The limit of the body, in bytes after decompression. */
  readonly maxBytes: number;
  /** The only statuses that confirm success. */
  readonly doneBy?: readonly number[];
  /** This request asks what the deployment is; its answer also shows whether Coder's header arrives. */
  readonly introduces?: boolean;
};

/** What an answer means. `isLone`: it is a refusal, and only its format suggests that it is Coder's. */
type Verdict = { error: CoderError | undefined; isLone: boolean };

/**
 * The one rule for what we believe: an answer without Coder's own header comes from an intermediary and
 * proves nothing about a session, a token or a resource. If even the deployment's build information arrives
 * without that header, something removes it: the format of an answer must suffice then, and we believe a
 * refusal if it is repeated.
 */
export class Exchange {
  readonly deployment: DeploymentUrl;
  readonly #session: Secret | undefined;
  readonly #options: TransportOptions;
  readonly #memory: DeploymentMemory;
  readonly #sender: Sender;
  readonly #disposed = new AbortController();

  constructor(deployment: DeploymentUrl, session: Secret | undefined, options: TransportOptions) {
    this.deployment = deployment;
    this.#session = session;
    this.#options = options;
    this.#memory = memoryOf(deployment);
    this.#sender = new Sender(deployment, options, this.#memory);
    // Each request in progress listens to it: more than ten are no leak.
    setMaxListeners(0, this.#disposed.signal);
  }

  /** Whether the client was disposed of. */
  get isOver(): boolean {
    return this.#disposed.signal.aborted;
  }

  /** Cancels requests in progress and refuses later ones. */
  dispose(): void {
    this.#disposed.abort();
  }

  /**
   * Sends a request and returns what Coder answered, all within one time limit. Only reads are ever repeated.
   * @throws CoderError for everything but a credible 2xx.
   */
  async carryOut(call: Call, expecting: Expecting): Promise<HttpAnswer> {
    const path = joinPath(call.path);
    if (path === undefined) {
      const { Rejected } = await import("./request/failures");
      throw new Rejected(this.deployment, 400, { serverMessage: "", detail: undefined });
    }

    const timeoutMs = call.timeoutMs ?? this.#options.timeoutMs ?? defaultTimeoutMs;
    const deadline = new Deadline(timeoutMs, [call.signal, this.#disposed.signal]);
    const { method, room, query, body, headers } = call;
    try {
      return await this.#believe(
        { method, room, path, query, body, headers, session: this.#session, ...expecting },
        deadline,
      );
    } finally {
      deadline.clear();
    }
  }

  async #believe(sending: Sending & Expecting, deadline: Deadline): Promise<HttpAnswer> {
    const { answer, note } = await this.#sender.send(sending, deadline);
    const { error, isLone } = await this.#judge(answer, sending, deadline);
    if (error === undefined) {
      note(undefined);
      return answer;
    }
    if (!isLone) {
      note(error.kind);
      throw error;
    }
    note("notCoder");
    if (sending.method === "GET") {
      const again = await this.#sender.send(sending, deadline);
      const second = await this.#judge(again.answer, sending, deadline);
      again.note(second.error?.kind);
      if (second.error !== undefined) throw second.error;

      return again.answer;
    }
    if (!(await this.#isSessionDoubtful(error, sending, deadline))) throw error;

    const { NotCoder } = await import("./request/failures");
    throw new NotCoder(this.deployment, answer.status, { why: "between" });
  }

  async #judge(answer: HttpAnswer, sending: Sending & Expecting, deadline: Deadline): Promise<Verdict> {
    const version = versionIn(answer);
    if (version !== undefined) {
      this.#memory.facts.note(version);
      this.#memory.stripsHeader = false;
      if (succeeded(answer, sending.doneBy)) return { error: undefined, isLone: false };
    }
    const circumstances = {
      deployment: this.deployment,
      path: sending.path,
      isWrite: sending.method !== "GET",
      doneBy: sending.doneBy,
      redactor: sending.redactor,
      now: this.#memory.clock.now(),
    };
    if (version !== undefined) {
      const { refusalOf } = await import("./answer/refusal");
      const refusal = refusalOf(answer, circumstances);
      if (refusal !== undefined) return { error: refusal, isLone: false };
    }
    const { errorOf } = await import("./request/failures");
    if (version !== undefined) return { error: errorOf(answer, circumstances, "yes"), isLone: false };

    const told = errorOf(answer, circumstances, "asFarAsCanBeTold");
    const proved = errorOf(answer, circumstances, "no");
    if (told?.kind === proved?.kind) return { error: proved, isLone: false };

    if (sending.introduces === true) {
      const isIntroduced = told === undefined && looksLikeBuildInfo(answer);
      this.#memory.stripsHeader = isIntroduced;
      this.#memory.facts.note(undefined);
      return { error: isIntroduced ? undefined : proved, isLone: false };
    }
    return (await this.#isHeaderStripped(sending, deadline))
      ? { error: told, isLone: told !== undefined }
      : { error: proved, isLone: false };
  }

  /**
   * Checks, without the session, whether the deployment's own build information arrives without its header.
   */
  async #isHeaderStripped({ redactor, maxBytes }: Expecting, deadline: Deadline): Promise<boolean> {
    if (this.#memory.stripsHeader) return true;

    try {
      const asking = { method: "GET", path: "buildinfo", session: undefined, redactor, maxBytes } as const;
      const { answer, note } = await this.#sender.send(asking, deadline);
      note(undefined);
      this.#memory.stripsHeader = !isMarked(answer) && looksLikeBuildInfo(answer);
      this.#memory.facts.note(versionIn(answer));
      return this.#memory.stripsHeader;
    } catch (error) {
      if (error instanceof GivenUp || !(error instanceof CoderError)) throw error;

      return false;
    }
  }

  /**
   * A write cannot be repeated. After one that was answered with an invalid session, we send a harmless
   * request with that session.
   */
  async #isSessionDoubtful(
    error: CoderError,
    { session, redactor, maxBytes }: Sending & Expecting,
    deadline: Deadline,
  ): Promise<boolean> {
    if (!isOfKind(error, "unauthorized") || session === undefined) return false;

    const asking = { method: "GET", path: "users/me", session, redactor, maxBytes } as const;
    try {
      const { answer, note } = await this.#sender.send(asking, deadline);
      const { error: second } = await this.#judge(answer, asking, deadline);
      note(second?.kind);
      return !isOfKind(second, "unauthorized");
    } catch (failure) {
      if (isOfKind(failure, "unreachable")) return true;

      throw failure;
    }
  }
}
