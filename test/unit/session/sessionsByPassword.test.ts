import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import {
  at,
  coderd,
  credentials,
  deletions,
  eventually,
  isAlive,
  newKey,
  profile,
  useSessionWindows,
} from "./sessionsSupport";

describe("sessions by a password leave nothing at the server", () => {
  useSessionWindows();

  const keyCount = () => coderd.store.keys.all().length;

  for (let time = 1; time <= 3; time += 1) {
    it(`when the keyring fails, time ${time}`, async () => {
      const { sessions, left } = profile.open();
      const before = keyCount();
      profile.secrets.fail = new Error("locked");
      await assert.rejects(sessions.signInWithPassword(at, credentials), { name: "KeyringFailed" });
      assert.equal(keyCount(), before);
      assert.equal(sessions.current.kind, "signedOut");
      assert.deepEqual(
        left.map(({ why, outcome }) => [why, outcome.kind]),
        [["unused", "revoked"]],
      );
    });
  }

  it("but what nobody can delete: an answer that is lost is an error of its own, and a refusal is none", async () => {
    const { sessions } = profile.open();
    const path = "/api/v2/users/login";
    coderd.faults.add({ path, times: 1 }, { kind: "reset", when: "after" });
    await assert.rejects(sessions.signInWithPassword(at, credentials), { name: "LoginLost" });
    coderd.faults.add({ path, times: 1 }, { kind: "rateLimit" });
    await assert.rejects(sessions.signInWithPassword(at, credentials), { kind: "rateLimited" });
    await assert.rejects(sessions.signInWithPassword(at, { ...credentials, password: new Secret("wrong") }), {
      kind: "unauthorized",
    });
  });

  it("when the keyring never answers", async () => {
    const { sessions } = profile.open();
    const before = keyCount();
    profile.secrets.hang = (call) => call === "store";
    await assert.rejects(sessions.signInWithPassword(at, credentials), { name: "KeyringFailed" });
    assert.equal(keyCount(), before);
  });

  it("when the person cannot be identified", async () => {
    const { sessions } = profile.open();
    const before = keyCount();
    coderd.faults.add({ path: "/api/v2/users/me" }, { kind: "answer", status: 503 });
    await assert.rejects(sessions.signInWithPassword(at, credentials), { kind: "serverFault" });
    assert.equal(keyCount(), before);
  });

  for (const path of ["/api/v2/users/login", "/api/v2/users/me"]) {
    it(`when it is cancelled while ${path} is asked`, async () => {
      const { sessions } = profile.open();
      const before = keyCount();
      const cancelling = new AbortController();
      coderd.faults.add({ path }, { kind: "delay", milliseconds: 200 });
      const signingIn = sessions.signInWithPassword(at, credentials, cancelling.signal);
      await eventually(() => coderd.log.count({ path: "/api/v2/buildinfo" }) > 0);
      await new Promise((resolve) => setTimeout(resolve, 50));
      cancelling.abort();
      await assert.rejects(signingIn);
      await eventually(() => coderd.log.count(deletions) === 1 && keyCount() === before);
      assert.deepEqual(profile.stored, []);
    });
  }

  it("when it is cancelled before it began", async () => {
    const { sessions } = profile.open();
    await sessions.answered.ensure(at);
    coderd.log.clear();
    await assert.rejects(sessions.signInWithPassword(at, credentials, AbortSignal.abort()));
    assert.equal(coderd.log.count(), 0);
  });

  it("when it is cancelled while it is stored, and what was stored before stays", async () => {
    const { sessions } = profile.open();
    const first = newKey();
    await sessions.signIn(at, new Secret(first));
    const cancelling = new AbortController();
    const store = profile.secrets.store.bind(profile.secrets);
    profile.secrets.store = async (name, text) => {
      await store(name, text);
      cancelling.abort();
    };
    await assert.rejects(sessions.signInWithPassword(at, credentials, cancelling.signal));
    assert.deepEqual(profile.stored, [first]);
    assert.equal(sessions.at(at.href)?.record.session.expose(), first);
    assert.ok(isAlive(first));
    await eventually(() => coderd.log.count(deletions) === 1);
  });

  it("or tell what stays valid, when it cannot be deleted", async () => {
    const { sessions, left } = profile.open();
    profile.secrets.fail = new Error("locked");
    coderd.faults.add(deletions, { kind: "answer", status: 503 });
    await assert.rejects(sessions.signInWithPassword(at, credentials), { name: "KeyringFailed" });
    assert.equal(left[0]?.outcome.kind, "notRevoked");
  });
});
