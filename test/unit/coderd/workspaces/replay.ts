import { WebSocket } from "ws";
import type { Coderd } from "../../../coderd";
import type { Exchange, WorkspaceRecording } from "./recording";

/** An answer in a form that can be compared. */
export interface Replayed {
  readonly status: number;
  readonly body: unknown;
}

/** What came over a socket, and how it ended when it did. */
export interface ReplayedSocket extends Replayed {
  readonly messages: readonly { readonly data: Buffer; readonly isBinary: boolean }[];
  readonly close: { readonly code: number; readonly reason: string } | undefined;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Sends recorded requests to a server in their order, with the ids that this server made up in place of the recorded ones. */
export class WorkspaceReplay {
  private readonly ids = new Map<string, string>();
  private readonly credentials = new Map<string, string>();
  private readonly lines = new Map<number, number>();

  constructor(
    private readonly server: Coderd,
    private readonly recording: WorkspaceRecording,
  ) {}

  /** Says which id of this server stands for a recorded one. */
  know(recorded: string | undefined, own: string): void {
    if (recorded !== undefined) this.ids.set(recorded, own);
  }

  /** A recorded text with this server's ids, the ids of log lines among them, its secrets and its address. */
  translate(text: string): string {
    return text
      .replace(uuid, (id) => this.ids.get(id) ?? id)
      .replace(/\bafter=(\d+)/, (whole, id: string) => {
        const own = this.lines.get(Number(id));
        return own === undefined ? whole : `after=${own}`;
      })
      .replace(/recId\d+-recSecret\w+/g, () => this.credentialOf("alice"))
      .replace(/"deadline":"([^"]+)"/, (_whole, time: string) => `"deadline":"${this.moved(time)}"`);
  }

  /** A time as far from this server's now as the recorded one was from the recorder's. */
  private moved(time: string): string {
    const first = this.recording.exchanges.find(({ name }) => name === "extend: in three hours");
    const deadline = (first?.request.body as { deadline?: string } | undefined)?.deadline ?? "";
    const recordedNow = new Date(deadline).getTime() - 3 * 3_600_000;
    const moved = this.server.clock.now().getTime() + new Date(time).getTime() - recordedNow;
    return Number.isNaN(moved) ? time : new Date(moved).toISOString();
  }

