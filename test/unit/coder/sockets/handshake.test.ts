import assert from "node:assert/strict";
import type { IncomingMessage } from "node:http";
import { type AddressInfo, createServer, type Socket } from "node:net";
import {
  type CoderClient,
  CoderError,
  GivenUp,
  NotCoder,
  type RequestEvent,
  type TransportOptions,
  Unauthorized,
  Unreachable,
} from "../../../../src/coder";
import pem from "../certificates/certificates.json";
import { failure } from "../expectError";
import { clientFor, json, markerSession, until, withServer, withTls } from "../testServer";
import { frame, opcodes, type Peer, type Shaking, withSockets } from "./socketServer";

const idle = (): AbortSignal => new AbortController().signal;

const done: Shaking = (peer) => {
  peer.close(1000, "done");
};

async function follow(client: CoderClient, signal = idle()): Promise<unknown[]> {
  const read: unknown[] = [];
  for await (const item of client.workspaces.watch("w", signal)) read.push(item);
  return read;
}

/** Makes a handshake and gives what the server saw of it. */
async function seen(options: TransportOptions, session?: string | null): Promise<IncomingMessage> {
  let request: IncomingMessage | undefined;
  await withSockets(done, async (server) => {
    await follow(clientFor(server, options, session));
    [request] = server.handshakes;
  });
  assert.ok(request);
  return request;
}

