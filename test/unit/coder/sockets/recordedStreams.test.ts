import assert from "node:assert/strict";
import { STATUS_CODES } from "node:http";
import { type CoderClient, CoderError } from "../../../../src/coder";
import { failure } from "../expectError";
import {
  apiPath,
  bodyText,
  type RecordedExchange,
  type RecordedFrame,
  recordedVersions,
  recordedWorkspaces,
} from "../recordedWorkspaces";
import { clientFor } from "../testServer";
import { type Peer, withSockets } from "./socketServer";

type Reading = (client: CoderClient, id: string, signal: AbortSignal) => Promise<unknown[]>;

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const read: Item[] = [];
  for await (const item of items) read.push(item);
  return read;
}

const idle = new AbortController().signal;

/** Opens a terminal and reads it to its end. */
async function terminal(client: CoderClient, agentId: string, signal: AbortSignal): Promise<unknown[]> {
  const output: Uint8Array[] = [];
  const opening = { agentId, reconnect: "id", columns: 80, rows: 24 };
  const opened = await client.workspaces.openTerminal(opening, (bytes) => output.push(bytes), signal);
  return [Buffer.concat(output).length, await opened.closed, Buffer.concat(output)].slice(1);
}

const readings: readonly [RegExp, Reading][] = [
  [
    /^\/workspacebuilds\/([^/]+)\/logs$/,
    (c, id, signal) => all(c.workspaces.followBuild(id, undefined, signal)),
  ],
  [/^\/workspaces\/([^/]+)\/watch-ws$/, (c, id, signal) => all(c.workspaces.watch(id, signal))],
  [
    /^\/workspaceagents\/([^/]+)\/watch-metadata-ws$/,
    (c, id, signal) => all(c.workspaces.watchMetadata(id, signal)),
  ],
  [/^\/workspaceagents\/([^/]+)\/pty$/, terminal],
];

function readingOf(exchange: RecordedExchange): ((client: CoderClient) => Promise<unknown[]>) | undefined {
  for (const [pattern, read] of readings) {
    const found = pattern.exec(apiPath(exchange) ?? "");
    if (found) return (client) => read(client, found[1] ?? "", idle);
  }
  return undefined;
}

/** How many streams there are at least; a restart, which is all there is of v2.36.0, has none. */
const atLeast: Readonly<Partial<Record<(typeof recordedVersions)[number], number>>> = {
  "v2.31.0": 45,
  "v2.35.1": 65,
};

/** Of some streams the data was left out when they were recorded; those of which only the first messages are left can be read. */
function isCutDown({ note = "", request }: RecordedExchange): boolean {
  return request.path.includes("/watch-ws") && /data cut down|left out/.test(note);
}

const textOf = ({ text, base64 }: RecordedFrame): string | Buffer =>
  text ?? Buffer.from(base64 ?? "", "base64");

/** Sends what the server sent, in the frames it came in; in frames of 7 bytes at most where those are not known. */
function replayFrames(peer: Peer, frames: readonly RecordedFrame[]): void {
  for (const frame of frames) {
    if (frame.ping === true) {
      peer.ping();
    } else if (frame.from === "server") {
      const content = textOf(frame);
      const length = Buffer.byteLength(content);
      const sum = frame.fragments?.reduce((whole, size) => whole + size, 0);
      // Stand-ins are not as long as what they stand for.
      if (sum === undefined || sum === length) peer.send(content, frame.fragments);
      else peer.send(content, [...Array.from({ length: Math.floor(length / 7) }, () => 7), length % 7, 0]);
    }
  }
}

function expectedOf(exchange: RecordedExchange): unknown[] {
  const texts = (exchange.frames ?? [])
    .filter(({ from, ping }) => from === "server" && ping !== true)
    .map(textOf);
  return texts.filter((text, index) => text !== texts[index - 1]);
}

