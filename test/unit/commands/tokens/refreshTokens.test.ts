import assert from "node:assert/strict";
import { refreshTokens } from "../../../../src/commands/tokens/refreshTokens";
import type { TokenLists } from "../../../../src/tokens/list/loadedTokens";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { type CommandWindow, openCommandWindow, sessionsOf } from "../commandSupport";

describe("refreshing tokens", () => {
  useVscode();

  it("asks each deployment for its tokens anew, and shows what came meanwhile", async () => {
    const window: CommandWindow = await openCommandWindow();
    try {
      await window.tokenNamed("home-server");
      window.coderd.createToken("alice", { name: "fresh" });
      await refreshTokens(window);
      const listed = await window.listed.of(window.session);
      assert.ok(listed.some(({ key }) => key.name === "fresh"));
      assert.equal(window.coderd.log.count({ method: "GET", path: "/api/v2/users/me/keys/tokens" }), 1);
    } finally {
      await window.close();
    }
  });

  it("asks the keyring again for the sessions, but only where it has not given them", async () => {
    const here = sessionAt("coder.example.com", 0);
    const done: string[] = [];
    const tokens = { refresh: (reason: string) => Promise.resolve(void done.push(reason)) };
    const run = (fault: unknown, found = sessionsOf(here)) => {
      const sessions = {
        ...found,
        fault,
        restore: () => {
          done.push("restore");
          return Promise.resolve();
        },
      };
      return refreshTokens({ sessions, tokens: tokens as unknown as TokenLists });
    };
    await run(undefined);
    assert.deepEqual(done.splice(0), ["asked"]);
    await run(new Error("locked"));
    assert.deepEqual(done.splice(0), ["restore", "asked"]);
    await assert.rejects(run(new Error("locked"), sessionsOf()), { message: /Unlock your system's keyring/ });
    await assert.rejects(run(undefined, sessionsOf()), { message: /not signed in/ });
    assert.deepEqual(done, ["restore"], "nothing is asked of nobody");
  });
});
