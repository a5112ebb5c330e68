import assert from "node:assert/strict";
import { showOwnTokens } from "../../../../src/commands/tokens/showOwnTokens";
import { startCoderd } from "../../../coderd";
import { useVscode } from "../../../support/vscode/host";
import { openCommandWindow } from "../commandSupport";

describe("showing only one's own tokens again", () => {
  useVscode();

  it("lists them anew at every deployment, without those of others", async () => {
    const window = await openCommandWindow("olive");
    const other = await startCoderd();
    try {
      const there = await window.signIn("olive", other);
      for (const session of [window.session, there]) await window.tokens.of(session).ofEverybody(true);
      await showOwnTokens(window);
      for (const session of [window.session, there]) {
        const loaded = await window.tokens.of(session).loaded();
        assert.deepEqual(
          new Set(loaded.tokens.map(({ userId }) => userId)),
          new Set([session.record.userId]),
        );
      }
      for (const { log } of [window.coderd, other])
        assert.notEqual(log.last({ path: "/api/v2/users/*/keys/tokens" }).query["include_all"], "true");
    } finally {
      await window.close();
      await other.stop();
    }
  });
});
