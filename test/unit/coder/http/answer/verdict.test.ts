import assert from "node:assert/strict";
import { NotCoder, NotFoundOrForbidden, Rejected, type WhyNotCoder } from "../../../../../src/coder";
import { failure } from "../../expectError";
import { type Answering, clientFor, json, ofCoder, withServer } from "../../testServer";

const words = { message: "No.", detail: "Because." };

/** Coder says who it is with its header, and everything else comes from something in between. */
function between(answer: Answering): Answering {
  return (request, response, socket) => {
    if (request.url.endsWith("/buildinfo")) json(response, 200, { version: "v2.35.1", external_url: "" });
    else answer(request, response, socket);
  };
}

describe("what Coder itself says", () => {
  for (const status of [408, 421, 425, 499]) {
    it(`is its own refusal, though gateways say it too: ${String(status)}`, () =>
      withServer(
        (_request, response) => {
          json(response, status, words);
        },
        async (server) => {
          const error = await failure(clientFor(server).keys.delete("a"), Rejected);
          assert.deepEqual([error.status, error.isCertain], [status, true]);
        },
      ));
  }

  it("is that a thing is gone: 410", () =>
    withServer(
      (_request, response) => {
        json(response, 410, words);
      },
      async (server) => {
        const error = await failure(clientFor(server).keys.delete("a"), NotFoundOrForbidden);
        assert.deepEqual([error.isForbidden, error.isCertain], [false, true]);
      },
    ));

  it("is no missing route with another status", () =>
    withServer(
      (_request, response) => {
        json(response, 400, { message: "Route not found." });
      },
      async (server) => {
        await failure(clientFor(server).keys.get("a"), Rejected);
      },
    ));

  it("is a page, whatever the header says, when a success is no JSON", () =>
    withServer(
      (_request, response) => {
        response.writeHead(200, { "Content-Type": "text/html", ...ofCoder }).end("<p>{}</p>");
      },
      async (server) => {
        assert.equal((await failure(clientFor(server).users.me(), NotCoder)).why, "page");
      },
    ));
});

describe("what something in between says", () => {
  for (const [status, type, why] of [
    [200, "application/json", "between"],
    [204, undefined, "between"],
    [200, "text/html", "page"],
    [300, "text/html", "redirect"],
    [401, "application/json", "between"],
    [401, "text/html", "page"],
    [511, "text/html", "portal"],
  ] as const satisfies readonly (readonly [number, string | undefined, WhyNotCoder])[]) {
    it(`is called ${why}: ${String(status)} ${type ?? "without a body"}`, () =>
      withServer(
        between((_request, response) => {
          response.writeHead(status, type === undefined ? {} : { "Content-Type": type });
          response.end(type === undefined ? undefined : JSON.stringify(words));
        }),
        async (server) => {
          const error = await failure(clientFor(server).keys.delete("a"), NotCoder);
          assert.deepEqual([error.why, error.status, error.isCertain], [why, status, false]);
        },
      ));
  }

  for (const text of [
    "No required SSL certificate was sent",
    "The plain HTTP request was sent to HTTPS port",
  ]) {
    it(`is about the way of asking with 400 alone: ${text}`, () =>
      withServer(
        between((_request, response) => {
          response.writeHead(403, { "Content-Type": "text/html" }).end(text);
        }),
        async (server) => {
          assert.equal((await failure(clientFor(server).users.me(), NotCoder)).why, "page");
        },
      ));
  }
});