for (const version of recordedVersions) {
  const expected = atLeast[version];
  if (expected === undefined) continue;

  describe(`the streams of ${version}`, () => {
    const sockets = recordedWorkspaces(version).filter(
      (exchange) =>
        exchange.kind === "websocket" && readingOf(exchange) !== undefined && !isCutDown(exchange),
    );
    const open = sockets.filter(({ response }) => response.status === 101);

    it("are recorded of every kind", () => {
      assert.ok(open.length >= expected, String(open.length));
      for (const [pattern] of readings)
        assert.ok(open.some((exchange) => pattern.test(apiPath(exchange) ?? "")));
    });

    open.forEach((exchange, index) => {
      it(`${String(index + 1)}: ${exchange.name}, ${exchange.as}: are read as they came`, () =>
        withSockets(
          (peer) => {
            replayFrames(peer, exchange.frames ?? []);
            const { code, reason, dropped } = exchange.close ?? { code: 1000, reason: "" };
            const isLog = apiPath(exchange)?.startsWith("/workspacebuilds/") === true;
            if (dropped === true) peer.drop();
            else peer.close(code, isLog ? "done" : reason);
          },
          async (server) => {
            const client = clientFor(server, { patience: { retryMs: 1 } });
            const reading = readingOf(exchange)?.(client);
            assert.ok(reading);
            assertIsRead(exchange, await reading.catch((error: unknown) => [error]));
          },
        ));
    });

    const refused = sockets.filter(({ response }) => response.status !== 101);
    refused.forEach((exchange, index) => {
      const { status, headers = {}, body } = exchange.response;
      it(`refusal ${String(index + 1)}: ${exchange.name}, ${exchange.as}: ${String(status)} is told as what it is`, () =>
        withSockets(
          () => assert.fail("there is no socket"),
          async (server) => {
            const client = clientFor(server);
            const reading = readingOf(exchange)?.(client);
            assert.ok(reading);
            const error = await failure(reading, CoderError);
            assert.equal(error.kind, refusalKind(status, bodyText(body)));
            assert.equal(server.handshakes.length, 1);
          },
          {
            refuse: () =>
              [
                `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ""}`,
                ...Object.entries(headers)
                  .filter(([name]) => name !== "transfer-encoding")
                  .map(([name, value]) => `${name}: ${String(value)}`),
                "",
                bodyText(body),
              ].join("\r\n"),
          },
        ));
    });
  });
}

function refusalKind(status: number, body: string): string {
  if (body.includes("Agent state is")) return "agentNotConnected";
  if (status === 500) return "serverFault";
  return status === 401 ? "unauthorized" : status === 400 ? "rejected" : "notFoundOrForbidden";
}

function assertIsRead(exchange: RecordedExchange, read: unknown[]): void {
  const expected = expectedOf(exchange);
  const path = apiPath(exchange) ?? "";
  if (path.endsWith("/pty")) {
    const [end, output] = read as [{ code: number; isSaid: boolean }, Buffer];
    const { code = 1000, dropped } = exchange.close ?? {};
    if (expected.length === 0 && dropped === true) return;

    assert.deepEqual([end.code, end.isSaid], [code, dropped !== true]);
    assert.ok(output.equals(Buffer.concat(expected as Buffer[])), output.toString("utf8"));
    return;
  }
  const values = expected.map((text) => JSON.parse(String(text)) as { type?: string; data?: unknown });
  if (path.endsWith("/logs")) {
    assert.deepEqual(
      (read as { id: number; output: string }[]).map(({ id, output }) => [id, output]),
      (values as unknown as { id: number; output: string }[]).map(({ id, output }) => [id, output]),
    );
    return;
  }
  const told = values.filter(({ type }) => type !== "ping");
  if (path.endsWith("/watch-metadata-ws")) {
    type Wire = { description: { key: string }; result: { value: string; error: string } };
    assert.deepEqual(
      (read as { key: string; value: string; error: string }[][]).map((items) =>
        items.map(({ key, value, error }) => [key, value, error]),
      ),
      told.map(({ data }) =>
        (data as Wire[]).map(({ description, result }) => [description.key, result.value, result.error]),
      ),
    );
    return;
  }
  type State = { latest_build: { status: string; build_number: number } };
  type Event = {
    type: string;
    workspace?: { latestBuild: { status: string; number: number } };
    message?: string;
  };
  assert.deepEqual(
    (read as Event[]).map(({ workspace, message }) =>
      workspace === undefined ? message : [workspace.latestBuild.status, workspace.latestBuild.number],
    ),
    told.map(({ type, data }) => {
      const { message = "", detail = "" } = data as { message?: string; detail?: string };
      const { latest_build: build } = data as Partial<State>;
      return type === "error" ? `${message} ${detail}`.trim() : [build?.status, build?.build_number];
    }),
  );
}
