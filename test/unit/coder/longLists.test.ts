import assert from "node:assert/strict";
import { type CoderClient, GivenUp, TooLarge, type TransportOptions, Unreadable } from "../../../src/coder";
import { failure } from "./expectError";
import { clientFor, json, ofCoder, withServer } from "./testServer";

const time = "2026-01-01T00:00:00Z";
const key = { id: "a", user_id: "u", lifetime_seconds: 1, expires_at: time, created_at: time };
const many = 3000;

/** Works with a client of a server that lists `tokens`, and may act at the moment when all of them have arrived. */
function listing(
  tokens: unknown,
  work: (client: CoderClient) => Promise<void>,
  onRequest?: TransportOptions["onRequest"],
): Promise<void> {
  return withServer(
    (_request, response) => {
      json(response, 200, tokens);
    },
    (server) => work(clientFor(server, { onRequest })),
  );
}

describe("a long list of tokens", () => {
  const tokens = Array.from({ length: many }, (_, index) => ({ ...key, id: String(index) }));

  it("leaves turns to others while it is read, and comes whole and in order", () => {
    let turns = 0;
    let isRead = false;
    const count = (): void => {
      turns += 1;
      if (!isRead) setImmediate(count);
    };
    return listing(
      tokens,
      async (client) => {
        const { items, unreadable } = await client.tokens.list();
        isRead = true;
        assert.deepEqual(unreadable, []);
        assert.deepEqual(
          items.map(({ id }) => id),
          tokens.map(({ id }) => id),
        );
        assert.ok(turns >= many / 500, `${String(turns)} turns`);
      },
      count,
    );
  });

  it("comes with all that can be read, and says which could not", () =>
    listing(
      [
        { ...key, id: "never", token_name: "no end", expires_at: null },
        ...tokens,
        { ...key, id: "odd", scopes: ["a", 1] },
        { ...key, lifetime_seconds: undefined },
        { created_at: "soon" },
        null,
      ],
      async (client) => {
        const { items, unreadable } = await client.tokens.list();
        assert.equal(items.length, many);
        assert.deepEqual(
          unreadable.map(({ id, name }) => [id, name]),
          [
            ["never", "no end"],
            ["odd", undefined],
            ["a", undefined],
            [undefined, undefined],
            [undefined, undefined],
          ],
        );
        assert.deepEqual(unreadable[0]?.issues, ["0.expires_at"]);
        assert.deepEqual(unreadable[1]?.issues, ["3001.scopes.1"]);
      },
    ));

  it("is told as far as it goes even if nothing of it can be read", () =>
    listing([{ ...key, expires_at: null }], async (client) => {
      const { items, unreadable } = await client.tokens.list();
      assert.deepEqual([items.length, unreadable.map(({ id }) => id)], [0, ["a"]]);
    }));

  it("is none when it is null, and unreadable when it is no list", async () => {
    await listing(null, async (client) => {
      assert.deepEqual(await client.tokens.list(), { items: [], unreadable: [] });
    });
    await listing({ 0: key }, async (client) => {
      assert.deepEqual((await failure(client.tokens.list(), Unreadable)).issues, ["(body)"]);
    });
  });

  it("of everybody at a very large deployment is read, beyond what any single thing may weigh", () => {
    const allow_list = Array.from(
      { length: 8 },
      (_, n) => `workspace:00000000-0000-4000-8000-00000000000${String(n)}`,
    );
    const everybodys = Array.from({ length: 40_000 }, (_, index) => ({
      ...key,
      id: String(index),
      allow_list,
    }));
    assert.ok(JSON.stringify(everybodys).length > 16 * 1024 * 1024);
    return listing(everybodys, async (client) => {
      assert.equal((await client.tokens.list()).items.length, 40_000);
    });
  }).timeout(60_000);

  it("beyond all bounds is refused with the bound", () =>
    withServer(
      (_request, response) => {
        response.writeHead(200, {
          "Content-Type": "application/json",
          "Content-Length": 70 * 1024 * 1024,
          ...ofCoder,
        });
        response.write("[");
      },
      async (server) => {
        const error = await failure(clientFor(server).tokens.list(), TooLarge);
        assert.match(error.message, /too large: more than 64 MiB\.$/);
      },
    ));

  it("is given up in the middle", () => {
    const giving = new AbortController();
    return listing(
      tokens,
      async (client) => {
        await failure(client.tokens.list({}, giving.signal), GivenUp);
      },
      () => {
        setImmediate(() => {
          giving.abort();
        });
      },
    );
  });

  it("is given up in the middle when the client is disposed", () => {
    let dispose = (): void => undefined;
    return listing(
      tokens,
      async (client) => {
        dispose = () => {
          client.dispose();
        };
        await failure(client.tokens.list(), GivenUp);
      },
      () => {
        setImmediate(dispose);
      },
    );
  });
});
