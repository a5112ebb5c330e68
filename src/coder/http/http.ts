import { setImmediate as nextTurn } from "timers/promises";
import type { Secret } from "../../core/token/secret";
import type { Listed, UnreadableItem } from "../api/answers";
import type { DeploymentUrl } from "../api/deployment";
import { GivenUp } from "../errors/coderError";
import type { HttpAnswer } from "./answer/answer";
import { Redactor } from "./answer/redactor";
import type { Asking, Issue, Schema } from "./asking";
import { Exchange } from "./exchange";
import type { TransportOptions } from "./reach/transportOptions";
import type { Call } from "./request/call";

/** Far larger than any single resource. 10,000 tokens are 4.5 MB (seen on v2.35.1). */
const defaultMaxBytes = 16 * 1024 * 1024;

/** Everybody's tokens at a very large deployment: 40,000 with long allow lists are 20 to 40 MB. */
const longestList = 64 * 1024 * 1024;

/** This many list items are checked per slice, unless that takes longer than this, in ms. */
const itemsPerTurn = 100;
const itemsPerLook = 10;
const longestTurn = 5;

/** Listing more unreadable paths would tell nothing more. */
const mostIssues = 10;

/**
 * The one place that speaks HTTP with a deployment, and reads the answers that we believe to be Coder's
 * (exchange.ts). Every failure leaves it as a {@link CoderError}.
 */
export class Http implements Asking {
  readonly deployment: DeploymentUrl;
  readonly #session: Secret | undefined;
  readonly #maxBytes: number;
  readonly #maxListBytes: number;
  readonly #exchange: Exchange;

  constructor(deployment: DeploymentUrl, session: Secret | undefined, options: TransportOptions = {}) {
    this.deployment = deployment;
    this.#session = session;
    this.#maxBytes = options.maxBytes ?? defaultMaxBytes;
    this.#maxListBytes = options.maxBytes ?? longestList;
    this.#exchange = new Exchange(deployment, session, options);
  }

  async request<T>(call: Call & { answer: Schema<T>; introduces?: boolean }): Promise<T> {
    const redactor = this.#redactor(call);
    const { introduces = false } = call;
    const answer = await this.#exchange.carryOut(call, { redactor, maxBytes: this.#maxBytes, introduces });
    const parsed = call.answer.safeParse(await this.#json(answer));
    if (parsed.success) return parsed.data;

    return this.#fail(pathsOf(parsed.error.issues, redactor));
  }

  async list<T>(call: Call & { item: Schema<T> }): Promise<Listed<T>> {
    const redactor = this.#redactor(call);
    const content = (await this.#long(call, redactor)) ?? [];
    if (!Array.isArray(content)) return this.#fail(["(body)"]);

    return this.#each(content, call, redactor);
  }

  async page<T>(call: Call & { item: Schema<T>; of: string }): Promise<Listed<T> & { count: number }> {
    const redactor = this.#redactor(call);
    const content = await this.#long(call, redactor);
    const { [call.of]: items = null, count } = (content ?? {}) as Record<string, unknown>;
    if (typeof count !== "number") return this.#fail(["count"]);

    if (items !== null && !Array.isArray(items)) return this.#fail([call.of]);

    return { ...(await this.#each(items ?? [], call, redactor)), count };
  }

  async send({ doneBy = [204], ...call }: Call & { doneBy?: readonly number[] }): Promise<void> {
    const redactor = this.#redactor(call);
    await this.#exchange.carryOut(call, { redactor, maxBytes: this.#maxBytes, doneBy });
  }

  async pass({ doneBy, ...call }: Call & { doneBy: readonly number[] }): Promise<HttpAnswer> {
    return this.#exchange.carryOut(call, {
      redactor: this.#redactor(call),
      maxBytes: this.#maxBytes,
      doneBy,
    });
  }

  /** Cancels requests in progress and refuses later ones. */
  dispose(): void {
    this.#exchange.dispose();
  }

  /** Requests a list that may be long. */
  async #long(call: Call, redactor: Redactor): Promise<unknown> {
    const answer = await this.#exchange.carryOut(call, { redactor, maxBytes: this.#maxListBytes });
    await this.#pause(call);
    return this.#json(answer);
  }

  async #each<T>(
    content: readonly unknown[],
    call: Call & { item: Schema<T> },
    redactor: Redactor,
  ): Promise<Listed<T>> {
    const items: T[] = [];
    const unreadable: UnreadableItem[] = [];
    let turnEnds = 0;
    for (let index = 0; index < content.length; index += 1) {
      const value = content[index];
      // Reading the clock takes as long as checking an item.
      if (index % itemsPerTurn === 0 || (index % itemsPerLook === 0 && performance.now() >= turnEnds)) {
        await this.#pause(call);
        turnEnds = performance.now() + longestTurn;
      }
      const parsed = call.item.safeParse(value);
      if (parsed.success) {
        items.push(parsed.data);
      } else {
        const issues = parsed.error.issues.map(({ path }) => ({ path: [index, ...path] }));
        unreadable.push({
          id: textOf(value, "id", redactor),
          name: textOf(value, "token_name", redactor) ?? textOf(value, "name", redactor),
          issues: pathsOf(issues, redactor),
        });
      }
    }
    if (items.length === 0 && unreadable.length > 0 && unreadable.every(({ id }) => id === undefined)) {
      const issues = unreadable.flatMap((item) => item.issues);
      return this.#fail(issues.slice(0, mostIssues));
    }
    return { items, unreadable };
  }

  /** Yields to other work, and stops if the caller cancelled meanwhile. */
  async #pause({ signal }: Call): Promise<void> {
    await nextTurn();
    if (this.#exchange.isOver || signal?.aborted === true) throw new GivenUp(this.deployment, "maybe");
  }

  async #json({ body }: HttpAnswer): Promise<unknown> {
    try {
      return JSON.parse(body);
    } catch {
      return this.#fail(["(body)"]);
    }
  }

  async #fail(issues: readonly string[]): Promise<never> {
    const { Unreadable } = await import("./request/failures");
    throw new Unreadable(this.deployment, issues);
  }

  #redactor(call: Call): Redactor {
    return new Redactor(this.#session, call.hide);
  }
}

/** The paths that did not match, never their values. */
function pathsOf(issues: readonly Issue[], redactor: Redactor): string[] {
  const paths = issues.map(({ path }) => redactor.hide(path.map(String).join(".")) || "(body)");
  return [...new Set(paths)].slice(0, mostIssues);
}

function textOf(value: unknown, field: string, redactor: Redactor): string | undefined {
  const text: unknown =
    typeof value === "object" && value !== null ? (value as Record<string, unknown>)[field] : undefined;
  return typeof text === "string" && text !== "" ? redactor.hide(text) : undefined;
}
