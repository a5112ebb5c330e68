import assert from "node:assert/strict";
import type { SignedIn } from "../../../../src/session/sessionState";
import { TerminalLease } from "../../../../src/workspaces/terminal/terminalLease";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { signedInAt } from "../../../support/signedIn";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { LeaseWindow } from "../../leases/leaseWindow";

const tokens = "/api/v2/users/me/keys/tokens";

describe("the lease of a terminal in a workspace", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  let window: LeaseWindow;
  let lease: TerminalLease;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    window = new LeaseWindow(session);
    lease = new TerminalLease(window.leases);
    await take();
  });
  afterEach(async () => {
    await lease.end();
    window.remove();
    session.client.dispose();
    await coderd.stop();
  });
  const take = async () =>
    lease.client(session, await session.client.workspaces.get(coderd.workspace("alpha").id));
  const minted = () => coderd.log.count({ method: "POST", path: tokens });

  it("says nothing of itself while it lives", () => assert.equal(lease.next, undefined));

  it("that the person has ended comes back only when they press a key", async () => {
    await window.leases.endAll(false);
    assert.equal(lease.next?.kind, "asked");
    assert.match(lease.next.sentence, /You ended/);
    assert.equal(minted(), 1);
    assert.ok(await take());
    assert.equal(lease.next, undefined);
    assert.equal(minted(), 2);
  });

  it("that the person has ended with its terminal closes it", async () => {
    await window.leases.endAll(true);
    assert.deepEqual(lease.next, { kind: "over" });
  });

  it("whose lifetime is over says so", async () => {
    coderd.clock.advance(12 * 3_600_000 + 1_000);
    await session.client.tokens.config();
    await window.leases.lookAfter();
    assert.equal(lease.next?.kind, "asked");
    assert.match(lease.next.sentence, /has expired/);
  });

  it("is renewed with one press an hour before it ends, and connects anew by itself", async () => {
    host.answer = pressing("Renew");
    coderd.clock.advance(11 * 3_600_000 + 1_000);
    await session.client.tokens.config();
    await window.leases.lookAfter();
    assert.match(host.messages[0] ?? "", /^The terminal of "alpha" loses access to Coder on /);
    await until(
      () => (lease.next?.kind === "again" ? true : undefined),
      () => "it is not renewed",
    );
    assert.ok(await take());
    assert.equal(minted(), 2);
    assert.equal(lease.next, undefined);
    assert.equal((await window.leases.list()).length, 1);
  });
});
