import assert from "node:assert/strict";
import { pickCommand } from "../../../../../src/commands/tokens/picking/pickCommand";
import { host, useVscode } from "../../../../support/vscode/host";
import { catalogOf } from "../../../core/catalogs";

describe("choosing a coder command", () => {
  useVscode();
  const pick = () => host.picks.at(-1) ?? assert.fail("no list is shown");
  const labels = () => pick().items.map(({ label }) => label);

  it("gives the known command that was chosen, as it is typed after coder", async () => {
    const asked = pickCommand(catalogOf("2.35"));
    assert.equal(pick().isShown, true);
    pick().choose("coder start");
    pick().accept();
    assert.equal(await asked, "start");
    assert.equal(pick().isShown, false);
  });

  it("offers what is typed first, whatever the filter thinks of it, and takes it back with the text", async () => {
    const asked = pickCommand(catalogOf("2.35"));
    const known = labels();
    pick().type("  coder  start alpha ");
    assert.deepEqual(labels(), ["coder start alpha", ...known]);
    assert.equal(pick().items[0]?.alwaysShow, true);
    pick().type("coder ");
    assert.deepEqual(labels(), known);
    pick().type("ssh alpha --stdio");
    pick().choose("coder ssh alpha --stdio");
    pick().accept();
    assert.equal(await asked, "ssh alpha --stdio");
  });

  it("offers a command that is known once, while it is typed and when it is typed in full", async () => {
    const asked = pickCommand(catalogOf("2.35"));
    const known = labels();
    for (const typed of ["start", "coder start", "coder sta", "schedule s"]) {
      pick().type(typed);
      assert.deepEqual(labels(), known);
    }
    pick().hide();
    await assert.rejects(asked, { name: "Cancelled" });
  });

  it("tells beside each command what it needs there, or why no narrow token runs it", async () => {
    const asked = pickCommand(catalogOf("2.31"));
    const beside = (label: string) => pick().items.find((item) => item.label === label)?.description;
    assert.equal(beside("coder whoami"), "user:read");
    assert.equal(beside("coder secret list"), "This needs Coder v2.33.0.");
    pick().type("frobnicate");
    assert.match(beside("coder frobnicate") ?? "", /^This isn't a known coder command/);
    pick().hide();
    await assert.rejects(asked, { name: "Cancelled" });
  });

  it("is not answered by Enter on nothing, and is left with Escape", async () => {
    let isOver = false;
    const asked = pickCommand(catalogOf("2.35")).finally(() => (isOver = true));
    asked.catch(() => undefined);
    pick().accept();
    await new Promise(setImmediate);
    assert.equal(isOver, false);
    pick().hide();
    await assert.rejects(asked, { name: "Cancelled" });
  });
});
