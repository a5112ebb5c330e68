import assert from "node:assert/strict";
import { NotCoder, TooLarge } from "../../../../../src/coder";
import { failure } from "../../expectError";
import { clientFor, ofCoder, until, withServer } from "../../testServer";

const user = { id: "u", username: "alice" };

describe("a body at its limit", () => {
  const exactly = JSON.stringify(user);
  const maxBytes = Buffer.byteLength(exactly);

  for (const [how, headers] of [
    ["with its length", { "Content-Length": maxBytes }],
    ["in chunks", {}],
  ] as const) {
    it(`is read when it is as long as may be, ${how}`, () =>
      withServer(
        (_request, response) => {
          response
            .writeHead(200, { "Content-Type": "application/json", ...ofCoder, ...headers })
            .end(exactly);
        },
        async (server) => {
          assert.equal((await clientFor(server, { maxBytes }).users.me()).username, "alice");
          await failure(clientFor(server, { maxBytes: maxBytes - 1 }).users.me(), TooLarge);
        },
      ));
  }

  for (const status of [300, 302]) {
    it(`is not read at all of a redirect, even one that says it is JSON: ${String(status)}`, () =>
      withServer(
        (_request, response) => {
          response.writeHead(status, { "Content-Type": "application/json", Location: "/login" });
          const pour = (): void => {
            while (!response.destroyed && response.write(" ".repeat(16_384)));
            if (!response.destroyed) response.once("drain", pour);
          };
          pour();
        },
        async (server) => {
          const error = await failure(clientFor(server, { maxBytes: 1000 }).users.me(), NotCoder);
          assert.equal(error.status, status);
          await until(() => server.open() === 0);
        },
      ));
  }
});
