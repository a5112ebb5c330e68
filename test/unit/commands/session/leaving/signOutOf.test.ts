import assert from "node:assert/strict";
import { signOutOf } from "../../../../../src/commands/session/leaving/signOutOf";
import { KeyringFailed } from "../../../../../src/platform/keyring/keyringFailed";
import type { SignedIn } from "../../../../../src/session/sessionState";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commandSupport";
import { retiringAt, stakeOf, waitingAt } from "./leavingSupport";

describe("signing out of a deployment after its questions", () => {
  useVscode();
  let window: CommandWindow;
  beforeEach(async () => (window = await openCommandWindow()));
  afterEach(() => window.close());

  const out = (
    asks: "always" | "atStake",
    stake: ReturnType<typeof stakeOf> = stakeOf(),
    session: SignedIn = window.session,
  ) => signOutOf({ ...window, ...stake, forgetDeployment: () => Promise.resolve() }, session, asks);
  const questions = () => host.shown.filter(({ isModal }) => isModal);
  const isLeft = () => window.sessions.at(window.session.deployment.href) === undefined;

  it("asks always, or only when something is at stake", async () => {
    assert.equal(await out("always"), false);
    assert.equal(questions().length, 1);
    assert.equal(isLeft(), false);
    assert.equal(await out("atStake"), true);
    assert.equal(questions().length, 1);
    assert.ok(isLeft());
  });

  it("stays when the person does, whatever is at stake, and sends nothing", async () => {
    const { session } = window;
    const kept = [{ deployment: session.deployment.href, name: "saved" }];
    const unknown = stakeOf();
    unknown.vault.list = () => Promise.reject(new KeyringFailed("read"));
    for (const stake of [
      stakeOf({ waiting: [waitingAt(session, "deploy")] }),
      stakeOf({ kept }),
      stakeOf({ retiring: [retiringAt(session, "old")] }),
      unknown,
    ])
      assert.equal(await out("atStake", stake), false);
    assert.equal(questions().length, 4);
    assert.equal(window.coderd.log.count(), 0);
    assert.equal(isLeft(), false);
  });

  it("says what becomes of the key: ours is deleted, the person's own stays valid", async () => {
    const { session } = window;
    const own: SignedIn = { ...session, record: { ...session.record, origin: "token" } };
    await out("always");
    await out("always", stakeOf(), own);
    assert.deepEqual(
      questions().map(({ detail }) => detail),
      [
        "You'll be signed out here and on the server. Your tokens keep working.",
        "You'll be signed out here. The token you signed in with stays valid on the server.",
      ],
    );
  });

  it("stays signed in when what was to be ended first could not be", async () => {
    const stake = stakeOf({ retiring: [retiringAt(window.session, "old")] });
    host.answer = pressing("Expire It and Sign Out");
    await assert.rejects(out("always", stake), { message: /^You're still signed in\./ });
    assert.equal(isLeft(), false);
    assert.equal(window.coderd.log.count({ method: "DELETE" }), 0);
  });
});
