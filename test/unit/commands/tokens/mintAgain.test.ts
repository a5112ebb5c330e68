import assert from "node:assert/strict";
import { mintAgain } from "../../../../src/commands/tokens/mintAgain";
import type { NewTokenStart } from "../../../../src/drafting/draft/newTokenStart";
import type { ListedToken } from "../../../../src/presentation/token/listedToken";
import type { KnownSessions, SignedIn } from "../../../../src/session/sessionState";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, listingOf, rowOf, sessionsOf } from "../commandSupport";

const bob = "22222222-2222-4222-8222-22222222220b";

describe("minting a token again", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];

  /** Runs the command, and gives the forms that were opened. */
  async function mint(
    argument: unknown,
    tokens: readonly ListedToken[] = [],
    sessions: KnownSessions = sessionsOf(here, there),
  ) {
    const opened: { session: SignedIn; start: NewTokenStart | undefined }[] = [];
    const openNewToken = (session: SignedIn, start?: NewTokenStart) => void opened.push({ session, start });
    await mintAgain({ sessions, listed: listingOf(...tokens), openNewToken }, argument);
    return opened;
  }
  const only = (tokens: readonly ListedToken[]): ListedToken => {
    const [first] = tokens;
    assert.ok(first);
    return first;
  };

  it("opens the form with its grant, its lifetime and a free name, at its own deployment", async () => {
    const allowList = [{ type: "workspace", id: "8d4f2c1a-55aa-4b0e-9c3e-2f1f7a6f0b21" }];
    const tokens = listedAt(there, [token("ci", { allowList }), token("ci-2")]);
    const [{ session, start } = { session: undefined, start: undefined }] = await mint(rowOf(only(tokens)));
    assert.equal(session, there);
    assert.deepEqual(start, {
      id: `again ${only(tokens).key.id}`,
      from: {
        owner: undefined,
        name: "ci-3",
        grant: { scopes: ["workspace:read"], allowList },
        lifetimeSeconds: 30 * 86_400,
      },
    });
  });

  it("is for the same owner, whose names alone are taken", async () => {
    const keys = [token("ci", { userId: bob, username: "bob" }), token("ci-2", { id: "CCCCCCCCCC" })];
    const [opened] = await mint(rowOf(only(listedAt(here, keys, { isEverybodys: true }))));
    const start = opened?.start;
    assert.deepEqual(start?.from.owner, { id: bob, username: "bob" });
    assert.equal(start.from.name, "ci-2");
  });

  it("is offered of expired ones, too, and opens nothing when the list is left", async () => {
    const tokens = listedAt(here, [token("old", { age: 40 })]);
    await assert.rejects(mint(undefined, tokens), { name: "Cancelled" });
    host.answer = pressing("old");
    assert.equal((await mint(undefined, tokens))[0]?.start?.id, `again ${only(tokens).key.id}`);
  });

  it("opens nothing for somebody else who is signed in there now", async () => {
    const olive = { ...here, record: { ...here.record, userId: bob, username: "olive" } };
    const row = rowOf(only(listedAt(here, ["ci"])));
    await assert.rejects(mint(row, [], sessionsOf(olive)), { message: /as a different user/ });
    assert.equal((await mint(row, [], sessionsOf({ ...here }))).length, 1, "a new key of the same person");
  });

  it("opens nothing where nobody is signed in any more", async () => {
    const tokens = listedAt(there, ["ci"]);
    await assert.rejects(mint(rowOf(only(tokens)), [], sessionsOf(here)), { message: /not signed in/ });
  });
});
