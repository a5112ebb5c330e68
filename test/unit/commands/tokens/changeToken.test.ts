import assert from "node:assert/strict";
import { changeToken } from "../../../../src/commands/tokens/changeToken";
import type { GrantDiff } from "../../../../src/core/reasoning/grantDiff";
import type { NewTokenStart } from "../../../../src/drafting/draft/newTokenStart";
import type { ListedToken } from "../../../../src/presentation/token/listedToken";
import type { SignedIn } from "../../../../src/session/sessionState";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow, rowOf } from "../commandSupport";

const day = 86_400_000;
const diff: GrantDiff = {
  relation: "wider",
  scopes: { added: [], removed: [] },
  permissions: { added: ["workspace:start"], removed: [] },
  allowList: { added: [], removed: [] },
};

describe("changing what a token may do", () => {
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

  const change = (argument: unknown) =>
    changeToken(
      { ...window, openNewToken: (session, start) => void opened.push({ session, start }) },
      argument,
    );
  async function start(): Promise<NewTokenStart> {
    await change(rowOf(token));
    const begun = opened[0]?.start;
    assert.ok(begun);
    return begun;
  }
  const request = { name: "deploy-2", lifetimeSeconds: 3600, grant: { scopes: [], allowList: [] } };

  it("opens the form with the grant, the lifetime and the next name, and changes nothing yet", async () => {
    const { id, from } = await start();
    assert.equal(id, `change ${token.key.id}`);
    assert.deepEqual(from, {
      owner: undefined,
      name: "deploy-2",
      grant: { scopes: ["workspace:read"], allowList: [] },
      lifetimeSeconds: 7 * 86_400,
    });
    assert.equal(opened[0]?.session, window.session);
    assert.deepEqual(host.shown, []);
    assert.equal(window.coderd.log.entries.filter(({ method }) => method !== "GET").length, 0);
  });

  it("shows what differs before it is made, and the old one ends as the person says", async () => {
    const { beforeMint } = await start();
    host.answer = pressing("Create Token", "Once it's no longer used");
    assert.deepEqual(await beforeMint?.(request, diff), {
      ...request,
      replaces: { tokenId: token.key.id, name: "deploy", ending: { kind: "unused" } },
    });
    assert.equal(host.shown[0]?.message, 'Replace "deploy" with "deploy-2"?');
    assert.equal(host.shown[0].detail, "More permissions than before.\nAdded: workspace:start");
  });

  it("leaves the old one as it is when that is chosen", async () => {
    const { beforeMint } = await start();
    host.answer = pressing("Create Token", "Don't expire it early");
    assert.deepEqual(await beforeMint?.(request, diff), request);
  });

  it("makes nothing when the person leaves either question", async () => {
    const { beforeMint } = await start();
    assert.equal(await beforeMint?.(request, diff), undefined);
    assert.equal(host.shown.length, 1, "the second question does not come");
    host.answer = pressing("Create Token");
    await assert.rejects(beforeMint?.(request, diff) ?? Promise.resolve(), { name: "Cancelled" });
  });

  it("opens no form for somebody else who is signed in there now", async () => {
    await window.signIn("olive");
    await assert.rejects(change(rowOf(token)), { message: /as a different user/ });
    assert.deepEqual(opened, []);
  });

  it("opens no form for one that has expired", async () => {
    const over = await window.has("over", { createdAt: new Date(Date.now() - 8 * day), lifetime: 7 * day });
    await assert.rejects(change(rowOf(over)), { message: '"over" has already expired.' });
    assert.deepEqual(opened, []);
  });
});
