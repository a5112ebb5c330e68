import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import { at, coderd, deletions, idOf, isAlive, newKey, profile, useSessionWindows } from "./sessionsSupport";

describe("sessions that are left", () => {
  useSessionWindows();

  it("can be left without waiting for a server that hangs", async () => {
    const { sessions } = profile.open();
    const key = newKey();
    const session = await sessions.signIn(at, new Secret(key));
    coderd.faults.add({ ...deletions, times: 1 }, { kind: "hang" });
    const outcome = await sessions.signOut(session, AbortSignal.timeout(50));
    assert.ok(outcome.kind === "notRevoked" && outcome.error.kind === "givenUp");
    assert.equal(sessions.current.kind, "signedOut");
    assert.deepEqual(profile.stored, []);
    assert.deepEqual(await outcome.again(), { kind: "revoked" });
    assert.equal(isAlive(key), false);
  });

  it("are gone when the server says that the key is none any more", async () => {
    const { sessions } = profile.open();
    const key = newKey();
    const session = await sessions.signIn(at, new Secret(key));
    const kept = coderd.store.keys.get(idOf(key));
    assert.ok(kept);
    coderd.store.keys.remove(kept);
    assert.deepEqual(await sessions.signOut(session), { kind: "revoked" });
  });

  it("are left though the keyring fails, and do not come back", async () => {
    const one = profile.open();
    const key = newKey();
    const session = await one.sessions.signIn(at, new Secret(key));
    profile.secrets.fail = new Error("locked");
    const outcome = await one.sessions.signOut(session);
    assert.equal(outcome.kind, "revoked");
    assert.ok(outcome.notRemoved instanceof Error);
    assert.equal(one.sessions.current.kind, "signedOut");
    profile.secrets.fail = undefined;
    assert.deepEqual(profile.stored, [key]);
    const next = profile.open();
    await next.sessions.restore();
    assert.equal(next.sessions.current.kind, "signedOut");
    assert.deepEqual(profile.stored, []);
  });

  it("are left in the other window when the person comes to it", async () => {
    const [one, two] = [profile.open(), profile.open()];
    const session = await one.sessions.signIn(at, new Secret(newKey()));
    await two.sessions.restore();
    const { values } = profile.secrets;
    const kept = new Map(values);
    await one.sessions.signOut(session);
    for (const [name, text] of kept) values.set(name, text);
    two.sessions.leaveEnded();
    assert.equal(two.sessions.current.kind, "signedOut");
  });
});
