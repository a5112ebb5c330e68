import assert from "node:assert/strict";
import { openSuccessor } from "../../../../../src/commands/tokens/succession/openSuccessor";
import type { NewTokenStart } from "../../../../../src/drafting/draft/newTokenStart";
import type { ListedToken } from "../../../../../src/presentation/token/listedToken";
import type { SignedIn } from "../../../../../src/session/sessionState";
import { host, useVscode } from "../../../../support/vscode/host";
import { type CommandWindow, openCommandWindow, rowOf } from "../../commandSupport";

const day = 86_400_000;

describe("opening the form for a token in place of another", () => {
  useVscode();
  let window: CommandWindow;
  let token: ListedToken;
  let opened: { readonly session: SignedIn; readonly start: NewTokenStart | undefined }[];
  beforeEach(async () => {
    window = await openCommandWindow();
    opened = [];
    token = await window.has("deploy", { scopes: ["workspace:read"], lifetime: 7 * day });
  });
  afterEach(() => window.close());

  const open = (argument: unknown, how: "change" | "rotate" = "change") =>
    openSuccessor(
      { ...window, openNewToken: (session, start) => void opened.push({ session, start }) },
      argument,
      how,
      "Which?",
    );

  for (const how of ["change", "rotate"] as const) {
    it(`begins with its grant, its lifetime and the next name, and nothing is asked or sent: ${how}`, async () => {
      await open(rowOf(token), how);
      const [{ session, start } = {}] = opened;
      assert.equal(session, window.session);
      assert.deepEqual(start, {
        id: `${how} ${token.key.id}`,
        from: {
          owner: undefined,
          name: "deploy-2",
          grant: { scopes: ["workspace:read"], allowList: [] },
          lifetimeSeconds: 7 * 86_400,
        },
        replaces: {
          how,
          tokenId: token.key.id,
          name: "deploy",
          nameInFull: "deploy",
          expiresAt: token.key.expiresAt,
          canExpire: true,
          longerBefore: undefined,
        },
      });
      assert.deepEqual(host.shown, []);
      assert.equal(window.coderd.log.entries.filter(({ method }) => method !== "GET").length, 0);
    });
  }

  it("says how long it was valid where the deployment allows less now", async () => {
    const long = await window.has("long", { lifetime: 90 * day });
    const path = "/api/v2/users/me/keys/tokens/tokenconfig";
    window.coderd.faults.add({ path }, { kind: "lie", merge: { max_token_lifetime: 30 * day * 1e6 } });
    await open(rowOf(long), "rotate");
    assert.equal(opened[0]?.start?.replaces?.longerBefore, "90 days");
    assert.equal(opened[0].start.from.lifetimeSeconds, 30 * 86_400);
  });

  it("opens no form for somebody else who is signed in there now, nor without anybody", async () => {
    const olive = await window.signIn("olive");
    await assert.rejects(open(rowOf(token)), { message: /as a different user/ });
    await window.sessions.signOut(olive);
    await assert.rejects(open(rowOf(token)), { message: /not signed in/ });
    assert.deepEqual(opened, []);
  });

  it("opens no form for one that has expired by the server's clock", async () => {
    const over = await window.has("over", { createdAt: new Date(Date.now() - 8 * day), lifetime: 7 * day });
    await assert.rejects(open(rowOf(over)), { message: '"over" has already expired.' });
    assert.deepEqual(opened, []);
  });
});
