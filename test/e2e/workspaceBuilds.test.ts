import assert from "node:assert/strict";
import { type Coderd, type ProfileName, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { terminalShows } from "./support/terminalShows";
import type { TreeView } from "./support/treeView";
import { useWorkbench } from "./support/useWorkbench";

for (const profile of ["2.36", "2.31.0"] as const satisfies readonly ProfileName[]) {
  describe(`acting on workspaces at Coder v${profile}, as a person does`, () => {
    stepByStep();

    let coderd: Coderd;
    before(async () => {
      coderd = await startCoderd({
        profile,
        settings: { buildDuration: 3_000, agentConnects: 300, agentReady: 300 },
      });
    });
    after(async () => coderd.stop());
    const opened = useWorkbench(() => ({
      env: { CODER_URL: coderd.url },
      // Drawn as elements, a terminal's text can be read.
      settings: { "terminal.integrated.gpuAcceleration": "off" },
      size: { width: 1280, height: 1200 },
    }));
    const tree = (): TreeView => opened().workbench.tree("Workspaces");
    const says = (pattern: RegExp) =>
      eventually(async () => {
        const texts = await tree().texts();
        assert.ok(
          texts.some((text) => pattern.test(text)),
          `${String(pattern)} is not among ${texts.join(" | ")}`,
        );
      }, 60_000);
    const sent = () =>
      coderd.log
        .find({ method: "POST", path: "/api/v2/workspaces/*/builds" })
        .map(({ body }) => JSON.parse(body) as unknown);
    /** What the terminal in sight shows. */
    const terminalSays = (text: string) => terminalShows(opened().workbench, text, 60_000);

    it("starts one from its row, and follows its build in colours to its end", async () => {
      const { workbench } = opened();
      await workbench.openContainer("Coder Access");
      await tree().unfold();
      await signInAs(workbench, coderd, "alice");
      await says(/^beta stopped · /);
      coderd.log.clear();
      await tree().inlineAction("beta", "Start Workspace");
      await workbench.notifications.choose('Starting "beta".', "Show Build Log");
      await says(/^beta (in the queue|starting)/);
      await terminalSays('✓ Started "beta" in');
      await says(/^beta running/);
      assert.deepEqual(sent(), [{ transition: "start" }]);
      await workbench.screenshot(`build-log-${profile}`);
    });

    it("stops it after a question that names it", async () => {
      const { workbench } = opened();
      await tree().contextMenu("beta", "Stop Workspace");
      assert.equal(await workbench.dialog.message(), 'Stop "beta"?');
      await workbench.dialog.choose("Stop Workspace");
      await says(/^beta stopped · /);
      assert.deepEqual(sent().at(-1), { transition: "stop" });
    });

    it("says why a failing build failed, in the server's words", async () => {
      const { workbench } = opened();
      await workbench.notifications.clear();
      coderd.store.nextFailure = {
        error: "terraform apply: no space left on device",
        lines: ["Error: no space"],
      };
      await tree().inlineAction("beta", "Start Workspace");
      const message = await workbench.notifications.text(/couldn't start "beta"/);
      assert.match(message, /terraform apply: no space left on device/);
      await workbench.notifications.choose(/couldn't start "beta"/, "Show Build Log");
      await terminalSays("✗ Failed after");
      await says(/^beta failed to start/);
    });
  });
}
