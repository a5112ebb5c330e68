import assert from "node:assert/strict";
import { NotCoder } from "../../../../../src/coder";
import { failure } from "../../expectError";
import { clientFor, withServer } from "../../testServer";

describe("a redirect", () => {
  for (const [what, location, why] of [
    [
      "to the same path elsewhere is a deployment that moved",
      "https://new.example.com/base/api/v2/users/me",
      "moved",
    ],
    ["to the very same address is none", "/api/v2/users/me", "signIn"],
    ["to anything else is a sign-in", "https://login.example.com/", "signIn"],
  ] as const) {
    it(what, () =>
      withServer(
        (_request, response) => {
          response.writeHead(307, { Location: location }).end();
        },
        async (server) => {
          const error = await failure(clientFor(server).users.me(), NotCoder);
          assert.equal(error.why, why);
          if (why === "moved") assert.equal(error.redirect?.address, "https://new.example.com/base");
          assert.equal(server.seen.length, 1);
        },
      ),
    );
  }
});
