import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import net, { type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { CoderClient, type DeploymentUrl, parseDeploymentUrl, Unreachable } from "../../src/coder";
import { Secret } from "../../src/core/token/secret";
import { Network } from "../../src/session/network/network";
import type { NetworkSettings } from "../../src/session/network/networkSettings";
import { memoryLog, MemoryMemento } from "../support/memory";

/** The deployment at an address that is known to be right. */
export function deploymentAt(address: string): DeploymentUrl {
  const parsed = parseDeploymentUrl(address);
  assert.ok(parsed.ok, address);
  return parsed.value;
}

/** Settings of which a test gives what it is about; a test may change them later. */
export type GivenSettings = {
  ca?: string;
  cert?: string;
  key?: string;
  headerCommand?: readonly string[];
  timeoutMs?: number;
};

/** A network with the given settings, at which all deployments in `chosen` were chosen by the person. */
export function networkWith(given: GivenSettings, chosen: readonly string[] = []) {
  const memory = new MemoryMemento();
  const log = memoryLog();
  const settings = (): NetworkSettings => ({
    files: { ca: given.ca ?? "", cert: given.cert ?? "", key: given.key ?? "" },
    headerCommand: given.headerCommand ?? [],
    timeoutMs: given.timeoutMs ?? 10_000,
  });
  const network = new Network({ memory, log, userAgent: "test", chosen: () => chosen, settings });
  const clientAt = (address: string, session?: string) => {
    const deployment = deploymentAt(address);
    const transport = network.transportFor(deployment, session !== undefined);
    return new CoderClient({
      deployment,
      transport,
      ...(session === undefined ? {} : { session: new Secret(session) }),
    });
  };
  return { network, memory, log, clientAt };
}

/** Waits for a failure to reach a deployment. */
export async function unreachable(work: Promise<unknown>): Promise<Unreachable> {
  const error = await work.then(
    () => assert.fail("it was reached"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof Unreachable, String(error));
  assert.ok(error.message.includes(new URL(error.deployment).host), error.message);
  return error;
}

/** A folder for the files of one test. */
export function temporaryFolder(): { readonly path: (name: string) => string; readonly remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), "coder-access-network-"));
  return {
    path: (name) => path.join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** What goes through a proxy or a relay. */
export type Middle = { readonly port: number; readonly stop: () => Promise<void> };

/**
 * A proxy on loopback, as a company has it: CONNECT for TLS, whole addresses for the rest. Every name leads to loopback.
 * `asked` has the first line of each request. By default it knows nothing of upgrades, as many do not: it drops the headers that are
 * about one connection (RFC 9110, 7.6.1).
 */
export async function startProxy(
  answer?: number,
  { upgrades = false }: { readonly upgrades?: boolean } = {},
): Promise<Middle & { readonly asked: string[] }> {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
    const { port, pathname, search } = new URL(request.url ?? "");
    const { method } = request;
    if (answer !== undefined) return void response.writeHead(answer).end();
    const { connection, upgrade, ...headers } = request.headers;
    if (upgrade !== undefined) asked.push(`without ${connection ?? ""}: ${upgrade}`);
    const onwards = http.request({ host: "127.0.0.1", port, path: pathname + search, method, headers });
    onwards.on("response", (answered) => {
      response.writeHead(answered.statusCode ?? 502, answered.headers);
      answered.pipe(response);
    });
    onwards.on("error", () => response.writeHead(502).end());
    return void request.pipe(onwards);
  });
  if (upgrades) {
    server.on("upgrade", (request, socket: Socket) => {
      asked.push(`${request.method ?? ""} ${request.url ?? ""}`);
      const { port, pathname, search } = new URL(request.url ?? "");
      const onwards = net.connect(Number(port), "127.0.0.1", () => {
        const { rawHeaders } = request;
        const lines = rawHeaders.flatMap((name, index) =>
          index % 2 === 0 ? [`${name}: ${rawHeaders[index + 1] ?? ""}`] : [],
        );
        onwards.write([`GET ${pathname}${search} HTTP/1.1`, ...lines, "", ""].join("\r\n"));
        onwards.pipe(socket).pipe(onwards);
      });
      onwards.on("error", () => socket.destroy());
      socket.on("error", () => onwards.destroy());
    });
  }
  server.on("connect", (request, socket: Socket) => {
    asked.push(`CONNECT ${request.url ?? ""}`);
    if (answer !== undefined) return void socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`);
    const onwards = net.connect(Number(request.url?.split(":")[1]), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      onwards.pipe(socket).pipe(onwards);
    });
    onwards.on("error", () => socket.destroy());
    return void socket.on("error", () => onwards.destroy());
  });
  return { asked, ...(await listening(server)) };
}

/** A relay to a port of loopback. `silence` makes all connections of now half-open: nothing goes through any more. */
export async function startRelay(
  target: number,
): Promise<Middle & { readonly silence: () => void; readonly connections: () => number }> {
  const pairs = new Set<[Socket, Socket]>();
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    const onwards = net.connect(target, "127.0.0.1");
    const pair: [Socket, Socket] = [socket, onwards];
    pairs.add(pair);
    for (const [from, to] of [pair, [onwards, socket] as const]) {
      from.on("error", () => undefined);
      from.pipe(to);
    }
  });
  const silence = (): void => {
    for (const [socket, onwards] of pairs) {
      socket.unpipe(onwards);
      onwards.unpipe(socket);
      socket.resume();
      onwards.destroy();
    }
  };
  return { silence, connections: () => connections, ...(await listening(server)) };
}

async function listening(server: net.Server): Promise<Middle> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      sockets.forEach((socket) => socket.destroy());
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
