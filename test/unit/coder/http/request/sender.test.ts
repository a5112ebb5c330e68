import assert from "node:assert/strict";
import http from "node:http";
import https from "node:https";
import net, { type AddressInfo, type Socket } from "node:net";
import { CoderError, TooLarge, Unreachable } from "../../../../../src/coder";
import { failure } from "../../expectError";
import { clientFor, json, until, withServer } from "../../testServer";

const user = { id: "u", username: "alice" };
const tooLong = { ...user, name: "a".repeat(2000) };

/** Answers the first request on a connection with a user and the second with what is no HTTP. */
async function withGarbage(work: (port: number, asked: () => number) => Promise<void>): Promise<void> {
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = net.createServer((socket) => {
    let answered = 0;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", () => {
      asked += 1;
      answered += 1;
      const body = JSON.stringify(user);
      socket.write(
        answered > 1
          ? "SSH-2.0-OpenSSH_9.6\r\n\r\n"
          : "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nX-Coder-Build-Version: v2.35.1\r\n" +
              `Content-Length: ${String(body.length)}\r\n\r\n${body}`,
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as AddressInfo).port, () => asked);
  } finally {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  }
}

describe("a read over a connection that waited", () => {
  it("is not sent again when its answer is too long", () => {
    let asked = 0;
    return withServer(
      (_request, response) => {
        asked += 1;
        json(response, 200, asked === 1 ? user : tooLong);
      },
      async (server) => {
        const client = clientFor(server, { maxBytes: 1000 });
        await client.users.me();
        await failure(client.users.me(), TooLarge);
        assert.deepEqual([asked, server.connections()], [2, 1]);
      },
    );
  });

  it("is not sent again when its answer is no HTTP", () =>
    withGarbage(async (port, asked) => {
      const client = clientFor(`http://127.0.0.1:${String(port)}`);
      await client.users.me();
      const error = await failure(client.users.me(), Unreachable);
      assert.deepEqual([error.cause, error.sent, asked()], ["notTls", "maybe", 2]);
    }));

  it("keeps its connection when a write begins in the same moment", () => {
    const failures: unknown[] = [];
    return withServer(
      ({ method }, response) => {
        json(response, 200, method === "GET" ? user : {});
      },
      async (server) => {
        const client = clientFor(server, { onRequest: ({ failure: kind }) => failures.push(kind) });
        await client.users.me();
        // The read takes the waiting connection some steps after it was asked for: one of these is that moment.
        for (let steps = 0; steps < 40; steps += 1) {
          const reading = client.users.me();
          for (let step = 0; step < steps; step += 1) await Promise.resolve();
          await Promise.all([reading, client.checkPermissions({})]);
        }
        assert.deepEqual(new Set(failures), new Set([undefined]));
      },
    );
  });

  it("leaves the other connections as they are when its answer is too long", () => {
    const waiting: (() => void)[] = [];
    return withServer(
      ({ url }, response) => {
        if (url.endsWith("/long")) {
          json(response, 200, tooLong);
        } else if (url.endsWith("/me")) {
          json(response, 200, user);
        } else {
          waiting.push(() => {
            json(response, 200, user);
          });
        }
      },
      async (server) => {
        const client = clientFor(server, { maxBytes: 1000 });
        const two = [client.users.get("a"), client.users.get("b")];
        await until(() => waiting.length === 2);
        for (const answer of waiting) answer();
        await Promise.all(two);
        await failure(client.users.get("long"), TooLarge);
        await client.users.me();
        assert.equal(server.connections(), 2);
      },
    );
  });
});

describe("an answer without encryption to a request over https", () => {
  const { request } = https;
  afterEach(() => {
    https.request = request;
  });

  it("is the proxy's, believed in nothing, and the request went no further", () =>
    withServer(
      (_request, response) => {
        json(response, 200, { ...user, key: "k" });
      },
      async (server) => {
        // As VS Code's agent does when a proxy answers instead of opening a tunnel.
        https.request = ((options: http.RequestOptions, onAnswer: (answer: http.IncomingMessage) => void) =>
          http.request({ ...options, protocol: "http:", agent: http.globalAgent }, onAnswer)) as never;
        const client = clientFor(server.origin.replace("http:", "https:"));
        for (const call of [client.users.me(), client.keys.createSession()]) {
          const error = await failure<Unreachable>(call, Unreachable);
          assert.deepEqual([error.cause, error.sent, error.isCertain], ["proxy", "no", true]);
        }
        assert.equal(client.clockSkewMs, undefined);
      },
    ));
});

describe("a yes to a certificate", () => {
  it("is in nobody's way where nothing is encrypted", () =>
    withServer(
      (_request, response) => {
        json(response, 200, user);
      },
      async (server) => {
        const tls = () => Promise.resolve({ acceptedCertificate: "AA:BB" });
        assert.equal((await clientFor(server, { tls }).users.me()).username, "alice");
      },
    ));
});

describe("what is told of a failed request", () => {
  it("has no status where no answer came", async () => {
    const events: unknown[] = [];
    const client = clientFor("https://no-such-host.invalid", { onRequest: (event) => events.push(event) });
    await failure(client.users.me(), CoderError);
    const [event] = events as { status?: number; failure?: string }[];
    assert.deepEqual([event?.status, event?.failure], [undefined, "unreachable"]);
  });
});
