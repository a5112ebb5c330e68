import assert from "node:assert/strict";
import { startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { openTokenWindow, type TokenWindow } from "../../../support/tokenWindow";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("the stores of all sessions", () => {
  let window: TokenWindow;
  beforeEach(async () => {
    window = await openTokenWindow();
  });
  afterEach(() => window.close());

  const asked = () => window.coderd.log.count({ path: tokensPath });
  const eventually = (isTrue: () => boolean) =>
    until(
      () => (isTrue() ? true : undefined),
      () => "It did not come about.",
    );

  it("fetch nothing for a view that nobody has looked at", async () => {
    await window.signIn("bob");
    await window.signIn("alice");
    assert.equal(asked(), 0);
  });

  it("fetch for a session that comes once somebody has", async () => {
    await window.tokens.refresh("shown");
    assert.equal(asked(), 1);
    const renewed = await window.signIn("alice");
    await eventually(() => window.tokens.of(renewed).current.kind === "loaded");
    assert.equal(asked(), 2);
    assert.equal(
      window.coderd.log.last({ path: tokensPath }).headers["coder-session-token"],
      renewed.record.session.expose(),
    );
  });

  it("are one for each session, and go with it", async () => {
    const store = window.tokens.of(window.session);
    assert.equal(window.tokens.of(window.session), store);
    await window.sessions.signOut(window.session);
    const later = await window.signIn("alice");
    assert.notEqual(window.tokens.of(later), store);
  });

  it("drop the tokens of one person when another signs in there", async () => {
    await window.tokens.refresh("shown");
    window.coderd.faults.add({ path: tokensPath }, { kind: "hang" });
    const bob = await window.signIn("bob");
    assert.equal(window.tokens.of(bob).current.last, undefined);
  });

  it("fetch those of every session at once", async () => {
    const other = await startCoderd();
    try {
      await window.signIn("bob", other);
      await window.tokens.refresh("asked");
      assert.deepEqual([asked(), other.log.count({ path: tokensPath })], [1, 1]);
      assert.ok(window.sessions.all.every((session) => window.tokens.of(session).current.kind === "loaded"));
    } finally {
      await other.stop();
    }
  });

  it("tell of every change of one of them, and of sessions that come and go", async () => {
    let told = 0;
    window.tokens.onDidChange(() => (told += 1));
    await window.tokens.refresh("asked");
    assert.equal(told, 2);
    await window.sessions.signOut(window.session);
    assert.equal(told, 3);
  });

  it("let go of everything when they end", async () => {
    window.coderd.faults.add({ path: tokensPath }, { kind: "hang" });
    const refreshing = window.tokens.refresh("asked");
    await eventually(() => asked() === 1);
    window.tokens.dispose();
    await refreshing;
    await window.signIn("alice");
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(asked(), 1);
  });
});
