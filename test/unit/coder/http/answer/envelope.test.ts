import assert from "node:assert/strict";
import { NotCoder, NotFoundOrForbidden, Rejected } from "../../../../../src/coder";
import { failure } from "../../expectError";
import { clientFor, json, ofCoder, withServer } from "../../testServer";

const message = "Resource not found or you do not have access to this resource";
const refusal = JSON.stringify({ message });

describe("an error body", () => {
  for (const [what, type, body] of [
    ["does not say that it is JSON", "text/html", refusal],
    ["is JSON without a message", "application/json", '{"error":"no"}'],
    ["has a message that is no text", "application/json", '{"message":5}'],
    ["is null", "application/json", "null"],
    ["is a list", "application/json", "[]"],
    ["is a text", "application/json", '"message"'],
    ["is broken", "application/json", refusal.slice(0, -1)],
  ] as const) {
    it(`is no refusal of Coder's when it ${what}`, () =>
      withServer(
        (_request, response) => {
          response.writeHead(404, { "Content-Type": type, ...ofCoder }).end(body);
        },
        async (server) => {
          assert.equal((await failure(clientFor(server).keys.get("a"), NotCoder)).isCertain, false);
        },
      ));
  }

  it("is a refusal with its message alone", () =>
    withServer(
      (_request, response) => {
        response.writeHead(404, { "Content-Type": "application/problem+json", ...ofCoder }).end(refusal);
      },
      async (server) => {
        const error = await failure(clientFor(server).keys.get("a"), NotFoundOrForbidden);
        assert.deepEqual([error.serverMessage, error.detail], [message, undefined]);
      },
    ));

  it("has its message said where the detail is empty", () =>
    withServer(
      (_request, response) => {
        json(response, 400, { message: "Too short.", detail: "" });
      },
      async (server) => {
        const error = await failure(clientFor(server).keys.get("a"), Rejected);
        assert.equal(error.detail, undefined);
        assert.match(error.message, /refused the request: Too short\.$/);
      },
    ));
});
