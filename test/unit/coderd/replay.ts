import type { Coderd } from "../../coderd";
import type { Exchange, Recording } from "./recording";

/** An answer in a form that can be compared. */
export interface Replayed {
  status: number;
  headers: Headers;
  body: unknown;
}

const recordedKey = /\b(recId\d{5})(?:-(recSecret\w+))?/g;

/**
 * Sends the recorded requests to a server in their order. Ids and secrets that the real server made up are replaced
 * by those that this one made up at the same point.
 */
export class Replay {
  private readonly secrets = new Map<string, string>();
  private readonly credentials = new Map<string, string>();

  constructor(
    private readonly server: Coderd,
    private readonly recording: Recording,
  ) {
    // "bearer" carries a session that was made before the recording began.
    this.secrets.set("recId00001", this.credentialOf("member"));
  }

  /** Sends one request as the recorded caller did, and remembers the secret that the answer brings. */
  async send({ as, name, request, response: recorded }: Exchange): Promise<Replayed> {
    const headers = new Headers(
      JSON.parse(this.translate(JSON.stringify(request.headers ?? {}))) as Record<string, string>,
    );
    const token = this.unrecordedToken(name) ?? (as === "nobody" ? undefined : this.credentialOf(as));
    if (token !== undefined) headers.set("Coder-Session-Token", token);
    const response = await fetch(this.server.url + this.translate(request.path), {
      method: request.method,
      headers,
      redirect: "manual",
      ...(request.body === undefined || request.body === null ? {} : { body: this.bodyOf(request.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const body = isJson ? (JSON.parse(text) as unknown) : text;
    this.learn(recorded.body, body);
    return { status: response.status, headers: response.headers, body };
  }

  /** The session of a person or the token of a grant, made when first used: a log-out before it takes tokens along. */
  private credentialOf(name: string): string {
    const known = this.credentials.get(name);
    if (known !== undefined) return known;
    const { exchanges, grants, people } = this.recording;
    const grant = grants[name];
    if (grant === undefined) return this.keep(name, this.server.sessionKeyFor(people[name] ?? name));
    const token = { name, scopes: grant.scopes, allowList: grant.allow_list ?? [], lifetime: 3_600_000 };
    const secret = this.keep(name, this.server.createToken(people[grant.owner] ?? "", token));
    const ownId = exchanges
      .find((exchange) => exchange.as === name && exchange.name === "own key")
      ?.request.path.split("/")
      .at(-1);
    if (ownId !== undefined) this.secrets.set(ownId, secret);
    return secret;
  }

  private keep(name: string, secret: string): string {
    this.credentials.set(name, secret);
    return secret;
  }

  /** The recordings do not say which bad token was sent, except by the exchange's name. */
  private unrecordedToken(name: string): string | undefined {
    const [id = ""] = this.credentialOf("member").split("-");
    const tokens: Record<string, string | undefined> = {
      "not a token": "nope",
      "token with short id": "abc-0123456789012345678901",
      "token with short secret": "0123456789-abc",
      "unknown token": "zzzzzzzzzz-0123456789012345678901",
      "wrong secret": `${id}-0123456789012345678901`,
      "use an expired session key": this.secrets.get("recId00003"),
      "log out": this.secrets.get("recId00004"),
      "use a logged-out key": this.secrets.get("recId00004"),
    };
    return tokens[name];
  }

  private bodyOf(body: unknown): string {
    return this.translate(typeof body === "string" ? body : JSON.stringify(body));
  }

  private translate(text: string): string {
    return text.replace(recordedKey, (whole, id: string, secret: string | undefined) => {
      const own = this.secrets.get(id);
      if (own === undefined) return whole;
      return secret === undefined ? own.slice(0, 10) : own;
    });
  }

  private learn(recorded: unknown, replayed: unknown): void {
    for (const field of ["key", "session_token"]) {
      const [then, now] = [fieldOf(recorded, field), fieldOf(replayed, field)];
      if (then !== undefined && now !== undefined) this.secrets.set(then.slice(0, 10), now);
    }
  }
}

function fieldOf(value: unknown, field: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const found = (value as Record<string, unknown>)[field];
  return typeof found === "string" ? found : undefined;
}
