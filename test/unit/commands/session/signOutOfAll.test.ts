import assert from "node:assert/strict";
import { signOutOfAll } from "../../../../src/commands/session/signOutOfAll";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../commandSupport";
import { retiringAt, stakeOf, waitingAt } from "./leaving/leavingSupport";

const deletions = { method: "DELETE", path: "/api/v2/users/me/keys/*" };

describe("signing out of all deployments", () => {
  useVscode();
  let window: CommandWindow;
  let other: Coderd;
  let forgotten: string[];
  beforeEach(async () => {
    window = await openCommandWindow();
    other = await startCoderd();
    await window.signIn("bob", other);
    for (const { log } of [window.coderd, other]) log.clear();
    forgotten = [];
  });
  afterEach(async () => {
    await window.close();
    await other.stop();
  });
  const run = (stake = stakeOf()) =>
    signOutOfAll({
      ...window,
      ...stake,
      forgetDeployment: (href) => Promise.resolve(void forgotten.push(href)),
    });
  const sent = () => [window.coderd, other].map(({ log }) => log.count(deletions));

  it("asks once, naming who is signed in where, and leaves each", async () => {
    host.answer = pressing("Sign Out of All");
    const hosts = window.sessions.all.map(
      ({ deployment, record }) => `${record.username} at ${deployment.host}`,
    );
    await run();
    const [question, ...others] = host.shown.filter(({ isModal }) => isModal);
    assert.equal(question?.message, "Sign out of 2 deployments?");
    assert.equal(question.detail, hosts.join("\n"));
    assert.deepEqual(others, []);
    assert.deepEqual(sent(), [1, 1]);
    assert.deepEqual([window.sessions.all.length, forgotten.length], [0, 2]);
  });

  it("leaves none when the person stays, having said what is at stake at each", async () => {
    const [first, second] = window.sessions.all;
    assert.ok(first && second);
    const stake = stakeOf({ waiting: [waitingAt(first, "deploy")], retiring: [retiringAt(second, "old")] });
    await run(stake);
    assert.match(host.shown[0]?.detail ?? "", /secret of "deploy".*\n"old" was to expire/);
    assert.deepEqual(sent(), [0, 0]);
    assert.equal(window.sessions.all.length, 2);
  });

  it("leaves none when what was to be ended first could not be", async () => {
    const [first] = window.sessions.all;
    assert.ok(first);
    host.answer = pressing("Expire It and Sign Out");
    await assert.rejects(run(stakeOf({ retiring: [retiringAt(first, "old")] })), {
      message: /^You're still signed in\./,
    });
    assert.deepEqual(sent(), [0, 0]);
  });

  it("leaves the others while one server hangs", async () => {
    window.coderd.faults.add(deletions, { kind: "hang" });
    host.answer = pressing("Sign Out of All");
    const leaving = run();
    await until(
      () => (other.log.count(deletions) === 1 && forgotten.length === 1 ? true : undefined),
      () => "The other one was not left.",
      2_000,
    );
    const progress = await until(
      () => host.progress[0],
      () => "No progress is shown.",
      3_000,
    );
    progress.cancel();
    await leaving;
    assert.equal(window.sessions.all.length, 0);
  });

  it("asks nothing where nobody is signed in", async () => {
    for (const session of window.sessions.all) await window.sessions.signOut(session);
    await assert.rejects(run(), { message: /not signed in/ });
    assert.deepEqual(host.shown, []);
  });
});