describe("a handshake", () => {
  it("carries the session in its own header and nowhere else, and says neither where it comes from nor that it compresses", async () => {
    const { headers, url, method } = await seen({ userAgent: "coder-access/1" });
    assert.equal(headers["coder-session-token"], markerSession);
    const others = { url, ...headers, "coder-session-token": undefined };
    assert.ok(!JSON.stringify(others).includes(markerSession));
    assert.deepEqual(
      [method, url, headers["user-agent"], headers.upgrade?.toLowerCase(), headers.connection],
      ["GET", "/api/v2/workspaces/w/watch-ws", "coder-access/1", "websocket", "Upgrade"],
    );
    for (const name of [
      "origin",
      "cookie",
      "authorization",
      "sec-websocket-extensions",
      "sec-websocket-protocol",
    ])
      assert.equal(headers[name], undefined, name);
  });

  it("carries no session where there is none", async () => {
    const { headers } = await seen({}, null);
    assert.equal(headers["coder-session-token"], undefined);
  });

  it("carries additional headers, which never replace ours or a handshake's own", async () => {
    const { headers } = await seen({
      headers: () =>
        Promise.resolve({
          "X-Gateway": "proof",
          "Coder-Session-Token": "theirs",
          Origin: "https://elsewhere.example.com",
          "Sec-WebSocket-Key": "theirs",
          "sec-websocket-protocol": "theirs",
          Upgrade: "theirs",
          Host: "elsewhere.example.com",
        }),
    });
    assert.equal(headers["x-gateway"], "proof");
    assert.equal(headers["coder-session-token"], markerSession);
    assert.equal(headers.upgrade?.toLowerCase(), "websocket");
    assert.deepEqual([headers.origin, headers["sec-websocket-protocol"]], [undefined, undefined]);
    assert.match(headers.host ?? "", /^127\.0\.0\.1:/);
  });

  it("is not followed to where it is redirected, and nothing is sent there", () =>
    withServer(
      (_request, response) => {
        json(response, 200, {});
      },
      (elsewhere) =>
        withSockets(
          done,
          async (server) => {
            const error = await failure(follow(clientFor(server)), NotCoder);
            assert.equal(error.redirect?.host, `127.0.0.1:${String(elsewhere.port)}`);
            assert.deepEqual([elsewhere.connections(), server.handshakes.length], [0, 1]);
          },
          {
            refuse: () =>
              `HTTP/1.1 302 Found\r\nLocation: ${elsewhere.origin}/api/v2/workspaces/w/watch-ws\r\nContent-Length: 0\r\n\r\n`,
          },
        ),
    ));

  it("is told to the log without its query and secrets, whether it succeeds or not", async () => {
    const events: RequestEvent[] = [];
    const onRequest = (event: RequestEvent): void => {
      events.push(event);
    };
    await withSockets(
      (peer) => {
        peer.send(Buffer.from("$ "));
      },
      async (server) => {
        const opening = { agentId: markerSession, reconnect: "r", columns: 1, rows: 1, command: "secret" };
        await clientFor(server, { onRequest }).workspaces.openTerminal(opening, () => undefined);
      },
      { headers: { "X-Coder-Build-Version": "v2.35.1", "X-Coder-Request-Id": "request-id" } },
    );
    await withSockets(
      done,
      async (server) => {
        await failure(follow(clientFor(server, { onRequest })), Unauthorized);
      },
      {
        refuse: () =>
          [
            "HTTP/1.1 401 Unauthorized",
            "Content-Type: application/json",
            "X-Coder-Build-Version: v2.35.1",
            "",
            `{"message":"no ${markerSession}","detail":"API key expired at \\"now\\""}`,
          ].join("\r\n"),
      },
    );
    assert.deepEqual(
      events.map(({ method, path, status, requestId, failure: kind }) => [
        method,
        path,
        status,
        requestId,
        kind,
      ]),
      [
        ["GET", "/workspaceagents/…/pty", 101, "request-id", undefined],
        ["GET", "/workspaces/w/watch-ws", 401, undefined, "unauthorized"],
      ],
    );
  });

  it("has a time limit, whatever the other side does", async () => {
    const short: TransportOptions = { timeoutMs: 80 };
    const marked =
      "Content-Type: application/json\r\nX-Coder-Build-Version: v2\r\nContent-Length: 50\r\n\r\n{";
    for (const begun of ["", "HTTP/1.1 101 Switch", `HTTP/1.1 404 Not Found\r\n${marked}`]) {
      const connections = new Set<Socket>();
      const server = createServer((socket) => {
        connections.add(socket.on("error", () => undefined));
        socket.once("data", () => socket.write(begun));
        socket.once("close", () => connections.delete(socket));
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      const { port } = server.address() as AddressInfo;
      try {
        const following = follow(clientFor(`http://127.0.0.1:${String(port)}`, short));
        assert.equal((await failure(following, Unreachable)).cause, "timeout", begun);
        await until(() => connections.size === 0);
      } finally {
        server.close();
      }
    }
  });

  it("is given up with its signal, before it is made and while nothing answers", async () => {
    await withServer(
      () => undefined,
      async (server) => {
        const client = clientFor(server);
        await failure(follow(client, AbortSignal.abort()), GivenUp);
        assert.equal(server.connections(), 0);
        const controller = new AbortController();
        const following = failure(follow(client, controller.signal), GivenUp);
        await until(() => server.connections() > 0);
        controller.abort();
        await following;
        await until(() => server.open() === 0);
      },
    );
  });

  it("fails as a request does where nobody listens, and where additional headers cannot be had", async () => {
    let origin = "";
    await withServer(
      () => undefined,
      (server) => {
        ({ origin } = server);
        return Promise.resolve();
      },
    );
    const refused = await failure(follow(clientFor(origin)), Unreachable);
    assert.deepEqual([refused.cause, refused.sent], ["refused", "no"]);
    const headers = (): Promise<never> => Promise.reject(new Error("no command"));
    const unprepared = await failure(follow(clientFor(origin, { headers })), Unreachable);
    assert.equal(unprepared.cause, "headers");
    const invalid = await failure(
      follow(clientFor(origin, { headers: () => Promise.resolve({ "X-A": "a\nb" }) })),
      Unreachable,
    );
    assert.equal(invalid.cause, "headers");
  });
});

describe("a handshake over TLS", () => {
  const chain = { cert: pem.serverCrt + pem.intermediateCrt, key: pem.serverKey };

  it("knows the authorities of the deployment, and no others", () =>
    withSockets(
      done,
      async (server) => {
        await follow(clientFor(server, withTls({ ca: pem.rootCrt })));
        const { cause } = await failure(follow(clientFor(server)), Unreachable);
        assert.deepEqual([cause, server.handshakes.length], ["untrusted", 1]);
      },
      { tls: chain },
    ));

  it("shows the person's certificate where one is wanted", () =>
    withSockets(
      done,
      async (server) => {
        const trusting = { ca: pem.rootCrt };
        await follow(clientFor(server, withTls({ ...trusting, cert: pem.personCrt, key: pem.personKey })));
        await failure(follow(clientFor(server, withTls(trusting))), Unreachable);
        assert.equal(server.handshakes.length, 1);
      },
      { tls: { ...chain, ca: pem.rootCrt, requestCert: true, rejectUnauthorized: true } },
    ));

  it("lets nothing out to a certificate that the person did not accept", () =>
    withSockets(
      done,
      async (server) => {
        const shown = await failure(
          follow(clientFor(server, withTls({ acceptedCertificate: "" }))),
          Unreachable,
        );
        assert.deepEqual([shown.sent, server.handshakes.length], ["no", 0]);
        await follow(clientFor(server, withTls({ acceptedCertificate: shown.certificate })));
        assert.equal(server.handshakes.length, 1);
      },
      { tls: { cert: pem.selfSignedCrt, key: pem.selfSignedKey } },
    ));

  it("is not tried without TLS", () =>
    withSockets(done, async (server) => {
      const { cause } = await failure(
        follow(clientFor(server.origin.replace("http:", "https:"))),
        Unreachable,
      );
      assert.deepEqual([cause, server.handshakes.length], ["notTls", 0]);
    }));
});

describe("messages", () => {
  it("are never compressed, nor masked, nor without end: what breaks the rules ends the stream", async () => {
    const faults: ((peer: Peer) => void)[] = [
      (peer) => {
        peer.raw(Buffer.from([0xc1, 1, 0x7b]));
      },
      (peer) => {
        peer.raw(Buffer.from([0x81, 0x81, 1, 2, 3, 4, 5]));
      },
      (peer) => {
        peer.raw(frame(opcodes.text, Buffer.from([0xff, 0xfe])));
      },
      (peer) => {
        peer.raw(frame(opcodes.continued, Buffer.from("{}")));
      },
    ];
    for (const fault of faults) {
      await withSockets(fault, async (server) => {
        const error = await failure(follow(clientFor(server)), CoderError);
        assert.equal(error.kind, "unreadable");
        await until(() => server.peers[0]?.isGone() === true);
      });
    }
  });

  it("of more than 16 MiB are not taken", () =>
    withSockets(
      (peer) => {
        peer.raw(Buffer.from([0x81, 127, 0, 0, 0, 0, 1, 0, 0, 1]));
      },
      async (server) => {
        const error = await failure(follow(clientFor(server)), CoderError);
        assert.equal(error.kind, "tooLarge");
      },
    ));
});
