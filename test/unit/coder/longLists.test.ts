import assert from "node:assert/strict";
import { Cancelled, type CoderClient, type TransportOptions, Unreadable } from "../../../src/coder";
import { failure } from "./expectError";
import { clientFor, json, withServer } from "./testServer";

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
        const read = await client.tokens.list();
        isRead = true;
        assert.deepEqual(
          read.map(({ id }) => id),
          tokens.map(({ id }) => id),
        );
        assert.ok(turns >= many / 500, `${String(turns)} turns`);
      },
      count,
    );
  });

  it("says which of them could not be read", () =>
    listing([...tokens, { ...key, created_at: "soon" }, { ...key, scopes: ["a", 1] }], async (client) => {
      const { issues } = await failure(client.tokens.list(), Unreadable);
      assert.deepEqual(issues, ["3000.created_at", "3001.scopes.1"]);
    }));

  it("is none when it is null, and unreadable when it is no list", async () => {
    await listing(null, async (client) => {
      assert.deepEqual(await client.tokens.list(), []);
    });
    await listing({ 0: key }, async (client) => {
      assert.deepEqual((await failure(client.tokens.list(), Unreadable)).issues, ["(body)"]);
    });
  });

  it("is given up in the middle", () => {
    const giving = new AbortController();
    return listing(
      tokens,
      async (client) => {
        await failure(client.tokens.list({}, giving.signal), Cancelled);
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
        await failure(client.tokens.list(), Cancelled);
      },
      () => {
        setImmediate(dispose);
      },
    );
  });
});
