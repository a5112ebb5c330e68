import assert from "node:assert/strict";
import { chooseSeveral } from "../../../../../src/commands/tokens/review/chooseSeveral";
import { host, useVscode } from "../../../../support/vscode/host";
import { sessionAt } from "../../../views/pictureSupport";
import { listedAt } from "../../commandSupport";

describe("marking several tokens", () => {
  useVscode();
  const tokens = listedAt(sessionAt("coder.example.com", 0), ["one", "two"]);
  const items = [{ label: "— Expires soon" }, ...tokens.map((token) => ({ label: token.key.name, token }))];
  function open() {
    const choosing = chooseSeveral(items);
    const pick = host.picks[0] ?? assert.fail("nothing is shown");
    const press = (label: string) => {
      pick.choose(label);
      pick.accept();
    };
    return { choosing, pick, press, first: () => pick.items[0]?.label };
  }

  it("says in its first row what will happen, which needs a mark", async () => {
    const { choosing, pick, press, first } = open();
    assert.deepEqual([pick.canSelectMany, first()], [false, "No tokens selected"]);
    press("No tokens selected");
    assert.ok(pick.isShown);
    press("two");
    assert.equal(first(), "Revoke 1 Token…");
    press("one");
    assert.equal(first(), "Revoke 2 Tokens…");
    press("two");
    press("Revoke 1 Token…");
    assert.deepEqual(
      (await choosing).map(({ key }) => key.name),
      ["one"],
    );
  });

  it("is left with Escape", async () => {
    const { choosing, pick } = open();
    pick.hide();
    await assert.rejects(choosing, { name: "Cancelled" });
  });
});
