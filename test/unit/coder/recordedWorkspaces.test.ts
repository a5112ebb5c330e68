import assert from "node:assert/strict";
import { type CoderClient, CoderError } from "../../../src/coder";
import { failure } from "./expectError";
import {
  apiPath,
  bodyText,
  type RecordedExchange,
  recordedVersions,
  recordedWorkspaces,
} from "./recordedWorkspaces";
import { clientFor, withServer } from "./testServer";

type Reading = (client: CoderClient, parts: string[], exchange: RecordedExchange) => Promise<unknown>;

const bodyOf = <Body>({ request }: RecordedExchange): Partial<Body> => request.body ?? {};

/** The call of the client that makes each recorded request. */
const readings: readonly [RegExp, Reading][] = [
  [/^GET \/workspaces$/, (c) => c.workspaces.list()],
  [/^GET \/workspaces\/([^/]+)$/, (c, [id = ""]) => c.workspaces.get(id)],
  [
    /^GET \/users\/([^/]+)\/workspace\/([^/]+)$/,
    (c, [owner = "", name = ""]) => c.workspaces.getByName(owner, name),
  ],
  [/^POST \/workspaces\/([^/]+)\/builds$/, (c, [id = ""]) => c.workspaces.build(id, { transition: "stop" })],
  [/^GET \/workspacebuilds\/([^/]+)$/, (c, [id = ""]) => c.workspaces.getBuild(id)],
  [/^PATCH \/workspacebuilds\/([^/]+)\/cancel$/, (c, [id = ""]) => c.workspaces.cancelBuild(id)],
  [/^GET \/workspacebuilds\/([^/]+)\/parameters$/, (c, [id = ""]) => c.workspaces.buildParameters(id)],
  [
    /^GET \/templateversions\/([^/]+)\/rich-parameters$/,
    (c, [id = ""]) => c.workspaces.templateParameters(id),
  ],
  [/^PUT \/workspaces\/([^/]+)\/extend$/, (c, [id = ""]) => c.workspaces.extend(id, new Date(0))],
  [/^PUT \/workspaces\/([^/]+)\/favorite$/, (c, [id = ""]) => c.workspaces.setFavorite(id, true)],
  [/^DELETE \/workspaces\/([^/]+)\/favorite$/, (c, [id = ""]) => c.workspaces.setFavorite(id, false)],
  [
    /^PUT \/workspaces\/([^/]+)\/dormant$/,
    (c, [id = ""], exchange) =>
      c.workspaces.setDormant(id, bodyOf<{ dormant: boolean }>(exchange).dormant ?? false),
  ],
  [/^GET \/workspaceagents\/([^/]+)\/logs$/, (c, [id = ""]) => c.workspaces.agentLog(id)],
  [/^GET \/workspaceagents\/([^/]+)\/listening-ports$/, (c, [id = ""]) => c.workspaces.listeningPorts(id)],
  [/^GET \/applications\/host$/, (c) => c.workspaces.appHost()],
];

/** Which error a recorded refusal has to become, by what verified servers meant with it; none where it was done. */
function expectedKind({ request, response: { status, body } }: RecordedExchange): string | undefined {
  const { message = "", detail = "" } = (body ?? {}) as { message?: string; detail?: string };
  if (status < 300 || status === 304) return undefined;
  if (status === 500 && request.path.endsWith("/dormant") && message === "Internal error fetching workspace.")
    return undefined;
  if (message.startsWith("Agent state is")) return "agentNotConnected";
  if (status === 403 || status === 404 || status === 410) return "notFoundOrForbidden";
  if (detail.includes("is ambiguous")) return "knownDefect";
  // Each recorded 500 of these requests is a refusal.
  return status === 500 ? "notFoundOrForbidden" : "rejected";
}

function findReading(exchange: RecordedExchange): ((client: CoderClient) => Promise<unknown>) | undefined {
  const path = apiPath(exchange);
  // The text of a log is for people; nothing else but a list is asked for.
  if (path === undefined || exchange.kind !== undefined || exchange.request.path.includes("format="))
    return undefined;

  for (const [pattern, read] of readings) {
    const found = pattern.exec(`${exchange.request.method} ${path}`);
    if (found) return (client) => read(client, found.slice(1), exchange);
  }
  return undefined;
}

/** Whether the answer was shortened when it was recorded, as notes say: then nothing can be read from it. */
function isCutDown({ note = "", request, response: { body } }: RecordedExchange): boolean {
  if (note.includes("cut down") || typeof body === "string") return true;

  const text = JSON.stringify(body);
  if (text.includes('"resources":"(')) return true;

  const hasBuild = text.includes('"build_number"');
  const hasWorkspace = hasBuild && text.includes('"owner_id"');
  if (/\/builds$|\/workspacebuilds\/[^/]+$/.test(request.path)) return !hasBuild;

  const isOfWorkspaces = /^\/api\/v2\/(?:workspaces(?:\?|\/[^/]+$|$)|users\/)/.test(request.path);
  return isOfWorkspaces && !hasWorkspace && !text.includes('"workspaces":[]');
}

/** How many exchanges there are at least; of v2.31.0 what differs, of v2.36.0 a restart. */
const atLeast: Readonly<Record<(typeof recordedVersions)[number], { known: number; whole: number }>> = {
  "v2.31.0": { known: 260, whole: 35 },
  "v2.35.1": { known: 380, whole: 75 },
  "v2.36.0": { known: 5, whole: 3 },
};

for (const version of recordedVersions) {
  describe(`what ${version} answered about workspaces`, () => {
    const known = recordedWorkspaces(version).filter((exchange) => findReading(exchange) !== undefined);

    it("is known to the client", () => {
      assert.ok(known.length >= atLeast[version].known, String(known.length));
    });

    const isNearlyWhole = version === "v2.35.1";
    if (isNearlyWhole) {
      it("is of every request that the client makes", () => {
        for (const [pattern] of readings) {
          const found = known.some((exchange) =>
            pattern.test(`${exchange.request.method} ${apiPath(exchange) ?? ""}`),
          );
          assert.ok(found, String(pattern));
        }
      });
    }

    it("is recorded whole often enough", () => {
      const whole = known.filter((exchange) => expectedKind(exchange) === undefined && !isCutDown(exchange));
      assert.ok(whole.length >= atLeast[version].whole, String(whole.length));
    });

    known.forEach((exchange, index) => {
      const { name, as, request, response } = exchange;
      it(`${String(index + 1)}: ${name}, ${as}: ${request.method} ${request.path} → ${String(response.status)}`, () =>
        replay(exchange));
    });
  });
}

async function replay(exchange: RecordedExchange): Promise<void> {
  const { status, headers, body } = exchange.response;
  const read = findReading(exchange);
  assert.ok(read);
  await withServer(
    (_request, response) => {
      for (const [name, value] of Object.entries(headers ?? {}))
        if (name !== "transfer-encoding") response.setHeader(name, value);

      response.writeHead(status);
      response.end(status === 204 || status === 304 ? undefined : bodyText(body));
    },
    async (server) => {
      const client = clientFor(server);
      const kind = expectedKind(exchange);
      if (kind !== undefined) {
        const error = await failure(read(client), CoderError);
        assert.equal(error.kind, kind);
        assert.equal("isConflict" in error && error.isConflict, status === 409);
      } else if (!isCutDown(exchange)) {
        const answer = await read(client);
        if (typeof answer === "object" && answer !== null && "unreadable" in answer)
          assert.deepEqual(answer.unreadable, []);
      }
    },
  );
}
