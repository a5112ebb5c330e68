import assert from "node:assert/strict";
import { Secret } from "../../../src/core/token/secret";
import { KeyringFailed } from "../../../src/platform/keyring/keyringFailed";
import { thisWindow } from "../../../src/tokens/durable/windowMark";
import { forgetTokensOf } from "../../../src/tokens/forgetTokensOf";
import { TokenCache } from "../../../src/tokens/list/tokenCache";
import type { MintIntent } from "../../../src/tokens/minting/mintIntent";
import { Proofs } from "../../../src/tokens/proof/proofs";
import { MemoryMemento } from "../../support/memory";
import { startTokenRecords, type TestRecords } from "../../support/tokenRecords";

const [here, elsewhere] = ["https://a.example.com", "https://b.example.com"];

describe("signing out", () => {
  let records: TestRecords;

  beforeEach(() => (records = startTokenRecords()));
  afterEach(() => records.remove());

  const intent = (id: string, phase: MintIntent["phase"], deployment = here): MintIntent => ({
    version: 2,
    id,
    deployment,
    userId: "alice",
    request: { name: id, lifetimeSeconds: 60, grant: { scopes: [], allowList: [] } },
    startedAt: new Date().toISOString(),
    window: thisWindow(),
    phase,
    ...(phase === "made" ? { tokenId: "abcdefghij" } : {}),
  });
  const waits = async (id: string, deployment = here) => {
    await records.journal.write(intent(id, "made", deployment));
    await records.vault.put({
      version: 1,
      id,
      deployment,
      username: "alice",
      name: id,
      tokenId: "abcdefghij",
      secret: new Secret("abcdefghij-0123456789abcdefghijkl"),
      mintedAt: new Date().toISOString(),
      summary: "",
    });
  };
  const forget = (from = records.reopen()) => {
    const parts = { sessions: { at: () => undefined }, makeClient: () => assert.fail() };
    const proofs = new Proofs(records.proofs, parts, records.log);
    return forgetTokensOf(here, { ...from, proofs, cache: new TokenCache(new MemoryMemento()) });
  };
  const open = async () => (await records.journal.list()).map(({ id }) => id).sort();

  it("forgets secrets that wait, with their intents, and those of this deployment alone", async () => {
    await waits("mine");
    await waits("theirs", elsewhere);
    await forget();
    assert.deepEqual(await open(), ["theirs"]);
    assert.deepEqual(
      (await records.reopen().vault.list()).map(({ id }) => id),
      ["theirs"],
    );
  });

  it("forgets a secret that waits though nothing else is known of it", async () => {
    await waits("mine");
    await records.journal.end("mine");
    await forget();
    assert.deepEqual(await records.reopen().vault.list(), []);
  });

  it("still looks for tokens whose answers were lost, once the person is back", async () => {
    await records.journal.write(intent("lost", "lost"));
    await records.journal.write(intent("underWay", "underWay"));
    await records.journal.write(intent("shown-to-nobody", "made"));
    await forget();
    assert.deepEqual(await open(), ["lost", "shown-to-nobody", "underWay"]);
  });

  it("forgets what the keyring does not open, too, and the rest although the keyring fails", async () => {
    await waits("shut");
    records.secrets.fail = new Error("locked");
    await assert.rejects(forget(), KeyringFailed);
    assert.deepEqual(await open(), []);
    records.secrets.fail = undefined;
    assert.deepEqual(await records.reopen().vault.survey(), { secrets: [], shut: [] });
  });
});
