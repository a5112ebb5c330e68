import assert from "node:assert/strict";
import { clientFor, json, markerSession, withServer } from "../testServer";

describe("a list of which some cannot be read", () => {
  const key = {
    id: "abcdefghij",
    user_id: "u",
    expires_at: "2026-11-29T00:00:00Z",
    created_at: "2026-11-22T00:00:00Z",
    lifetime_seconds: 60,
  };

  it("is read where a single one cannot be told by anything", () =>
    withServer(
      (_request, response) => {
        json(response, 200, [{}, key]);
      },
      async (server) => {
        const { items, unreadable } = await clientFor(server).tokens.list();
        assert.deepEqual([items.length, unreadable.length], [1, 1]);
      },
    ));

  it("is read as far as it can be, also where the rest has no ids", () =>
    withServer(
      (_request, response) => {
        json(response, 200, [key, {}, { id: "", token_name: "" }, "text", { id: "b", name: markerSession }]);
      },
      async (server) => {
        const { items, unreadable } = await clientFor(server).tokens.list();
        assert.deepEqual(
          items.map(({ id }) => id),
          ["abcdefghij"],
        );
        assert.deepEqual(
          unreadable.map(({ id, name }) => [id, name]),
          [
            [undefined, undefined],
            [undefined, undefined],
            [undefined, undefined],
            ["b", "…"],
          ],
        );
      },
    ));
});
