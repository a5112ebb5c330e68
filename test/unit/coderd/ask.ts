import type { Coderd } from "../../coderd";

/** An answer of the server with its body read. */
export interface Reply {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

/** Sends one request with a token; without one nobody asks. A body that is no text goes as JSON. */
export async function ask(
  server: Coderd,
  token: string | undefined,
  method: string,
  path: string,
  body?: unknown,
): Promise<Reply> {
  const response = await fetch(server.url + path, {
    method,
    redirect: "manual",
    headers: token === undefined ? {} : { "Coder-Session-Token": token },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? (JSON.parse(text) as unknown) : text,
  };
}

/** The fields of a JSON object that a test looks at. */
export function fields({ body }: Reply): Record<string, unknown> {
  return body as Record<string, unknown>;
}

/** Makes a token through the API for the caller and gives the answer. */
export function postToken(server: Coderd, token: string, body: unknown, user = "me"): Promise<Reply> {
  return ask(server, token, "POST", `/api/v2/users/${user}/keys/tokens`, body);
}

/** Makes a token through the API, which has to work, and gives its secret. */
export async function mustMint(server: Coderd, token: string, body: unknown, user = "me"): Promise<string> {
  const reply = await postToken(server, token, body, user);
  if (reply.status !== 201) throw new Error(`token refused: ${JSON.stringify(reply.body)}`);
  return String(fields(reply)["key"]);
}

/** A key as its owner reads it. */
export async function readBack(
  server: Coderd,
  token: string,
  secret: string,
): Promise<Record<string, unknown>> {
  return fields(await ask(server, token, "GET", `/api/v2/users/me/keys/${secret.slice(0, 10)}`));
}
