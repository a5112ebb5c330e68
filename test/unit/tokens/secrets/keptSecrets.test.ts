import assert from "node:assert/strict";
import { CoderClient } from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import { SecretStore } from "../../../../src/platform/keyring/secretStore";
import type { SignedIn } from "../../../../src/session/sessionState";
import { KeptSecrets } from "../../../../src/tokens/secrets/keptSecrets";
import { type Coderd, startCoderd } from "../../../coderd";
import { memoryLog, MemorySecrets } from "../../../support/memory";
import { plain } from "../../../support/plain";
import { signedInAt } from "../../../support/signedIn";

describe("a secret kept for reuse", () => {
  let coderd: Coderd;
  let session: SignedIn;
  let kept: KeptSecrets;
  let secret: string;
  let secrets: MemorySecrets;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    secrets = new MemorySecrets();
    kept = new KeptSecrets(new SecretStore({ secrets }, memoryLog()));
    secret = coderd.createToken("alice", { name: "reused" });
    await keep(session.deployment.href, secret, "reused");
    coderd.log.clear();
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  const keep = (deployment: string, text: string, name: string) =>
    kept.keep({
      version: 1,
      deployment,
      tokenId: text.slice(0, 10),
      name,
      secret: new Secret(text),
      keptAt: new Date().toISOString(),
    });
  const list = async () => (await session.client.tokens.list({ includeExpired: true })).items;
  const forgetEnded = async (tokens: Awaited<ReturnType<typeof list>>) =>
    kept.forgetEnded(
      session.deployment,
      tokens,
      (text) => new CoderClient({ deployment: session.deployment, session: text }),
      new Date(Date.now() + 1000),
    );
  const names = async () => (await kept.list(session.deployment.href)).map(({ name }) => name);

  it("stays while its token lives, which its own deployment's list says without asking it", async () => {
    await forgetEnded(await list());
    assert.deepEqual(await names(), ["reused"]);
    assert.equal(coderd.log.count({ path: "/api/v2/authcheck" }), 0);
  });

  it("goes when its token expired", async () => {
    await session.client.keys.expire(secret.slice(0, 10));
    await forgetEnded(await list());
    assert.deepEqual(await names(), []);
  });

  it("goes when its token was deleted", async () => {
    await session.client.keys.delete(secret.slice(0, 10));
    await forgetEnded(await list());
    assert.deepEqual(await names(), []);
  });

  it("stays when the list merely does not show its token, or the server cannot be asked", async () => {
    await forgetEnded([]);
    assert.deepEqual(await names(), ["reused"]);
    coderd.faults.add({ path: "/api/v2/authcheck" }, { kind: "reset", when: "before" });
    await forgetEnded([]);
    assert.deepEqual(await names(), ["reused"]);
  });

  it("goes at the sign-out, and those of other deployments stay", async () => {
    const elsewhere = "https://elsewhere.example.com/";
    await keep(elsewhere, coderd.createToken("alice", { name: "other" }), "other");
    await kept.forgetAllOf(session.deployment.href);
    assert.deepEqual(await names(), []);
    assert.equal((await kept.list(elsewhere)).length, 1);
  });

  describe("whose token another deployment lists under the same id", () => {
    const elsewhere = "https://elsewhere.example.com";
    const id = () => secret.slice(0, 10);

    it("is given to its own deployment alone", async () => {
      assert.equal((await kept.get(session.deployment.href, id()))?.secret.expose(), secret);
      assert.equal(await kept.get(elsewhere, id()), undefined);
    });

    it("is not written over, nor forgotten with it", async () => {
      const theirs = `${id()}-0123456789abcdefghijkl`;
      await keep(elsewhere, theirs, "theirs");
      assert.equal((await kept.get(session.deployment.href, id()))?.secret.expose(), secret);
      assert.equal((await kept.get(elsewhere, id()))?.secret.expose(), theirs);
      await kept.forget(elsewhere, id());
      assert.equal((await kept.get(session.deployment.href, id()))?.secret.expose(), secret);
      assert.equal(await kept.get(elsewhere, id()), undefined);
    });

    it("stays its own when an earlier version kept it, under the id alone", async () => {
      const record = await kept.get(session.deployment.href, id());
      await kept.forget(session.deployment.href, id());
      secrets.values.set(`kept:${id()}`, JSON.stringify(plain(record)));
      assert.equal(await kept.get(elsewhere, id()), undefined);
      await kept.forget(elsewhere, id());
      assert.deepEqual(await names(), ["reused"]);
      assert.equal((await kept.get(session.deployment.href, id()))?.secret.expose(), secret);
      await keep(session.deployment.href, secret, "renamed");
      assert.equal((await kept.list(session.deployment.href)).length, 1);
      await kept.forget(session.deployment.href, id());
      assert.deepEqual([...secrets.values.keys()], []);
    });
  });
});