  /** Sends a plain request and learns the ids of its answer. */
  async send({ as, request, response: recorded }: Exchange): Promise<Replayed> {
    const body = request.body ?? undefined;
    const response = await fetch(this.server.url + this.translate(request.path), {
      method: request.method,
      headers: this.headersOf(as, request.headers),
      redirect: "manual",
      ...(body === undefined
        ? {}
        : { body: this.translate(typeof body === "string" ? body : JSON.stringify(body)) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") ?? false;
    const own: unknown = isJson ? JSON.parse(text) : text;
    this.learn(recorded.body, own);
    this.learnLines(recorded.body, own);
    return { status: response.status, body: own };
  }

  /** The first events of a stream, as many as were recorded but at most so many. */
  async events(
    { as, request }: Exchange,
    count: number,
  ): Promise<{ status: number; events: [string, unknown][] }> {
    const giveUp = new AbortController();
    const response = await fetch(this.server.url + this.translate(request.path), {
      headers: this.headersOf(as, request.headers),
      signal: giveUp.signal,
    });
    if (response.status !== 200) return { status: response.status, events: [] };
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    let text = "";
    while (text.split("\n\n").length <= count)
      text += Buffer.from((await reader.read()).value ?? []).toString();
    giveUp.abort();
    const events = text
      .split("\n\n")
      .slice(0, count)
      .map((block): [string, unknown] => {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        return [/^event: (.*)$/m.exec(block)?.[1] ?? "", data === undefined ? undefined : JSON.parse(data)];
      });
    return { status: 200, events };
  }

  /** Opens a socket, says what the recorded client said once something came, and waits for its end or for so many messages. */
  async socket(
    { as, frames = [], request }: Exchange,
    count: number,
    ends: boolean,
  ): Promise<ReplayedSocket> {
    const socket = new WebSocket(this.server.url.replace("http", "ws") + this.translate(request.path), {
      headers: this.headersOf(as, request.headers),
      perMessageDeflate: false,
    });
    const said = frames.filter(({ from, ping }) => from === "client" && ping !== true);
    const wasGreeted = frames.find(({ ping }) => ping !== true)?.from === "server";
    const messages: { data: Buffer; isBinary: boolean }[] = [];
    return new Promise((resolve, reject) => {
      let close: ReplayedSocket["close"];
      const finish = (): void => {
        socket.terminate();
        resolve({ status: 101, body: undefined, messages, close });
      };
      const timer = setTimeout(() => reject(new Error(`no end; ${messages.length} messages came`)), 5000);
      const settle = (): void => {
        clearTimeout(timer);
        finish();
      };
      const say = async (): Promise<void> => {
        // A shell that takes its time has not shown its prompt yet.
        if (wasGreeted && messages.length === 0) await new Promise((done) => socket.once("message", done));
        for (const { base64, text } of said) {
          await new Promise((done) => setTimeout(done, 60));
          socket.send(base64 === undefined ? (text ?? "") : Buffer.from(base64, "base64"));
        }
      };
      const isEnough = (): boolean => !ends && messages.length >= count;
      socket.on("open", () => {
        if (said.length > 0) void say();
        if (isEnough()) settle();
      });
      socket.on("message", (data, isBinary) => {
        messages.push({ data: data as Buffer, isBinary });
        if (isEnough()) settle();
      });
      socket.on("close", (code, reason) => {
        close = { code, reason: reason.toString() };
        settle();
      });
      socket.on("error", () => undefined);
      socket.on("unexpected-response", (_request, response) => {
        let text = "";
        response.on("data", (piece: Buffer) => (text += piece.toString()));
        response.on("end", () => {
          clearTimeout(timer);
          const isJson = response.headers["content-type"]?.includes("json") ?? false;
          const body: unknown = isJson ? JSON.parse(text) : text;
          resolve({ status: response.statusCode ?? 0, body, messages, close });
        });
      });
    });
  }

  private headersOf(as: string, recorded: Record<string, string> = {}): Record<string, string> {
    const headers = Object.fromEntries(
      Object.entries(recorded).map(([name, value]) => [
        name,
        this.translate(value).replace("https://coder.example.com", this.server.url),
      ]),
    );
    return as === "nobody" ? headers : { "Coder-Session-Token": this.credentialOf(as), ...headers };
  }

  private credentialOf(name: string): string {
    const known = this.credentials.get(name);
    if (known !== undefined) return known;
    const grant = this.recording.grants[name];
    const secret =
      grant === undefined
        ? this.server.sessionKeyFor(name)
        : this.server.createToken(grant.owner, {
            name,
            scopes: grant.scopes,
            allowList: (grant.allow_list ?? []).map((entry) => this.translate(entry)),
          });
    this.credentials.set(name, secret);
    return secret;
  }

  /** Logs differ in length: their last lines mean the same, and lines before by their place. */
  private learnLines(recorded: unknown, own: unknown): void {
    if (!Array.isArray(recorded) || !Array.isArray(own)) return;
    const idOf = (row: unknown): unknown => (row as { id?: unknown } | undefined)?.id;
    for (const [index, row] of recorded.entries()) {
      const id = idOf(row);
      const ownId = idOf(index === recorded.length - 1 ? own.at(-1) : own[Math.min(index, own.length - 2)]);
      if (typeof id === "number" && typeof ownId === "number") this.lines.set(id, ownId);
    }
  }

  /** Walks two answers beside each other: where both have an id, they mean the same thing. */
  private learn(recorded: unknown, own: unknown): void {
    if (typeof recorded === "string" && typeof own === "string") {
      if (recorded.match(uuid)?.[0] === recorded && own.match(uuid)?.[0] === own && !this.ids.has(recorded))
        this.ids.set(recorded, own);
      return;
    }
    if (typeof recorded !== "object" || recorded === null || typeof own !== "object" || own === null) return;
    for (const [key, value] of Object.entries(recorded))
      this.learn(value, (own as Record<string, unknown>)[key]);
  }
}
