import assert from "node:assert/strict";
import net, { type AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { GivenUp, Unreachable, type UnreachableCause } from "../../../src/coder";
import { failure } from "./expectError";
import { clientFor, json, ofCoder, until, withServer } from "./testServer";

const user = { id: "u", username: "alice" };

describe("a network that fails", () => {
  it("says that the connection was refused, and that nothing was sent", async () => {
    const port = await freePort();
    const error = await failure(
      clientFor(`http://127.0.0.1:${String(port)}`).keys.createSession(),
      Unreachable,
    );
    assert.deepEqual([error.cause, error.sent, error.code], ["refused", "no", "ECONNREFUSED"]);
  });

  for (const name of ["no-such-host.invalid", "proxy.invalid", "aborted.invalid"]) {
    it(`says that the name ${name} does not exist`, async () => {
      const error = await failure(clientFor(`https://${name}`).users.me(), Unreachable);
      assert.deepEqual([error.cause, error.sent], ["dns", "no"]);
      assert.ok(error.message.includes(name));
    });
  }

  it("says that the connection was closed before an answer began", () =>
    withServer(
      (_request, _response, socket) => socket.end(),
      async (server) => {
        const error = await failure(clientFor(server).keys.createSession(), Unreachable);
        assert.deepEqual([error.cause, error.sent], ["closed", "maybe"]);
      },
    ));

  it("says that the connection was reset before an answer began", () =>
    withServer(
      (_request, _response, socket) => socket.resetAndDestroy(),
      async (server) => {
        const error = await failure(clientFor(server).keys.createSession(), Unreachable);
        assert.ok(["reset", "closed"].includes(error.cause));
        assert.equal(error.sent, "maybe");
      },
    ));

  for (const [name, headers] of [
    ["with a length", { "Content-Length": "500" }],
    ["in chunks", {}],
    ["in gzip", { "Content-Encoding": "gzip" }],
  ] as const) {
    it(`does not take an answer ${name} that breaks off for a whole one`, () =>
      withServer(
        (_request, response, socket) => {
          response.writeHead(200, { "Content-Type": "application/json", ...ofCoder, ...headers });
          const whole = Buffer.from("[]".padEnd(200));
          const body = "Content-Encoding" in headers ? gzipSync(whole).subarray(0, 20) : whole;
          response.write(body, () => socket.destroy());
        },
        async (server) => {
          const error = await failure(clientFor(server).tokens.list(), Unreachable);
          assert.ok((["closed", "reset"] as UnreachableCause[]).includes(error.cause), error.cause);
          assert.equal(error.sent, "maybe");
        },
      ));
  }

  it("gives up on a server that never answers", () =>
    withServer(
      () => undefined,
      async (server) => {
        const error = await failure(clientFor(server, { timeoutMs: 100 }).keys.createSession(), Unreachable);
        assert.deepEqual([error.cause, error.sent], ["timeout", "maybe"]);
        await until(() => server.open() === 0);
      },
    ));

  it("waits when the limit is longer than a timer counts", () =>
    withServer(
      (_request, response) => {
        setTimeout(() => {
          json(response, 200, user);
        }, 30);
      },
      async (server) => {
        assert.equal((await clientFor(server, { timeoutMs: 2 ** 40 }).users.me()).username, "alice");
      },
    ));

  for (const [name, first] of [
    ["its headers", ""],
    ["its body", 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"id":'],
    ["an error body", "HTTP/1.1 500 Oh\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{"],
  ] as const) {
    it(`gives up on a server that drips ${name}`, () =>
      withServer(
        (_request, _response, socket) => {
          socket.write(first === "" ? "HTTP/1.1 200 OK\r\nX-Slow: " : first);
          const timer = setInterval(() => socket.write("a"), 10);
          socket.on("close", () => {
            clearInterval(timer);
          });
        },
        async (server) => {
          const started = Date.now();
          const error = await failure(clientFor(server, { timeoutMs: 150 }).users.me(), Unreachable);
          assert.equal(error.cause, "timeout");
          assert.ok(Date.now() - started < 1500);
          await until(() => server.open() === 0);
        },
      ));
  }

  it("knows that nothing was sent while a TLS handshake hangs", () =>
    rawServer(
      () => undefined,
      async (port) => {
        const client = clientFor(`https://127.0.0.1:${String(port)}`, { timeoutMs: 100 });
        const error = await failure(client.keys.createSession(), Unreachable);
        assert.deepEqual([error.cause, error.sent], ["timeout", "no"]);
      },
    ));

  it("calls bytes that are no HTTP an answer broken off or the wrong protocol", () =>
    rawServer(
      (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n"),
      async (port) => {
        const error = await failure(clientFor(`http://127.0.0.1:${String(port)}`).users.me(), Unreachable);
        assert.ok((["notTls", "closed"] as UnreachableCause[]).includes(error.cause));
      },
    ));

  it("calls headers without end a failure", () =>
    rawServer(
      (socket) => socket.write(`HTTP/1.1 200 OK\r\nX-Long: ${"a".repeat(100_000)}`),
      async (port) => {
        await failure(clientFor(`http://127.0.0.1:${String(port)}`).users.me(), Unreachable);
      },
    ));

  it("reads again when an idle connection turns out to be closed, but never writes again", () => {
    let answered = 0;
    return withServer(
      (_request, response, socket) => {
        answered += 1;
        if (answered === 1 || answered === 3 || answered === 4) json(response, 200, user);
        else socket.destroy();
      },
      async (server) => {
        const client = clientFor(server);
        await client.users.me();
        await client.users.me();
        assert.deepEqual([server.seen.length, server.connections()], [3, 2]);
        await client.users.me();
        const error = await failure(client.keys.createSession(), Unreachable);
        assert.equal(error.sent, "maybe");
        assert.equal(server.seen.length, 5);
      },
    );
  });

  it("does not read again when a new connection is closed", () =>
    withServer(
      (_request, _response, socket) => socket.destroy(),
      async (server) => {
        await failure(clientFor(server).users.me(), Unreachable);
        assert.equal(server.seen.length, 1);
      },
    ));

  it("leaves a connection alone that waited for this client and now works for another", () => {
    let answer = (): void => undefined;
    return withServer(
      ({ url }, response) => {
        const done = (): void => {
          json(response, 200, user);
        };
        if (url.endsWith("/bob")) answer = done;
        else if (!url.endsWith("/late")) done();
      },
      async (server) => {
        const impatient = clientFor(server, { timeoutMs: 200 });
        await impatient.users.me();
        const slow = clientFor(server).users.get("bob");
        await until(() => server.seen.length === 2);
        await failure(impatient.users.get("late"), Unreachable);
        answer();
        assert.deepEqual([(await slow).username, server.connections()], ["alice", 2]);
      },
    );
  });
});

describe("a caller who gives up", () => {
  it("sends nothing when it gave up before", () =>
    withServer(
      (_request, response) => {
        json(response, 200, user);
      },
      async (server) => {
        const error = await failure(clientFor(server).users.me(AbortSignal.abort()), GivenUp);
        assert.deepEqual([error.sent, error.isCertain, error.advice], ["no", true, "Nothing was sent."]);
        assert.equal(server.seen.length, 0);
      },
    ));

  it("ends a request that waits for its answer", () => {
    const controller = new AbortController();
    return withServer(
      () => {
        controller.abort();
      },
      async (server) => {
        const error = await failure(clientFor(server).keys.createSession(controller.signal), GivenUp);
        assert.deepEqual([error.sent, error.isCertain], ["maybe", false]);
        assert.match(error.advice, /may have been made/);
        await until(() => server.open() === 0);
      },
    );
  });

  it("ends a request whose answer is arriving", () => {
    const controller = new AbortController();
    return withServer(
      (_request, response) => {
        response.writeHead(200, { "Content-Type": "application/json", ...ofCoder });
        response.write("[", () => {
          setTimeout(() => {
            controller.abort();
          }, 30);
        });
      },
      async (server) => {
        await failure(clientFor(server).tokens.list({}, controller.signal), GivenUp);
        await until(() => server.open() === 0);
      },
    );
  });

  it("ends everything when the client is disposed, and later requests too", () =>
    withServer(
      () => undefined,
      async (server) => {
        const client = clientFor(server);
        const underWay = [client.users.me(), client.tokens.list()];
        await until(() => server.seen.length === 2);
        client.dispose();
        for (const request of [...underWay, client.users.me()]) await failure(request, GivenUp);

        assert.equal(server.seen.length, 2);
        await until(() => server.open() === 0);
      },
    ));

  it("sends nothing when the client was disposed before its first request", () =>
    withServer(
      (_request, response) => {
        json(response, 200, user);
      },
      async (server) => {
        const client = clientFor(server);
        client.dispose();
        await failure(client.users.me(), GivenUp);
        await failure(client.keys.createSession(), GivenUp);
        assert.equal(server.seen.length, 0);
      },
    ));

  it("leaves no listener on a signal that lives on", () =>
    withServer(
      (_request, response) => {
        json(response, 200, user);
      },
      async (server) => {
        const warnings: Error[] = [];
        const note = (warning: Error): void => {
          warnings.push(warning);
        };
        process.on("warning", note);
        const { signal } = new AbortController();
        const client = clientFor(server);
        for (let round = 0; round < 50; round += 1) await client.users.me(signal);

        await new Promise((resolve) => setImmediate(resolve));
        process.off("warning", note);
        assert.deepEqual(warnings, []);
      },
    ));
});

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function rawServer(
  answer: (socket: net.Socket) => unknown,
  work: (port: number) => Promise<void>,
): Promise<void> {
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket);
    socket.on("error", () => undefined);
    socket.once("data", () => answer(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    await work((server.address() as AddressInfo).port);
  } finally {
    for (const socket of sockets) socket.destroy();

    await new Promise((resolve) => server.close(resolve));
  }
}
