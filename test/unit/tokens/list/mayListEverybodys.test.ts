import assert from "node:assert/strict";
import { mayListEverybodys } from "../../../../src/tokens/list/mayListEverybodys";
import { type Coderd, startCoderd } from "../../../coderd";
import { signedInAt } from "../../../support/signedIn";

describe("whether somebody may list everybody's tokens", () => {
  let coderd: Coderd;
  before(async () => (coderd = await startCoderd()));
  after(() => coderd.stop());

  for (const [username, may] of [
    ["olive", true],
    ["alice", false],
    ["uma", false],
  ] as const) {
    it(`is ${may ? "so" : "not so"} for ${username}`, async () => {
      const session = await signedInAt(coderd, username);
      assert.equal(await mayListEverybodys(session), may);
      session.client.dispose();
    });
  }
});
