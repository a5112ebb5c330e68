import assert from "node:assert/strict";
import { CoderClient, type DeploymentUrl, Unauthorized } from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import type { SignedIn } from "../../../../src/session/sessionState";
import { GrantUnknown } from "../../../../src/tokens/proof/grantUnknown";
import { proveSecret } from "../../../../src/tokens/proof/proveSecret";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

describe("verifying a token whose secret is at hand", () => {
  let coderd: Coderd;
  let alice: SignedIn;

  beforeEach(async () => {
    coderd = await startCoderd();
    alice = await signedInAt(coderd, "alice");
  });
  afterEach(async () => {
    alice.client.dispose();
    await coderd.stop();
  });

  const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
    new CoderClient({ deployment, ...(session === undefined ? {} : { session }) });
  const verify = (secret: string, at: (href: string) => SignedIn | undefined = () => alice) =>
    proveSecret(
      { sessions: { at }, makeClient },
      { deployment: alice.deployment.href, tokenId: secret.slice(0, 10), secret: new Secret(secret) },
    );

  it("compares it with what the server says it granted", async () => {
    const secret = coderd.createToken("alice", { name: "mine", scopes: ["workspace:read"] });
    const { key, proof } = await verify(secret);
    assert.equal(key.name, "mine");
    assert.deepEqual(proof.disagreements, []);
  });

  it("reads the grant with the token itself where nobody is signed in", async () => {
    const secret = coderd.createToken("alice", { scopes: ["user:read", "api_key:read"] });
    assert.deepEqual((await verify(secret, () => undefined)).proof.disagreements, []);
  });

  it("says that nobody can tell what somebody else's narrow token should do", async () => {
    await assert.rejects(verify(coderd.createToken("bob", { scopes: ["workspace:read"] })), GrantUnknown);
  });

  it("does not compare somebody else's token with what this person may do", async () => {
    const secret = coderd.createToken("olive", { scopes: ["user:read", "api_key:read", "template:*"] });
    const { key, proof } = await verify(secret);
    assert.notEqual(key.userId, alice.record.userId);
    assert.deepEqual([proof.disagreements, proof.blocked], [[], []]);
  });

  it("says of a token that ended that it is not accepted", async () => {
    const secret = coderd.createToken("bob", { scopes: ["workspace:read"], lifetime: 60_000 });
    coderd.clock.advance(120_000);
    await assert.rejects(verify(secret), Unauthorized);
  });
});
