import assert from "node:assert/strict";
import { showEverybodysTokens } from "../../../../src/commands/tokens/showEverybodysTokens";
import { useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../commandSupport";

describe("showing everybody's tokens", () => {
  useVscode();
  let window: CommandWindow;
  afterEach(() => window.close());
  const listing = () => window.coderd.log.find({ path: "/api/v2/users/*/keys/tokens" });

  it("lists them for an owner", async () => {
    window = await openCommandWindow("olive");
    await showEverybodysTokens(window);
    assert.deepEqual(
      listing().map(({ query }) => query["include_all"]),
      ["true"],
    );
    const listed = await window.listed.of(window.session);
    assert.ok(new Set(listed.map(({ key }) => key.username)).size > 1);
  });

  for (const username of ["alice", "uma"]) {
    it(`says to ${username}, who is no owner, that it takes one, and lists nothing`, async () => {
      window = await openCommandWindow(username);
      await assert.rejects(showEverybodysTokens(window), {
        name: "Explained",
        message: /^You need the Owner role to see all users' tokens on /,
      });
      assert.deepEqual(listing(), []);
    });
  }

  it("does not take the same role in one organization for it", async () => {
    window = await openCommandWindow();
    window.coderd.faults.add(
      { path: "/api/v2/users/me" },
      {
        kind: "lie",
        merge: { roles: [{ name: "owner", organization_id: "22222222-2222-4222-8222-222222222299" }] },
      },
    );
    await assert.rejects(showEverybodysTokens(window), { name: "Explained" });
    assert.deepEqual(listing(), []);
  });
});
