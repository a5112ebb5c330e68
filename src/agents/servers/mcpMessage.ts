/** What a message of the Model Context Protocol is identified by. */
export type MessageId = string | number;

/** A message from whoever uses a server: a request, or a notification if it has no ID. */
export type McpMessage = {
  readonly id: MessageId | undefined;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
};

/** Codes of JSON-RPC. */
export const errorCodes = {
  unreadable: -32700,
  invalid: -32600,
  unknown: -32601,
  wrong: -32602,
  failed: -32603,
};

/**
 * Reads a line from whoever uses a server.
 * @returns undefined if it is not one message.
 */
export function readMessage(line: string): McpMessage | undefined {
  const { id, method, params = {} } = objectIn(line) ?? {};
  const isId = id === undefined || typeof id === "string" || typeof id === "number";
  if (!isId || typeof method !== "string" || !isObject(params)) return undefined;
  return { id, method, params };
}

/**
 * Reads the server's answer to a message.
 * @returns undefined if it is not an answer to that.
 */
export function readAnswer(text: string, id: MessageId): Readonly<Record<string, unknown>> | undefined {
  const answer = objectIn(text);
  return answer?.["id"] === id && ("result" in answer || "error" in answer) ? answer : undefined;
}

/** Writes an answer that says why there is no other. @param id null where that is not known. */
export function errorLine(id: MessageId | null, code: number, message: string): string {
  return JSON.stringify({ jsonrpc: "2.0", id, error: { code, message } });
}

/** Whether a value is a plain object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
