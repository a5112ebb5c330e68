import assert from "node:assert/strict";
import { CoderClient, type DeploymentUrl } from "../../../../../src/coder";
import { leave } from "../../../../../src/commands/session/leaving/leave";
import type { Secret } from "../../../../../src/core/token/secret";
import type { LeaseLeft } from "../../../../../src/leases/leaseControl";
import { Leases } from "../../../../../src/leases/leases";
import { openLeaseRecords } from "../../../../../src/leases/records/leaseRecords";
import { until } from "../../../../host/until";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commandSupport";
import { retiringAt } from "./leavingSupport";

const deletions = { method: "DELETE", path: "/api/v2/users/me/keys/*" };

describe("leaving a deployment", () => {
  useVscode();
  let window: CommandWindow;
  let forgotten: string[];
  beforeEach(async () => {
    window = await openCommandWindow();
    forgotten = [];
  });
  afterEach(() => window.close());

  const out = (more: Partial<Parameters<typeof leave>[0]> = {}) =>
    leave(
      { ...window, forgetDeployment: (href) => Promise.resolve(void forgotten.push(href)), ...more },
      window.session,
    );
  const told = (pattern: RegExp) =>
    until(
      () => host.shown.find(({ message }) => pattern.test(message)),
      () => host.messages.join(" | "),
      2_000,
    );

  it("deletes the key by its id, forgets all that was kept, and says so", async () => {
    await out();
    const [id] = window.session.record.session.expose().split("-");
    assert.deepEqual(
      window.coderd.log.find(deletions).map(({ path }) => path.split("/").at(-1)),
      [id],
    );
    assert.deepEqual(forgotten, [window.session.deployment.href]);
    assert.equal(window.sessions.at(window.session.deployment.href), undefined);
    await told(/^Signed out of [^ ]+\.$/);
  });

  it("ends what was lent with the session before the session itself", async () => {
    const { session, sessions, records, coderd } = window;
    const makeClient = (deployment: DeploymentUrl, secret?: Secret) =>
      new CoderClient({ deployment, session: secret });
    const { log } = records;
    const leases = new Leases({ ...openLeaseRecords(records.folder, log), sessions, makeClient, log });
    const allowList = [{ type: "workspace", id: coderd.workspace("alpha").id }];
    const lease = await leases.take(session, {
      kind: "terminal",
      name: "x",
      grant: { scopes: ["workspace:ssh"], allowList },
    });
    const [leased] = (await session.client.tokens.list()).items.filter(({ name }) =>
      name.startsWith("lease: "),
    );
    await out({ leases });
    leases.dispose();
    assert.deepEqual(
      coderd.log.find(deletions).map(({ path, status }) => [path.split("/").at(-1), status]),
      [leased?.id, session.record.session.tokenId].map((id) => [id, 204]),
    );
    assert.ok(lease?.ended.aborted);
  });

  it("says which leases still have access because they could not be ended", async () => {
    const until = new Date("2026-11-28T12:00:00Z");
    const left = [{ kind: "terminal", holder: "alpha", until }] as unknown as readonly LeaseLeft[];
    await out({ leases: { endAllOf: () => Promise.resolve(left) } });
    await told(
      /^Signed out of .* These still have access until their tokens expire: Terminal "alpha" \(until .*\)\.$/,
    );
  });

  it("forgets nothing of somebody who signed in there meanwhile", async () => {
    const { sessions } = window;
    await out({
      sessions: {
        current: sessions.current,
        all: sessions.all,
        fault: undefined,
        at: (href) => sessions.at(href),
        signOut: async (session, signal) => {
          const outcome = await sessions.signOut(session, signal);
          await window.signIn("olive");
          return outcome;
        },
      },
    });
    assert.deepEqual(forgotten, []);
  });

  it("says until when the key stays valid, and leaves here all the same", async () => {
    window.coderd.faults.add(deletions, { kind: "answer", status: 503 });
    await out();
    assert.deepEqual((await told(/stays valid until/)).choices, ["Try Again"]);
    assert.deepEqual(forgotten, [window.session.deployment.href]);
  });

  it("names the tokens that do not end as promised, with a button that signs in there again", async () => {
    await window.retirements.add(retiringAt(window.session, "old"));
    host.answer = pressing("Sign In");
    await out();
    await told(/^Signed out of .* These tokens won't expire early until you sign in again: "old"\.$/);
    await until(
      () => host.executed.find(({ command }) => command === "coderAccess.session.signIn"),
      () => "Nobody is asked to sign in.",
      2_000,
    );
    assert.deepEqual(host.executed.at(-1)?.args, [window.session.deployment.href]);
  });

  it("tells of a secret storage that keeps the session", async () => {
    window.profile.secrets.fail = new Error("locked");
    await out();
    await until(
      () => host.shown.find(({ kind }) => kind === "error"),
      () => host.messages.join(" | "),
      2_000,
    );
  });
});
