import assert from "node:assert/strict";
import { CoderClient, type DeploymentUrl } from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import { explainTokenError } from "../../../../src/tokens/explainTokenError";
import { askCatalog } from "../../../../src/tokens/key/askCatalog";
import { GrantUnknown } from "../../../../src/tokens/proof/grantUnknown";
import { proveSecret } from "../../../../src/tokens/proof/proveSecret";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";
import { startTokenRecords } from "../../../support/tokenRecords";

const grant = { scopes: ["workspace:read"], allowList: [] };

describe("a token made with a session that may create tokens and read none", () => {
  let coderd: Coderd;

  before(async () => (coderd = await startCoderd()));
  after(() => coderd.stop());

  const makeClient = (deployment: DeploymentUrl, session?: Secret) =>
    new CoderClient({ deployment, ...(session === undefined ? {} : { session }) });

  it("is delivered, and why it cannot be checked is said beside it", async () => {
    const records = startTokenRecords();
    const alice = await signedInAt(coderd, "alice");
    const narrow = coderd.createToken("alice", { scopes: ["user:read", "api_key:create"] });
    const session = {
      ...alice,
      record: { ...alice.record, session: new Secret(narrow) },
      client: makeClient(alice.deployment, new Secret(narrow)),
    };
    try {
      const catalog = await askCatalog(alice.client);
      const outcome = await records.mint.mint(session, catalog, {
        name: "narrow",
        lifetimeSeconds: 3600,
        grant,
      });
      assert.ok(outcome.kind === "minted" && outcome.isSafe && outcome.secret.confirmedUntil === undefined);
      const { deployment, tokenId, secret } = outcome.secret;
      const proving = proveSecret(
        { sessions: { at: () => session }, makeClient },
        { deployment, tokenId, secret, grant },
      );
      await assert.rejects(proving, (error) => {
        assert.ok(error instanceof GrantUnknown && error.isSessionTooNarrow);
        assert.match(
          explainTokenError(error)?.message ?? "",
          /Your session isn't allowed to read tokens \(api_key:read\)/,
        );
        return true;
      });
    } finally {
      for (const { client } of [alice, session]) client.dispose();
      records.remove();
    }
  });

  it("is told from a token that is not shown although the session may read tokens", async () => {
    const alice = await signedInAt(coderd, "alice");
    const bobs = coderd.createToken("bob", { scopes: ["workspace:read"] });
    try {
      const proving = proveSecret(
        { sessions: { at: () => alice }, makeClient },
        { deployment: alice.deployment.href, tokenId: bobs.slice(0, 10), secret: new Secret(bobs), grant },
      );
      await assert.rejects(proving, (error) => {
        assert.ok(error instanceof GrantUnknown && !error.isSessionTooNarrow);
        assert.match(explainTokenError(error)?.message ?? "", /doesn't show you this token/);
        return true;
      });
    } finally {
      alice.client.dispose();
    }
  });
});
