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

describe("sessions that are replaced", () => {
  useSessionWindows();

  it("are deleted at the server, by themselves", async () => {
    const { sessions, left } = profile.open();
    const [first, second] = [newKey(), newKey()];
    await sessions.signIn(at, new Secret(first));
    await sessions.signIn(at, new Secret(second));
    assert.equal(isAlive(first), false);
    assert.ok(isAlive(second));
    assert.equal(coderd.log.last(deletions).headers["coder-session-token"], first);
    assert.deepEqual(
      left.map(({ why, outcome }) => [why, outcome.kind]),
      [["replaced", "revoked"]],
    );
  });

  it("are told of when they cannot be deleted, and deleted when that is tried again", async () => {
    const { sessions, left } = profile.open();
    const [first, second] = [newKey(), newKey()];
    await sessions.signIn(at, new Secret(first));
    coderd.faults.add({ ...deletions, times: 1 }, { kind: "answer", status: 503 });
    await sessions.signIn(at, new Secret(second));
    const outcome = left[0]?.outcome;
    assert.ok(outcome?.kind === "notRevoked" && isAlive(first));
    assert.ok(Date.parse(outcome.expiresAt ?? "") > Date.now());
    assert.deepEqual(await outcome.again(), { kind: "revoked" });
    assert.equal(isAlive(first), false);
  });

  it("are told of when they are the person's own, which stay valid", async () => {
    const { sessions, left } = profile.open();
    const token = coderd.createToken("alice", { name: "own" });
    await sessions.signIn(at, new Secret(token));
    await sessions.signIn(at, new Secret(newKey()));
    assert.ok(isAlive(token));
    assert.deepEqual(
      left.map(({ outcome }) => outcome.kind),
      ["kept"],
    );
    assert.equal(coderd.log.count(deletions), 0);
  });

  it("keep nobody waiting who signs in", async () => {
    const { sessions } = profile.open();
    await sessions.signIn(at, new Secret(newKey()));
    coderd.faults.add(deletions, { kind: "hang" });
    const second = newKey();
    assert.equal((await sessions.signIn(at, new Secret(second))).record.session.expose(), second);
    assert.equal(sessions.at(at.href)?.record.session.expose(), second);
  });

  it("are those that another window stored, too", async () => {
    const [one, two] = [profile.open(), profile.open()];
    const [first, second] = [newKey(), newKey()];
    await one.sessions.signIn(at, new Secret(first));
    await two.sessions.signIn(at, new Secret(second));
    await eventually(() => !isAlive(first));
    assert.deepEqual(profile.stored, [second]);
    await eventually(() => one.sessions.at(at.href)?.record.session.expose() === second);
  });

  it("are not the same key that is pasted again, which stays what it was", async () => {
    const { sessions } = profile.open();
    const key = newKey();
    await sessions.signIn(at, new Secret(key));
    coderd.log.clear();
    const again = await sessions.signIn(at, new Secret(key), "token");
    assert.equal(again.record.origin, "cliAuth");
    assert.equal(coderd.log.count(deletions), 0);
    assert.ok(isAlive(key));
  });
});
