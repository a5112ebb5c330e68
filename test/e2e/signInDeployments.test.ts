import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { NewTokenPage } from "./support/panels";
import { signInAt, statusOf } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

/** Two deployments on one host, which differ by port and path alone, each step going on from the one before. */
describe("several deployments side by side", () => {
  stepByStep();
  const opened = useWorkbench();
  let first: Coderd;
  let second: Coderd;
  let keys: readonly string[] = [];

  before(async () => {
    first = await startCoderd();
    second = await startCoderd({ basePath: "/coder" });
    await opened().workbench.openContainer("Coder Access");
  });
  after(async () => {
    await first.stop();
    await second.stop();
  });
  const hostOf = ({ url }: Coderd) => new URL(url).host;
  const root = (coderd: Coderd) => opened().workbench.tree("Tokens").row(hostOf(coderd));

  it("look simple while there is one", async () => {
    const key = await signInAt(opened().workbench, first);
    await opened().workbench.tree("Tokens").row("laptop-2024").waitFor();
    assert.equal(await root(first).count(), 0);
    keys = [key];
  });

  it("become roots of the tree when there are more, and each was sent its own session alone", async () => {
    const { workbench } = opened();
    keys = [...keys, await signInAt(workbench, second)];
    await root(first).waitFor();
    await root(second).waitFor();
    for (const [index, { log }] of [first, second].entries()) {
      for (const { headers } of log.entries)
        assert.ok([undefined, keys[index]].includes(headers["coder-session-token"]));
    }
  });

  it("are switched by name, and commands follow", async () => {
    const { workbench } = opened();
    for (const coderd of [first, second]) {
      await workbench.runCommand("Coder Access: Switch Deployment…");
      await workbench.quickInput.pick(hostOf(coderd));
      await workbench.quickInput.widget.waitFor({ state: "hidden" });
      coderd.log.clear();
      await workbench.runCommand("Coder Access: Create Token…");
      const page = await NewTokenPage.shown(workbench);
      await page.says(hostOf(coderd)).waitFor();
      await workbench.runCommand("View: Close All Editors");
    }
  });

  it("stay when a question is cancelled", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Switch Deployment…");
    await workbench.quickInput.row(hostOf(first)).waitFor();
    await workbench.quickInput.cancel();
    await workbench.quickInput.widget.waitFor({ state: "hidden" });
    await workbench.runCommand("Coder Access: Sign Out of All Deployments");
    assert.equal(await workbench.dialog.message(), "Sign out of 2 deployments?");
    await workbench.dialog.choose("Cancel");
    await root(first).waitFor();
    await root(second).waitFor();
    assert.deepEqual(
      [await statusOf(first, keys[0] ?? ""), await statusOf(second, keys[1] ?? "")],
      [200, 200],
    );
  });

  it("are left one by one: the other stays and looks simple again", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Sign Out");
    await workbench.quickInput.pick(hostOf(first));
    assert.equal(await workbench.dialog.message(), `Sign out of ${hostOf(first)}?`);
    await workbench.dialog.choose("Sign Out");
    await root(second).waitFor({ state: "detached" });
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
    assert.deepEqual(
      [await statusOf(first, keys[0] ?? ""), await statusOf(second, keys[1] ?? "")],
      [401, 200],
    );
  });

  it("are left all at once", async () => {
    const { workbench } = opened();
    const again = await signInAt(workbench, first);
    await root(first).waitFor();
    await workbench.runCommand("Coder Access: Sign Out of All Deployments");
    await workbench.dialog.choose("Sign Out of All");
    await workbench.tree("Tokens").welcome().getByRole("button", { name: "Sign In" }).waitFor();
    assert.deepEqual([await statusOf(first, again), await statusOf(second, keys[1] ?? "")], [401, 401]);
  });
});
