import assert from "node:assert/strict";
import { CoderClient } from "../../../src/coder";
import { Secret } from "../../../src/core/token/secret";
import { forgetTokensOf } from "../../../src/tokens/forgetTokensOf";
import { askCatalog } from "../../../src/tokens/key/askCatalog";
import { Proofs } from "../../../src/tokens/proof/proofs";
import { type Coderd, startCoderd } from "../../coderd";
import { openTokenWindow, type TokenWindow } from "../../support/tokenWindow";

describe("what is kept of a deployment's tokens, when the person leaves it", () => {
  let window: TokenWindow;
  let other: Coderd;
  let proofs: Proofs;
  let here: string;
  let there: string;

  beforeEach(async () => {
    window = await openTokenWindow();
    other = await startCoderd();
    const session = await window.signIn("alice", other);
    [here, there] = [window.session.deployment.href, session.deployment.href];
    const { records, sessions, cache } = window;
    proofs = new Proofs(
      records.proofs,
      {
        sessions,
        makeClient: (deployment, key) => new CoderClient({ deployment, ...(key ? { session: key } : {}) }),
      },
      records.log,
    );
    await window.mint({ name: "here" });
    await records.mint.mint(session, await askCatalog(session.client), {
      name: "there",
      lifetimeSeconds: 3600,
      grant: { scopes: ["workspace:read"], allowList: [] },
    });
    for (const deployment of [here, there]) {
      await records.kept.keep({
        ...{ version: 1, deployment, tokenId: "aaaaaaaaaa", name: "kept" },
        ...{ secret: new Secret("aaaaaaaaaa-ssssssssssssssssssssss"), keptAt: new Date().toISOString() },
      });
      await proofs.add({
        ...{ version: 1, tokenId: deployment === here ? "aaaaaaaaaa" : "bbbbbbbbbb", deployment },
        ...{ provedAt: new Date().toISOString(), expiresAt: "2099-01-01T00:00:00Z" },
        proof: { asked: 1, asExpected: 1, disagreements: [], blocked: [], defects: [], answers: {} },
      });
    }
    await window.tokens.refresh("asked");
    assert.ok(cache.recall(window.session) && cache.recall(session));
  });
  afterEach(async () => {
    await window.close();
    await other.stop();
  });

  const forget = () => {
    const { journal, vault, kept } = window.records;
    return forgetTokensOf(here, { journal, vault, kept, cache: window.cache, proofs });
  };
  const left = async () => {
    const { journal, vault, kept } = window.records;
    return {
      intents: (await journal.list()).map(({ request }) => request.name),
      secrets: (await vault.list()).map(({ name }) => name),
      kept: [(await kept.list(here)).length, (await kept.list(there)).length],
      proofs: proofs.all.map(({ deployment }) => deployment),
      cached: window.sessions.all
        .filter((session) => window.cache.recall(session))
        .map(({ deployment }) => deployment.href),
    };
  };
  const onlyThere = () => ({
    intents: ["there"],
    secrets: ["there"],
    kept: [0, 1],
    proofs: [there],
    cached: [there],
  });

  it("is forgotten, and nothing of another deployment", async () => {
    await forget();
    assert.deepEqual(await left(), onlyThere());
  });

  it("is forgotten as far as possible when one place fails, which is told", async () => {
    window.records.failNext("unlink", "EROFS");
    await assert.rejects(forget(), { name: "NotWritten" });
    const { kept, cached } = await left();
    assert.deepEqual([kept, cached], [[0, 1], [there]]);
  });

  it("stays of a token that nobody has seen yet", async () => {
    window.coderd.faults.add({ method: "POST", path: "**" }, { kind: "reset", when: "after" });
    await window.mint({ name: "lost" });
    window.coderd.faults.clear();
    await forget();
    assert.deepEqual((await left()).intents, ["there", "lost"]);
  });

  it("goes with its intent when the keyring does not open it", async () => {
    const shut = window.records.reopen();
    window.records.secrets.values.clear();
    const { journal, vault, kept } = shut;
    await forgetTokensOf(here, { journal, vault, kept, cache: window.cache, proofs });
    assert.deepEqual(
      (await journal.list()).map(({ request }) => request.name),
      ["there"],
    );
  });
});
