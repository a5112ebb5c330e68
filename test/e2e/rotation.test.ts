import assert from "node:assert/strict";
import { until } from "../host/until";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually, valueIs } from "./support/eventually";
import { DeliveryPage, NewTokenPage, SuccessorPage } from "./support/panels";
import { letTimePass, retiringIn } from "./support/recordsOnDisk";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

const tokensPath = "/api/v2/users/me/keys/tokens";

/** VS Code writes its storage down 100 ms after a change; a reload before that loses the change. */
const storageDelay = 500;

for (const profile of ["2.35.1", "2.31.0"] as const) {
  describe(`a token in place of another, v${profile}`, () => {
    stepByStep();

    /** For what is the same whichever server it is. */
    const onceIt = profile === "2.35.1" ? it : () => undefined;

    let coderd: Coderd;
    let workspace = "";
    let firstId = "";

    before(async () => {
      coderd = await startCoderd({ profile });
      workspace = coderd.workspace("alpha").id;
      const secret = coderd.createToken("alice", {
        name: "deploy",
        scopes: ["workspace:read", "template:read"],
        allowList: [`workspace:${workspace}`, "template:*"],
        lifetime: 30 * 86_400_000,
      });
      firstId = secret.slice(0, 10);
    });
    after(() => coderd.stop());
    const opened = useWorkbench(() => ({
      env: { CODER_URL: coderd.url },
      size: { width: 1400, height: 1000 },
    }));

    const created = () => {
      const posts = coderd.log.find({ method: "POST", path: tokensPath });
      assert.equal(posts.length, 1);
      return JSON.parse(posts[0]?.body ?? "") as Record<string, unknown>;
    };
    const isAlive = (id: string) => (coderd.store.keys.get(id)?.expiresAt ?? new Date(0)) > new Date();
    const idOf = (name: string) =>
      coderd.store.keys.all().find(({ tokenName }) => tokenName === name)?.id ?? "";

    async function haveIt(name: string): Promise<void> {
      const { workbench } = opened();
      const page = await DeliveryPage.shown(workbench, name);
      await page.copy.click();
      await page.says("Copied").waitFor();
      await page.haveIt.click();
      await workbench.tree("Tokens").row(name).waitFor();
    }

    /** What was sent to end the token of this id. */
    const endings = (id: string) =>
      coderd.log.entries
        .filter(({ method, path }) => method !== "GET" && path.includes(id))
        .map(({ method, path }) => `${method} ${path.slice(path.indexOf(id))}`);

    /** Opens the form from a row, chooses when that token ends, and creates its successor. */
    async function rotate(name: string, successor: string, ending: RegExp): Promise<void> {
      const { workbench } = opened();
      await workbench.tree("Tokens").contextMenu(name, "Rotate Token…");
      const form = await SuccessorPage.shown(workbench, `Rotate ${name}`);
      await form.ending(ending).check();
      await form.create(successor).click();
    }

    it("is asked for from the row, and its form says what happens to both before anything is sent", async () => {
      const { workbench } = opened();
      await signInAs(workbench, coderd, "alice");
      coderd.log.clear();
      await workbench.tree("Tokens").contextMenu("deploy", "Rotate Token…");
      const form = await SuccessorPage.shown(workbench, "Rotate deploy");
      await form.says("deploy-2 gets the same permissions and takes its place.").waitFor();
      assert.equal(await form.says(/can't expire tokens/).isVisible(), profile === "2.31.0");
      for (const ending of [/^1 hour after/, /^Once it's no longer used/, /^Don't expire it early/])
        await form.ending(ending).waitFor();

      assert.ok(await form.ending(/^1 day after/).isChecked());
      assert.equal(coderd.log.count({ method: "POST", path: tokensPath }), 0);
      await form.ending(/^Immediately/).check();
      await form.create("deploy-2").click();
    });

    it("has the same grant and lifetime, is proved, and the old one lives until the new secret is taken", async () => {
      const { workbench } = opened();
      const page = await DeliveryPage.shown(workbench, "deploy-2");
      await page.says(/^Works as requested \(\d+ checks\)\.$/).waitFor();
      await page.says('"deploy" expires when you select Done.').waitFor();
      assert.deepEqual(created(), {
        token_name: "deploy-2",
        lifetime: 30 * 86_400 * 1e9,
        scopes: ["workspace:read", "template:read"],
        allow_list: ["template:*", `workspace:${workspace}`],
      });
      assert.ok(isAlive(firstId));
    });

    it("waits through a reload, and then the old one ends", async () => {
      const { workbench } = opened();
      await workbench.page.waitForTimeout(storageDelay);
      await workbench.reload();
      await workbench.notifications.choose(/deploy-2/, "Show Secret");
      assert.ok(isAlive(firstId));
      await haveIt("deploy-2");
      const how = profile === "2.31.0" ? /^Deleted "deploy"/ : /^Expired "deploy"/;
      await workbench.notifications.text(how);
      assert.ok(!isAlive(firstId));
      assert.ok(isAlive(idOf("deploy-2")));
      await workbench.notifications.clear();
    });

    onceIt("lets the old one end later, which the row says, through a reload too", async () => {
      const { workbench } = opened();
      await rotate("deploy-2", "deploy-3", /^1 day after/);
      await haveIt("deploy-3");
      const saysSo = () =>
        eventually(async () => {
          const texts = (await workbench.tree("Tokens").texts()).join("\n");
          assert.match(texts, /^deploy-2 replaced · 2[34] h$/m);
        });
      await saysSo();
      await workbench.page.waitForTimeout(storageDelay);
      await workbench.reload();
      await saysSo();
      assert.ok(isAlive(idOf("deploy-2")));
    });

    onceIt("can be undone until then", async () => {
      const { workbench, product } = opened();
      coderd.log.clear();
      await eventually(() => assert.deepEqual(retiringIn(product), ["deploy-2"]));
      await workbench.tree("Tokens").contextMenu("deploy-2", "Cancel Expiration of Token");
      await workbench.notifications.text('"deploy-2" keeps its own expiration date');
      await eventually(async () =>
        assert.doesNotMatch((await workbench.tree("Tokens").texts()).join("\n"), /replaced ·/),
      );
      await workbench.notifications.clear();
      await workbench.runCommand("Coder Access: Cancel Expiration of Token");
      await workbench.notifications.text("No tokens are scheduled to expire early");
      await workbench.notifications.clear();
      await eventually(() => assert.deepEqual(retiringIn(product), []));
    });

    onceIt("then keeps the old one, whoever looks later", async () => {
      const { workbench } = opened();
      await workbench.page.waitForTimeout(storageDelay);
      await workbench.reload();
      await workbench.tree("Tokens").row("deploy-2").waitFor();
      assert.ok((await workbench.tree("Tokens").texts()).every((text) => !text.includes("replaced ·")));
      assert.ok(isAlive(idOf("deploy-2")));
      assert.deepEqual(endings(idOf("deploy-2")), []);
    });

    onceIt(
      "may do something else: the form begins with the old grant, and what differs is shown before",
      async () => {
        const { workbench } = opened();
        coderd.log.clear();
        await workbench.tree("Tokens").contextMenu("deploy-3", "Change Token…");
        const form = await NewTokenPage.shown(workbench, "Change deploy-3");
        const succession = await SuccessorPage.shown(workbench, "Change deploy-3");
        await eventually(async () => {
          await valueIs(form.name, "deploy-4");
          assert.ok(await form.expiry("30 days").isChecked());
        });
        await form.search.fill("workspace:start");
        await form.scope("workspace:start").check();
        await succession.change("workspace:start").waitFor();
        await succession.ending(/^Immediately/).check();
        assert.equal(coderd.log.count({ method: "POST", path: tokensPath }), 0);
        await succession.create("deploy-4").click();
        const page = await DeliveryPage.shown(workbench, "deploy-4");
        await page.says(/^Works as requested \(\d+ checks\)\.$/).waitFor();
        assert.deepEqual((created()["scopes"] as string[]).sort(), [
          "template:read",
          "workspace:read",
          "workspace:start",
        ]);
        assert.ok(isAlive(idOf("deploy-3")));
        const replaced = idOf("deploy-3");
        await haveIt("deploy-4");
        await until(
          () => (isAlive(replaced) ? undefined : true),
          () => "deploy-3 lives on.",
          10_000,
        );
      },
    );

    it("ends the old one when its time has come, and says so", async () => {
      const { workbench, product } = opened();
      // The first name that is free.
      const successor = profile === "2.31.0" ? "deploy-3" : "deploy-5";
      await workbench.notifications.clear();
      await rotate("deploy-2", successor, /^1 day after/);
      await haveIt(successor);
      const id = idOf("deploy-2");
      coderd.log.clear();
      await workbench.tree("Tokens").row("deploy-2").filter({ hasText: "replaced ·" }).waitFor();
      await workbench.page.waitForTimeout(storageDelay);
      assert.ok(isAlive(id));
      letTimePass(product, "deploy-2");
      await workbench.reload();
      const told = await workbench.notifications.text(/^(Expired|Deleted) "deploy-2"/);
      assert.ok(told.endsWith(`"${successor}" replaced it.`), told);
      assert.equal(told.startsWith("Deleted"), profile === "2.31.0", told);
      // An old server is asked to expire it first, and says that it cannot.
      assert.deepEqual(
        endings(id),
        profile === "2.31.0" ? [`PUT ${id}/expire`, `DELETE ${id}`] : [`PUT ${id}/expire`],
      );
      assert.ok(!isAlive(id));
      await workbench.tree("Tokens").row(successor).waitFor();
      await workbench.tree("Tokens").row("deploy-2").waitFor({ state: "detached" });
      await workbench.runCommand("Coder Access: Show Expired Tokens");
      await workbench.tree("Tokens").row("Expired").waitFor();
      assert.equal(await workbench.tree("Tokens").row("deploy-2").count(), profile === "2.31.0" ? 0 : 1);
      await workbench.runCommand("Coder Access: Hide Expired Tokens");
      await eventually(() => assert.deepEqual(retiringIn(product), []));
      assert.ok(isAlive(idOf(successor)));
      await workbench.notifications.clear();
    });
  });
}
