import assert from "node:assert/strict";
import { CoderClient } from "../../../../src/coder";
import { Secret } from "../../../../src/core/token/secret";
import { findHolderOfName } from "../../../../src/tokens/minting/fate";
import { type Coderd, startCoderd } from "../../../coderd";
import { deploymentOf } from "../../../support/sessionWindows";

describe("the token that has a name", () => {
  let coderd: Coderd;
  let client: CoderClient;
  beforeEach(async () => {
    coderd = await startCoderd();
    client = new CoderClient({
      deployment: deploymentOf(coderd.url),
      session: new Secret(coderd.sessionKeyFor("olive")),
    });
  });
  afterEach(async () => {
    client.dispose();
    await coderd.stop();
  });

  // A path with these names would mean something else, so the list is asked.
  for (const name of ["ci", "a/b", "tokenconfig"]) {
    it(`is found by it, of the caller or of another, and nobody's otherwise: ${name}`, async () => {
      assert.equal(await findHolderOfName(client, name), undefined);
      const others = coderd.createToken("bob", { name });
      assert.equal(await findHolderOfName(client, name), undefined);
      const owner = { id: coderd.user("bob").id, username: "bob" };
      assert.equal(await findHolderOfName(client, name, owner), others.slice(0, 10));
      const own = coderd.createToken("olive", { name });
      coderd.createToken("olive", { name: `${name}-2` });
      assert.equal(await findHolderOfName(client, name), own.slice(0, 10));
    });

    it(`is not known when the server fails: ${name}`, async () => {
      coderd.faults.add({ path: /tokens/ }, { kind: "answer", status: 500, body: {} });
      await assert.rejects(findHolderOfName(client, name), { kind: "serverFault" });
    });
  }
});
