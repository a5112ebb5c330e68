import assert from "node:assert/strict";
import os from "node:os";
import { buildCatalog, type Catalog } from "../../../../src/core";
import type { SignedIn } from "../../../../src/session/sessionState";
import { thisWindow } from "../../../../src/tokens/durable/windowMark";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import { fateOfInterrupted } from "../../../../src/tokens/minting/interrupted";
import type { MintIntent } from "../../../../src/tokens/minting/mintIntent";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";

const request: TokenRequest = {
  name: "deploy",
  lifetimeSeconds: 3600,
  grant: { scopes: ["workspace:read"], allowList: [] },
};
/** No process has this id. */
const dead = { machine: os.hostname(), process: 4_194_300 };

describe("a token whose creation was interrupted", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let records: TestRecords;

  beforeEach(async () => {
    coderd = await startCoderd({ profile: "2.35.1" });
    session = await signedInAt(coderd, "alice");
    catalog = buildCatalog(await session.client.scopeNames(), "v2.35.1");
    records = startTokenRecords();
  });
  afterEach(async () => {
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  async function begun(changed: Partial<MintIntent> = {}): Promise<void> {
    const id = "11111111-1111-4111-8111-111111111111";
    await records.journal.write({
      version: 2,
      id,
      deployment: session.deployment.href,
      userId: session.record.userId,
      request,
      startedAt: new Date().toISOString(),
      window: dead,
      phase: "underWay",
      ...changed,
    });
  }
  const look = async (name = "deploy") =>
    (
      await fateOfInterrupted(
        { ...records, catalogOf: () => Promise.resolve(catalog) },
        session,
        name,
        Date.now(),
      )
    )?.kind;

  it("is said to be absent, there, or not known", async () => {
    await begun();
    assert.equal(await look(), "absent");
    coderd.createToken("alice", { name: "deploy", scopes: ["workspace:read"], lifetime: 3_600_000 });
    assert.equal(await look(), "orphan");
    coderd.faults.add({ path: "/api/v2/users/**" }, { kind: "reset", when: "before" });
    assert.equal(await look(), "unknown");
  });

  it("is what its own window gave up, too", async () => {
    await begun({ window: thisWindow(), phase: "lost" });
    assert.equal(await look(), "absent");
  });

  it("is none that a living window is at, nor one of another name, person or deployment", async () => {
    await begun({ window: thisWindow() });
    assert.equal(await look(), undefined);
    await begun();
    assert.equal(await look("other"), undefined);
    await begun({ userId: coderd.user("bob").id });
    assert.equal(await look(), undefined);
    await begun({ deployment: "https://coder.example.com" });
    assert.equal(await look(), undefined);
  });

  it("is none whose secret waits, or may wait in a keyring that fails", async () => {
    const outcome = await records.mint.mint(session, catalog, request);
    assert.equal(outcome.kind, "minted");
    const [intent] = await records.journal.list();
    assert.ok(intent);
    await records.journal.write({ ...intent, window: dead });
    coderd.log.clear();
    assert.equal(await look(), undefined);
    assert.equal(coderd.log.count(), 0);
  });
});
