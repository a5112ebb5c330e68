import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { until } from "../host/until";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { DeliveryPage, SuccessorPage } from "./support/panels";
import { retiringIn } from "./support/recordsOnDisk";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { written } from "./support/storage";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

const hour = 3_600_000;
const day = 24 * hour;
const listPath = "/api/v2/users/me/keys/tokens";

describe("what was promised for later, while nobody looks at the view", () => {
  stepByStep();

  let coderd: Coderd;
  let firstId = "";
  let secondId = "";
  let other: Workbench;

  before(async () => {
    coderd = await startCoderd();
    firstId = coderd
      .createToken("alice", { name: "deploy", scopes: ["workspace:read"], lifetime: 30 * day })
      .slice(0, 10);
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    size: { width: 1400, height: 1000 },
  }));
  const isAlive = (id: string) => (coderd.store.keys.get(id)?.expiresAt ?? new Date(0)) > coderd.clock.now();

  /** Closes VS Code, and opens it in another folder, where the side bar shows the files. */
  async function openElsewhere(name: string): Promise<Workbench> {
    const { workbench, product } = opened();
    for (const page of workbench.page.context().pages()) await page.goto("about:blank");
    coderd.log.clear();
    const folder = path.join(path.dirname(product.workspace), name);
    mkdirSync(folder, { recursive: true });
    const url = new URL(product.url);
    url.searchParams.set("folder", folder);
    return workbench.another({ ...product, url: url.href });
  }

  it("says before that nothing ends while VS Code is closed", async () => {
    const { workbench, product } = opened();
    await signInAs(workbench, coderd, "alice");
    await workbench.tree("Tokens").contextMenu("deploy", "Rotate Token…");
    const form = await SuccessorPage.shown(workbench, "Rotate deploy");
    await form.ending(/^1 hour after/).check();
    await form.says(/^Nothing expires early while VS Code is closed/).waitFor();
    await form.create("deploy-2").click();
    const page = await DeliveryPage.shown(workbench, "deploy-2");
    await page.copy.click();
    await page.says("Copied").waitFor();
    await page.haveIt.click();
    await workbench.tree("Tokens").row("deploy-2").waitFor();
    // The row of the new token comes before the record of the old one's end is on the disk.
    await eventually(() => assert.deepEqual(retiringIn(product), ["deploy"]));
    await written(workbench, "secrets.provider");
  });

  it("ends the old token soon after the next start, in another folder with the files in sight", async () => {
    const { product } = opened();
    coderd.clock.advance(2 * hour);
    secondId = coderd
      .createToken("alice", {
        name: "ending",
        scopes: ["file:read"],
        createdAt: new Date(+coderd.clock.now() - 29.5 * day),
        lifetime: 30 * day,
      })
      .slice(0, 10);
    assert.ok(isAlive(firstId));
    other = await openElsewhere("elsewhere");
    assert.equal(await other.tree("Tokens").rows.count(), 0);
    assert.equal(await other.notifications.text('"deploy"'), 'Expired "deploy". "deploy-2" replaced it.');
    assert.ok(!isAlive(firstId));
    await eventually(() => assert.deepEqual(retiringIn(product), []));
  });

  it("tells before another one expires, once, after one request for the list", async () => {
    const told = await other.notifications.text('"ending"');
    assert.match(told, /^"ending" on .* expires in 1[12] hours\.$/);
    assert.equal(coderd.log.count({ path: listPath }), 1);
    await other.notifications.choose('"ending"', "Rotate…");
    await (await other.webview("Rotate ending")).getByRole("heading", { name: "Rotate ending" }).waitFor();
    assert.ok(isAlive(secondId));
  });

  it("asks nothing and tells nothing again at a later start of that day", async () => {
    const later = await openElsewhere("elsewhere-2");
    // Whoever looks makes requests: until then there are none.
    await until(
      async () => ((await later.page.locator(".explorer-folders-view").count()) > 0 ? true : undefined),
      () => "The files are not shown.",
    );
    await later.page.waitForTimeout(12_000);
    assert.deepEqual(coderd.log.entries, []);
    await later.openContainer("Coder Access");
    await later.tree("Tokens").row("deploy-2").waitFor();
    assert.deepEqual(
      (await later.notifications.texts()).filter((text) => text.includes("ending")),
      [],
    );
  });
});
