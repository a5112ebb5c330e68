import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { Unreachable, Unreadable } from "../../../src/coder";
import { failure } from "./expectError";
import { type Answering, clientFor, json, until, withServer } from "./testServer";

const user = { id: "u", username: "alice" };
const limitMs = 3000;

/** Four connections that another client left behind, and that `die` kills in one way or another. */
function withFourIdle(
  die: (socket: Socket) => void,
  work: (server: Parameters<Parameters<typeof withServer>[1]>[0], deadAsked: () => number) => Promise<void>,
): Promise<void> {
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();
  let isDead = false;
  let deadAsked = 0;
  const answer: Answering = (_request, response, socket) => {
    const respond = (): void => {
      json(response, 200, user);
    };
    if (isDead && sockets.has(socket)) {
      deadAsked += 1;
      die(socket);
    } else if (isDead) {
      respond();
    } else {
      sockets.add(socket);
      waiting.push(respond);
    }
  };
  return withServer(answer, async (server) => {
    const other = clientFor(server);
    const four = ["a", "b", "c", "d"].map((name) => other.users.get(name));
    await until(() => waiting.length === 4);
    waiting.forEach((respond) => {
      respond();
    });
    await Promise.all(four);
    assert.equal(server.connections(), 4);
    isDead = true;
    await work(server, () => deadAsked);
  });
}

describe("connections that died while they waited", () => {
  it("cost the next read one part of its time limit, and the one after nothing", () =>
    withFourIdle(
      () => undefined,
      async (server, deadAsked) => {
        const started = Date.now();
        const client = clientFor(server, { timeoutMs: limitMs });
        assert.equal((await client.users.me()).username, "alice");
        assert.ok(Date.now() - started < limitMs, `${String(Date.now() - started)} ms`);
        assert.equal(deadAsked(), 1);
        assert.equal((await client.users.me()).username, "alice");
        assert.equal(deadAsked(), 1);
      },
    ));

  for (const [what, die] of [
    ["are reset", (socket: Socket) => socket.resetAndDestroy()],
    ["are closed", (socket: Socket) => socket.destroy()],
  ] as const) {
    it(`cost the next read nothing when they ${what}`, () =>
      withFourIdle(die, async (server, deadAsked) => {
        assert.equal((await clientFor(server, { timeoutMs: limitMs }).users.me()).username, "alice");
        assert.ok(deadAsked() <= 1);
      }));
  }

  it("are never given a write", () =>
    withFourIdle(
      () => undefined,
      async (server, deadAsked) => {
        // The server answers every request with a user, which is no secret: that it answers is what counts.
        await failure(clientFor(server, { timeoutMs: limitMs }).keys.createSession(), Unreadable);
        assert.equal(deadAsked(), 0);
        assert.equal(server.connections(), 5);
      },
    ));

  it("do not make a slow server be asked for ever", () => {
    let asked = 0;
    return withServer(
      (_request, response) => {
        asked += 1;
        if (asked === 1) json(response, 200, user);
      },
      async (server) => {
        const client = clientFor(server, { timeoutMs: 600 });
        await client.users.me();
        const error = await failure(client.users.me(), Unreachable);
        assert.deepEqual([error.cause, error.sent], ["timeout", "maybe"]);
        assert.equal(asked, 3);
      },
    );
  });
});
