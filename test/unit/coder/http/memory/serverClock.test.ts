import assert from "node:assert/strict";
import { ServerClock } from "../../../../../src/coder/http/memory/serverClock";
import { type Coderd, startCoderd } from "../../../../coderd";
import { clientFor, json, withServer } from "../../testServer";

const hour = 3_600_000;
const user = { id: "u", username: "alice" };

describe("a deployment's clock", () => {
  it("is this machine's before any answer", () => {
    const client = clientFor("https://coder.example.com:4430");
    assert.equal(client.clockSkewMs, undefined);
    assert.ok(Math.abs(+client.now() - Date.now()) < 1000);
  });

  for (const [what, ahead] of [
    ["a day ahead", 24 * hour],
    ["a day behind", -24 * hour],
    ["seven seconds ahead", 7000],
  ] as const) {
    it(`is learned when it is ${what}, and known to every client there is or will be`, () =>
      withServer(
        (_request, response) => {
          json(response, 200, user, { Date: new Date(Date.now() + ahead).toUTCString() });
        },
        async (server) => {
          const other = clientFor(server, {}, null);
          await clientFor(server).users.me();
          for (const client of [other, clientFor(server)]) {
            assert.ok(Math.abs((client.clockSkewMs ?? 0) - ahead) <= 1500, String(client.clockSkewMs));
            assert.ok(Math.abs(+client.now() - Date.now() - ahead) <= 2000);
          }
        },
      ));
  }

  for (const ahead of [-4000, -1000, 0, 1000, 4000]) {
    it(`counts as the same when it differs by ${String(ahead)} ms`, () =>
      withServer(
        (_request, response) => {
          json(response, 200, user, { Date: new Date(Date.now() + ahead).toUTCString() });
        },
        async (server) => {
          const client = clientFor(server);
          await client.users.me();
          assert.equal(client.clockSkewMs, 0);
        },
      ));
  }

  it("is told by refusals of Coder too", () =>
    withServer(
      (_request, response) => {
        json(response, 404, { message: "Gone." }, { Date: new Date(Date.now() + hour).toUTCString() });
      },
      async (server) => {
        const client = clientFor(server);
        await client.users.me().catch(() => undefined);
        assert.ok((client.clockSkewMs ?? 0) > hour - 5000);
      },
    ));

  const far = new Date(Date.now() + hour).toUTCString();
  for (const [what, headers] of [
    ["what stands in between says", { Date: far, "X-Coder-Build-Version": "" }],
    ["was kept by a cache", { Date: far, Age: "3600" }],
    ["is no date", { Date: "tomorrow" }],
    ["is another form", { Date: "2030-01-01T00:00:00Z" }],
    ["is a number", { Date: "1" }],
  ] as const) {
    it(`is not learned from what ${what}`, () =>
      withServer(
        (_request, response) => {
          json(response, 200, user, headers);
        },
        async (server) => {
          const client = clientFor(server);
          await client.users.me().catch(() => undefined);
          assert.equal(client.clockSkewMs, undefined);
        },
      ));
  }

  it("is as exact as the way there and back allows, and does not jump", () => {
    const clock = new ServerClock();
    const sent = Date.parse("2026-01-01T00:00:00.000Z");
    // Ten seconds on the way: the server's clock may be right.
    clock.learn("Thu, 01 Jan 2026 00:00:09 GMT", sent, sent + 10_000);
    assert.equal(clock.skewMs, 0);
    clock.learn("Thu, 01 Jan 2026 00:01:00 GMT", sent, sent + 100);
    assert.equal(clock.skewMs, 60_450);
    // This fits what is known.
    clock.learn("Thu, 01 Jan 2026 00:01:09 GMT", sent, sent + 20_000);
    assert.equal(clock.skewMs, 60_450);
    // And this does not: somebody set one of the clocks.
    clock.learn("Thu, 01 Jan 2026 00:00:00 GMT", sent, sent + 100);
    assert.equal(clock.skewMs, 0);
  });

  it("stays as it is known while an answer could have been made then, to the millisecond", () => {
    const sent = Date.parse("2026-01-01T00:00:00.000Z");
    const learned = (at: number): number | undefined => {
      const clock = new ServerClock();
      clock.learn("Thu, 01 Jan 2026 00:01:00 GMT", sent, sent + 100);
      assert.equal(clock.skewMs, 60_450);
      clock.learn("Thu, 01 Jan 2026 00:01:00 GMT", at, at);
      return clock.skewMs;
    };
    // Made at the first and at the last moment of its second, and just outside of it.
    assert.deepEqual([sent - 450, sent + 550].map(learned), [60_450, 60_450]);
    assert.deepEqual([sent - 451, sent + 551].map(learned), [60_951, 59_949]);
  });

  it("is another from five seconds on", () => {
    const at = Date.parse("2026-01-01T00:00:00.500Z");
    const clock = new ServerClock();
    clock.learn("Thu, 01 Jan 2026 00:00:05 GMT", at, at);
    assert.equal(clock.skewMs, 5000);
  });

  describe("of the embedded server", () => {
    let coderd: Coderd;
    beforeEach(async () => {
      coderd = await startCoderd();
    });
    afterEach(() => coderd.stop());

    it("is followed when it is set", async () => {
      const client = clientFor(coderd.url, {}, coderd.sessionKeyFor("alice"));
      await client.users.me();
      assert.equal(client.clockSkewMs, 0);
      coderd.clock.advance(2 * hour);
      await client.users.me();
      assert.ok(Math.abs(client.clockSkewMs - 2 * hour) < 2000);
    });
  });
});
