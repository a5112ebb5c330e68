import assert from "node:assert/strict";
import { NotFoundOrForbidden, Unreachable } from "../../../../src/coder";
import { undoRetirement } from "../../../../src/commands/tokens/undoRetirement";
import { retirementInFull, retirementInShort } from "../../../../src/presentation/retirementWords";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { PendingRetirement } from "../../../../src/tokens/retiring/retirement";
import { Retirements } from "../../../../src/tokens/retiring/retirements";
import { tellRetirement } from "../../../../src/tokens/retiring/retirementWords";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, rowOf } from "../commandSupport";

const hour = 3_600_000;

describe("cancelling a scheduled expiration", () => {
  useVscode();
  let coderd: Coderd;
  let session: SignedIn;
  let records: TestRecords;
  let retirements: Retirements;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    records = startTokenRecords();
    retirements = new Retirements(
      records.retirements,
      () => session,
      () => undefined,
      records.log,
    );
  });
  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  const pendingFor = (name: string): PendingRetirement => ({
    version: 1,
    tokenId: coderd.createToken("alice", { name }).slice(0, 10),
    name,
    deployment: session.deployment.href,
    userId: session.record.userId,
    successor: `${name}-2`,
    dueAt: new Date(Date.now() + hour).toISOString(),
    whenUnused: false,
    failures: 0,
  });
  const undo = (argument?: unknown, at: SignedIn | undefined = session) =>
    undoRetirement(
      {
        retirements,
        sessions: { at: () => at },
        tokens: { of: () => ({ refresh: () => Promise.resolve() }) },
        tokensView: { paint: () => Promise.resolve() },
      } as never,
      argument,
    );

  it("says that the token stays, once nobody can end it any more", async () => {
    const pending = pendingFor("deploy");
    await retirements.add(pending);
    await undo(pending);
    assert.deepEqual(host.messages, ['"deploy" keeps its own expiration date.']);
    assert.deepEqual(await records.retirements.list(), []);
  });

  it("asks which one, naming its deployment and that nothing ends while VS Code is closed", async () => {
    for (const name of ["deploy", "backup"]) await retirements.add(pendingFor(name));
    host.answer = pressing("backup");
    await undo();
    const [list] = host.shown;
    assert.equal(list?.message, "Cancel Scheduled Expiration");
    assert.match(JSON.stringify(list.given), new RegExp(`expires in .* · ${session.deployment.host}`));
    assert.match(JSON.stringify(list.given), /while VS Code is closed/);
    assert.deepEqual(
      (await records.retirements.list()).map(({ name }) => name),
      ["deploy"],
    );
  });

  it("is about the token of its row alone: of another deployment's, or of one that does not end, nothing is undone", async () => {
    const pending = pendingFor("deploy");
    await retirements.add(pending);
    const key = token("deploy", { id: pending.tokenId });
    const [row, other] = [session, sessionAt("other.example.com", 0)].map((at) =>
      rowOf(listedAt(at, [key])[0]),
    );
    const left = async () => (await records.retirements.list()).length;
    await assert.rejects(undo(other), { message: '"deploy" isn\'t scheduled to expire early.' });
    await assert.rejects(undo(rowOf(listedAt(session, ["backup"])[0])), { name: "Explained" });
    assert.deepEqual([await left(), host.shown.length], [1, 0]);
    await undo(row);
    assert.equal(await left(), 0);
  });

  it("undoes nothing when the list is left", async () => {
    await retirements.add(pendingFor("deploy"));
    await assert.rejects(undo(), { name: "Cancelled" });
    assert.equal((await records.retirements.list()).length, 1);
  });

  it("says so when nothing is scheduled", async () => {
    await assert.rejects(undo(), { message: "No tokens are scheduled to expire early." });
  });

  it("says what its server shows when nothing was left to cancel: kept elsewhere, expired, gone or unknown", async () => {
    const said = async (pending: PendingRetirement, at?: SignedIn) => {
      host.shown.length = 0;
      await undo(pending, at);
      return host.messages[0];
    };
    const kept = pendingFor("kept");
    assert.equal(await said(kept), '"kept" keeps its own expiration date.');
    await session.client.keys.expire(kept.tokenId);
    assert.equal(await said(kept), '"kept" has already expired.');
    await session.client.keys.delete(kept.tokenId);
    assert.equal(await said(kept), '"kept" was already deleted.');
    coderd.faults.add({ path: "/api/v2/users/me/keys/*" }, { kind: "answer", status: 502 });
    assert.match((await said(kept)) ?? "", /has already expired, or another window has kept it/);
  });
});

describe("what is said of a token that is being replaced", () => {
  useVscode();
  const pending: PendingRetirement = {
    version: 1,
    tokenId: "AAAAAAAAAA",
    name: "deploy",
    deployment: "https://coder.example.com",
    userId: "u",
    successor: "deploy-2",
    dueAt: "2026-11-29T12:00:00Z",
    whenUnused: false,
    failures: 0,
  };
  const now = new Date("2026-11-29T10:00:00Z");

  it("says when, by what, and that nothing expires while VS Code is closed", () => {
    assert.equal(retirementInShort(pending, now), "being replaced, expires in 2 hours");
    assert.equal(
      retirementInShort({ ...pending, whenUnused: true }, now),
      "being replaced, expires when unused",
    );
    for (const one of [pending, { ...pending, whenUnused: true }, { ...pending, failures: 2 }])
      assert.match(retirementInFull(one), /^"deploy-2" replaces it\. It .*while VS Code is closed/);

    assert.match(
      retirementInFull({ ...pending, failures: 2 }),
      /couldn't be expired yet\. The next attempt is/,
    );
  });

  const deployment = { href: pending.deployment, host: "coder.example.com" } as never;
  it("never calls that expired which may still work", () => {
    const words = { serverMessage: "", detail: undefined };
    tellRetirement(pending, { kind: "failed", error: new NotFoundOrForbidden(deployment, 404, words) });
    tellRetirement(pending, { kind: "failed", error: new Unreachable(deployment, "reset", { sent: "no" }) });
    tellRetirement(pending, { kind: "another" });
    tellRetirement(pending, { kind: "stillUsed", lookAt: now });
    tellRetirement(pending, { kind: "overAlready" });
    const [mayNot = "", failed = "", another = "", ...others] = host.messages;
    assert.match(mayNot, /^"deploy" on coder\.example\.com may still work/);
    assert.match(failed, /couldn't be expired yet and still works/);
    assert.match(another, /it wasn't changed/);
    assert.deepEqual(others, []);
    assert.deepEqual(host.shown[0]?.choices, ["Keep Token", "Sign In Again"]);
    assert.deepEqual(host.shown[1]?.choices, ["Keep Token"]);
  });

  it("says what was done, and of an end whose answer was lost that it came about", () => {
    tellRetirement(pending, { kind: "retired", how: "expired" });
    tellRetirement(pending, { kind: "retired", how: "deleted" });
    tellRetirement({ ...pending, failures: 1 }, { kind: "overAlready" });
    assert.deepEqual(host.messages, [
      'Expired "deploy". "deploy-2" replaced it.',
      'Deleted "deploy", because coder.example.com can\'t expire tokens. "deploy-2" replaced it.',
      '"deploy" has expired. "deploy-2" replaced it.',
    ]);
  });
});
