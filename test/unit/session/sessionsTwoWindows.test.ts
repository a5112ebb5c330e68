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

describe("sessions of two windows", () => {
  useSessionWindows();

  it("that were stored while another window was about to store its own are deleted by the window whose they were", async () => {
    const [one, two] = [profile.open(10_000), profile.open(10_000)];
    const [first, second] = [newKey(), newKey()];
    let storing = 0;
    profile.secrets.hang = (call, key) => {
      if (call !== "store" || !key.startsWith("session:")) return false;
      storing += 1;
      return storing === 1;
    };
    const slow = two.sessions.signIn(at, new Secret(second));
    await eventually(() => storing === 1);
    await one.sessions.signIn(at, new Secret(first));
    profile.secrets.answer();
    await slow;
    await eventually(() => !isAlive(first));
    assert.deepEqual(profile.stored, [second]);
    assert.ok(isAlive(second));
  });

  it("that are replaced in one window are left to it by the other", async () => {
    const [one, two] = [profile.open(), profile.open()];
    const [first, second] = [newKey(), newKey()];
    await one.sessions.signIn(at, new Secret(first));
    await eventually(() => two.sessions.at(at.href)?.record.session.expose() === first);
    coderd.log.clear();
    await one.sessions.signIn(at, new Secret(second));
    await eventually(() => two.sessions.at(at.href)?.record.session.expose() === second);
    await eventually(() => !isAlive(first));
    assert.equal(coderd.log.count(deletions), 1);
    assert.deepEqual([one.left.length, two.left.length], [1, 0]);
  });
});
