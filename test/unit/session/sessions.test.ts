import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import {
  at,
  coderd,
  deletions,
  eventually,
  isAlive,
  newKey,
  profile,
  useSessionWindows,
} from "./sessionsSupport";

describe("sessions", () => {
  useSessionWindows();

  it("that were pasted stay valid when the keyring fails, and can be pasted again", async () => {
    const { sessions, left } = profile.open();
    const key = newKey();
    profile.secrets.fail = new Error("locked");
    await assert.rejects(sessions.signIn(at, new Secret(key)), { name: "KeyringFailed" });
    assert.ok(isAlive(key));
    assert.deepEqual(left, []);
    profile.secrets.fail = undefined;
    assert.equal((await sessions.signIn(at, new Secret(key))).record.session.expose(), key);
  });

  it("of two windows that sign in at once leave one key, which is the stored one", async () => {
    const [one, two] = [profile.open(), profile.open()];
    const keys = [newKey(), newKey()];
    await Promise.all([
      one.sessions.signIn(at, new Secret(keys[0] ?? "")),
      two.sessions.signIn(at, new Secret(keys[1] ?? "")),
    ]);
    await eventually(() => keys.filter(isAlive).length === 1);
    const [stored] = profile.stored;
    assert.ok(stored !== undefined && isAlive(stored));
    for (const { sessions } of [one, two])
      await eventually(() => sessions.at(at.href)?.record.session.expose() === stored);
  });

  it("of one window that signs in twice at once leave one key", async () => {
    const { sessions } = profile.open();
    const keys = [newKey(), newKey(), newKey()];
    await Promise.all(keys.map((key) => sessions.signIn(at, new Secret(key))));
    await eventually(() => keys.filter(isAlive).length === 1);
    assert.deepEqual(profile.stored, keys.filter(isAlive));
    assert.deepEqual([sessions.at(at.href)?.record.session.expose()], profile.stored);
  });

  for (const windows of ["the same window", "another window"]) {
    it(`that begin in ${windows} while one is being left stay`, async () => {
      const one = profile.open();
      const two = windows === "the same window" ? one : profile.open();
      const first = newKey();
      const old = await one.sessions.signIn(at, new Secret(first));
      await two.sessions.restore();
      coderd.faults.add({ ...deletions, times: 1 }, { kind: "delay", milliseconds: 300 });
      const leaving = one.sessions.signOut(old);
      const second = newKey();
      await two.sessions.signIn(at, new Secret(second));
      assert.equal((await leaving).kind, "revoked");
      assert.deepEqual(profile.stored, [second]);
      assert.equal(isAlive(first), false);
      assert.ok(isAlive(second));
      for (const { sessions } of [one, two])
        await eventually(() => sessions.at(at.href)?.record.session.expose() === second);
    });
  }

  it("stored by a window that was not heard of are not removed, but taken up", async () => {
    const one = profile.open();
    const old = await one.sessions.signIn(at, new Secret(newKey()));
    const second = newKey();
    // A browser's window hears nothing of the others.
    for (const [name, text] of profile.secrets.values)
      profile.secrets.values.set(name, text.replace(old.record.session.expose(), second));

    await one.sessions.signOut(old);
    assert.deepEqual(profile.stored, [second]);
    assert.equal(one.sessions.at(at.href)?.record.session.expose(), second);
  });
});
