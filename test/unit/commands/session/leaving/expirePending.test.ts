import assert from "node:assert/strict";
import { expirePending } from "../../../../../src/commands/session/leaving/expirePending";
import type { ListedToken } from "../../../../../src/presentation/token/listedToken";
import { useVscode } from "../../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commandSupport";
import { retiringAt } from "./leavingSupport";

describe("ending tokens before somebody signs out", () => {
  useVscode();
  let window: CommandWindow;
  beforeEach(async () => (window = await openCommandWindow()));
  afterEach(() => window.close());

  const isAlive = (token: ListedToken) => (window.endOf(token) ?? new Date(0)) > new Date();
  async function retiring(name: string, whenUnused = false): Promise<ListedToken> {
    const token = await window.has(name, { lastUsedAt: new Date() });
    await window.retirements.add(retiringAt(window.session, name, { tokenId: token.key.id, whenUnused }));
    return token;
  }
  const expire = () => expirePending(window.retirements, [window.session]);

  it("ends those that were to end later, used or not, and no other", async () => {
    const tokens = [await retiring("old"), await retiring("older", true), await window.has("mine")];
    await expire();
    assert.deepEqual(tokens.map(isAlive), [false, false, true]);
    assert.equal(window.coderd.log.count({ method: "PUT" }), 2);
    assert.deepEqual(window.retirements.all, []);
  });

  it("says which could not be ended, of which nobody signs out then", async () => {
    const [first, second] = [await retiring("old"), await retiring("older")];
    window.coderd.faults.add(
      { path: `/api/v2/users/me/keys/${second.key.id}/expire` },
      { kind: "answer", status: 503 },
    );
    await assert.rejects(expire(), {
      name: "Explained",
      message: 'You\'re still signed in. Not expired yet: "older".',
    });
    assert.deepEqual([isAlive(first), isAlive(second)], [false, true]);
  });

  it("leaves the tokens of another person alone", async () => {
    const token = await window.has("hers");
    const pending = retiringAt(window.session, "hers", { tokenId: token.key.id, userId: "olive" });
    await window.retirements.add(pending);
    await expire();
    assert.ok(isAlive(token));
    assert.equal(window.coderd.log.count({ method: "PUT" }), 0);
  });
});
