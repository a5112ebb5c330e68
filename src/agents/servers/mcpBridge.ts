import type { CoderApi } from "../../coder/api/api";
import { isOfKind } from "../../coder/errors/isOfKind";
import {
  errorCodes,
  errorLine,
  isObject,
  type McpMessage,
  type MessageId,
  readAnswer,
  readMessage,
} from "./mcpMessage";

/** What is passed on; servers know nothing else that our bundles need. */
const passed = new Set(["initialize", "ping", "tools/list", "tools/call"]);

/** So many requests may be waiting for their answer. */
const mostAtOnce = 16;

/** What a bridge passes on, and to whom. */
export type BridgeParts = {
  /** Has the lease, and nothing else. */
  readonly client: Pick<CoderApi, "mcp">;
  /** The names of the tools that may be seen and called. */
  readonly tools: readonly string[];
  /** What the agent is told about its access. */
  readonly instructions: string;
  /** Takes a line for whoever uses the server. */
  readonly say: (line: string) => void;
  /** Finds the sentence for a failure, without a secret. */
  readonly explain: (error: unknown) => string;
};

/**
 * Passes messages to a deployment's MCP endpoint and its answers back, with one lease. The endpoint always offers all its tools:
 * only those of the bundle are seen and called here. Whatever fails is an answer that leads to no sign-in.
 */
export class McpBridge {
  readonly #parts: BridgeParts;
  readonly #waiting = new Map<MessageId, AbortController>();
  #sessionId: string | undefined;
  #protocolVersion: string | undefined;

  constructor(parts: BridgeParts) {
    this.#parts = parts;
  }

  /** Takes a line from whoever uses the server. Never rejects. */
  async take(line: string): Promise<void> {
    if (line.trim() === "") return;
    const message = readMessage(line);
    if (!message) this.#refuse(null, errorCodes.invalid, "This is not one message of JSON-RPC.");
    else if (message.id === undefined) await this.#notice(message, line);
    else await this.#request(message.id, message, line);
  }

  /** Gives up everything that waits. */
  end(): void {
    for (const waiting of this.#waiting.values()) waiting.abort();
  }

  async #notice({ method, params }: McpMessage, line: string): Promise<void> {
    if (method === "notifications/cancelled") this.#giveUp(params["requestId"] as MessageId);
    if (method !== "notifications/initialized") return;
    try {
      await this.#ask(line);
    } catch {
      // It wants no answer; what follows says what is wrong.
    }
  }

  async #request(id: MessageId, { method, params }: McpMessage, line: string): Promise<void> {
    const refusal = this.#whyNot(id, method, params);
    if (refusal !== undefined) {
      this.#refuse(id, ...refusal);
      return;
    }
    const waiting = new AbortController();
    this.#waiting.set(id, waiting);
    try {
      const text = await this.#ask(line, waiting.signal);
      const answer = readAnswer(text, id);
      if (!answer) this.#refuse(id, errorCodes.failed, "The deployment sent no answer that can be read.");
      else this.#parts.say(JSON.stringify(this.#mended(method, answer)));
    } catch (error) {
      if (!waiting.signal.aborted) this.#refuse(id, errorCodes.failed, this.#sentence(error));
    } finally {
      if (this.#waiting.get(id) === waiting) this.#waiting.delete(id);
    }
  }

  #giveUp(id: MessageId): void {
    this.#waiting.get(id)?.abort();
    this.#waiting.delete(id);
  }

  #whyNot(id: MessageId, method: string, { name }: McpMessage["params"]): [number, string] | undefined {
    if (!passed.has(method)) return [errorCodes.unknown, `${method} is not supported.`];
    if (this.#waiting.has(id)) return [errorCodes.invalid, "A request with this ID is still waiting."];
    if (this.#waiting.size >= mostAtOnce)
      return [errorCodes.failed, `More than ${mostAtOnce} requests are waiting. Wait for their answers.`];
    if (method !== "tools/call" || this.#parts.tools.some((tool) => tool === name)) return undefined;
    return [errorCodes.wrong, `tool '${String(name).slice(0, 100)}' is not part of this access.`];
  }

  /** Sends a message; what the answer to the first says is sent with all others. */
  async #ask(text: string, signal?: AbortSignal): Promise<string> {
    const answer = await this.#parts.client.mcp.ask(
      { text, sessionId: this.#sessionId, protocolVersion: this.#protocolVersion },
      signal,
    );
    this.#sessionId = answer.sessionId ?? this.#sessionId;
    return answer.text;
  }

  #mended(method: string, answer: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    const { result } = answer;
    if (!isObject(result)) return answer;
    if (method === "initialize") {
      const { protocolVersion } = result;
      if (typeof protocolVersion === "string" && /^[\w.-]{1,30}$/.test(protocolVersion))
        this.#protocolVersion = protocolVersion;
      // Only tools are passed on.
      const mended = { ...result, capabilities: { tools: {} }, instructions: this.#parts.instructions };
      return { ...answer, result: mended };
    }
    const { tools } = result;
    if (method !== "tools/list" || !Array.isArray(tools)) return answer;
    const own = tools.filter((tool) => isObject(tool) && this.#parts.tools.includes(String(tool["name"])));
    return { ...answer, result: { ...result, tools: own } };
  }

  /** An agent that is told of a sign-in would begin one, with full access. */
  #sentence(error: unknown): string {
    return isOfKind(error, "unauthorized")
      ? "This access to Coder has ended. Don't sign in: tell the person, who can start this MCP server again."
      : this.#parts.explain(error);
  }

  #refuse(id: MessageId | null, code: number, message: string): void {
    this.#parts.say(errorLine(id, code, message));
  }
}
