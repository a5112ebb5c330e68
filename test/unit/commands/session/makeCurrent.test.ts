import assert from "node:assert/strict";
import { makeCurrent } from "../../../../src/commands/session/makeCurrent";
import { useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";

describe("making a deployment the current one", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com"), sessionAt("other.example.com")];

  it("does so with the row's, if somebody is still signed in there", async () => {
    const made: string[] = [];
    const current = (href: string) => Promise.resolve(void made.push(href));
    await makeCurrent({ sessions: { ...sessionsOf(here, there), makeCurrent: current } }, { session: there });
    assert.deepEqual(made, ["https://other.example.com"]);
    const sessions = { ...sessionsOf(here), makeCurrent: current };
    await assert.rejects(makeCurrent({ sessions }, { session: there }), { message: /not signed in/ });
    assert.equal(made.length, 1);
  });
});
