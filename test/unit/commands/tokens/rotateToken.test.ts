import assert from "node:assert/strict";
import { rotateToken } from "../../../../src/commands/tokens/rotateToken";
import type { Explained } from "../../../../src/platform/errors";
import type { ListedToken } from "../../../../src/presentation/token/listedToken";
import { host, pressing, type Shown, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow, rowOf } from "../commandSupport";

const minting = { method: "POST", path: "/api/v2/users/*/keys/tokens" };
const day = 86_400_000;

describe("rotating a token", () => {
  useVscode();
  let window: CommandWindow;
  let token: ListedToken;
  beforeEach(async () => {
    window = await openCommandWindow();
    token = await window.has("deploy", { scopes: ["workspace:read"], lifetime: 7 * day });
    host.answer = pressing("Immediately", "Create Token");
  });
  afterEach(() => window.close());

  /** What was asked of the server for each new token. */
  const bodies = () =>
    window.coderd.log.find(minting).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const question = (): Shown => {
    const asked = host.shown.find(({ isModal }) => isModal);
    assert.ok(asked, host.messages.join());
    return asked;
  };
  /** What the journal says the new token takes the place of. */
  async function replaced() {
    const intent = await window.records.journal.get(window.delivered[0]?.id ?? "");
    assert.ok(intent);
    return intent.request.replaces;
  }

  /** How the command fails. */
  async function failed(): Promise<Explained> {
    try {
      await rotateToken(window, rowOf(token));
    } catch (error) {
      return error as Explained;
    }
    throw new Error("it did not fail");
  }

  it("creates one of the same grant and lifetime, hands it over, and leaves the old one alive till then", async () => {
    await rotateToken(window, rowOf(token));
    assert.equal(question().message, 'Replace "deploy" with "deploy-2"?');
    assert.match(question().detail ?? "", /^Same permissions, valid for 7 days\.$/);
    const [{ token_name, scopes, lifetime } = {}, ...others] = bodies();
    assert.deepEqual([token_name, scopes, lifetime], ["deploy-2", ["workspace:read"], 7 * day * 1e6]);
    assert.deepEqual(others, []);
    assert.deepEqual(
      window.delivered.map(({ name }) => name),
      ["deploy-2"],
    );
    assert.deepEqual(await replaced(), {
      tokenId: token.key.id,
      name: "deploy",
      ending: { kind: "after", seconds: 0 },
    });
    assert.ok((window.endOf(token) ?? new Date(0)) > new Date());
  });

  it("creates nothing when either question is left", async () => {
    for (const answers of [[], ["Immediately"]]) {
      host.answer = pressing(...answers);
      await assert.rejects(rotateToken(window, rowOf(token)), { name: "Cancelled" });
    }
    assert.equal(window.coderd.log.count(minting), 0);
    assert.deepEqual(window.delivered, []);
  });

  it("says before when the old one ends later, and that this needs VS Code open", async () => {
    for (const [ending, sentence] of [
      ["1 day after you save the new secret", '"deploy" expires 1 day after you save the new secret.'],
      [
        "Once it's no longer used",
        '"deploy" expires once it\'s no longer used, after you save the new secret.',
      ],
    ] as const) {
      host.shown.length = 0;
      host.answer = pressing(ending);
      await assert.rejects(rotateToken(window, rowOf(token)), { name: "Cancelled" });
      const [, end, open] = (question().detail ?? "").split("\n");
      assert.equal(end, sentence);
      assert.match(open ?? "", /^Nothing expires early while VS Code is closed/);
    }
  });

  it("takes nothing's place when the old one shall live on", async () => {
    host.answer = pressing("Don't expire it early", "Create Token");
    await rotateToken(window, rowOf(token));
    assert.equal(await replaced(), undefined);
    assert.equal(window.delivered.length, 1);
  });

  it("says that it lives less long where the deployment allows less now", async () => {
    const long = await window.has("long", { lifetime: 90 * day });
    const path = "/api/v2/users/me/keys/tokens/tokenconfig";
    window.coderd.faults.add({ path }, { kind: "lie", merge: { max_token_lifetime: 30 * day * 1e6 } });
    await rotateToken(window, rowOf(long));
    assert.match(question().detail ?? "", /^Same permissions, valid for 30 days, the maximum on .*\.$/);
    assert.equal(bodies()[0]?.["lifetime"], 30 * day * 1e6);
  });

  it("offers the next name when somebody took this one meanwhile, and creates it on a press", async () => {
    host.answer = (shown) => {
      if (shown.isModal) window.coderd.createToken("alice", { name: "deploy-2" });
      return pressing("Immediately", "Create Token")(shown);
    };
    const failure = await failed();
    assert.equal(failure.message, 'A token named "deploy-2" was just created by someone else.');
    assert.deepEqual(
      failure.steps.map(({ title }) => title),
      ['Create "deploy-3"'],
    );
    assert.deepEqual(window.delivered, []);
    await failure.steps[0]?.run();
    assert.deepEqual(
      window.delivered.map(({ name }) => name),
      ["deploy-3"],
    );
    assert.equal((await replaced())?.tokenId, token.key.id);
  });

  it("says that nobody knows when the answer is lost, and offers to create it again", async () => {
    window.coderd.faults.add({ ...minting, times: 1 }, { kind: "reset", when: "before" });
    const failure = await failed();
    assert.match(String(failure), /didn't confirm that the token was created/);
    assert.deepEqual(
      failure.steps.map(({ title }) => title),
      ["Create Again"],
    );
    await failure.steps[0]?.run();
    assert.deepEqual(
      window.delivered.map(({ name }) => name),
      ["deploy-2"],
    );
  });

  it("creates nothing for somebody else who is signed in there now", async () => {
    const olive = await window.signIn("olive");
    window.coderd.log.clear();
    await assert.rejects(rotateToken(window, rowOf(token)), { message: /as a different user/ });
    assert.deepEqual(host.shown, []);
    assert.equal(window.coderd.log.count(), 0);
    await window.sessions.signOut(olive);
    await assert.rejects(rotateToken(window, rowOf(token)), { message: /not signed in/ });
  });

  it("is refused for one that has expired by the server's clock, before anything is asked", async () => {
    const over = await window.has("over", { createdAt: new Date(Date.now() - 8 * day), lifetime: 7 * day });
    await assert.rejects(rotateToken(window, rowOf(over)), { message: '"over" has already expired.' });
    assert.deepEqual(host.shown, []);
    assert.equal(window.coderd.log.count(), 0);
  });
});
