import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { terminalShows } from "./support/terminalShows";
import { useWorkbench } from "./support/useWorkbench";

const tokens = "/api/v2/users/me/keys/tokens";

describe("a terminal with a scoped token, as a person uses it", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    // Drawn as elements, a terminal's text can be read.
    settings: {
      "terminal.integrated.gpuAcceleration": "off",
      "terminal.integrated.defaultProfile.linux": "bash",
    },
    size: { width: 1280, height: 1000 },
  }));
  const says = (text: string) => terminalShows(opened().workbench, text, 30_000);
  const type = async (line: string) => {
    const { keyboard } = opened().workbench.page;
    await keyboard.type(line);
    await keyboard.press("Enter");
  };
  const leases = () => coderd.store.keys.all().filter(({ tokenName }) => tokenName.startsWith("lease: "));

  it("gets the smallest token for a command, in the environment of its shell", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await signInAs(workbench, coderd, "alice");
    coderd.log.clear();
    await workbench.runCommand("Coder Access: Open Terminal with Scoped Token…");
    await workbench.quickInput.asks(/What will you do/);
    await workbench.quickInput.choose("coder start alpha");
    await says("The Coder token of this terminal for");
    const { body } = coderd.log.last({ method: "POST", path: tokens });
    const asked = JSON.parse(body) as Record<string, unknown>;
    assert.deepEqual(asked["scopes"], ["workspace:read", "workspace:start", "template:read", "user:read"]);
    assert.ok((asked["allow_list"] as string[]).includes(`workspace:${coderd.workspace("alpha").id}`));
    await type("echo has-${#CODER_SESSION_TOKEN}-of-$CODER_URL");
    await says(`-of-${coderd.url}`);
    await type('echo first-${CODER_SESSION_TOKEN:0:10}; ls -A "$CODER_CONFIG_DIR" | wc -l');
    await says(`first-${leases()[0]?.id}`);
  });

  it("is in a group of its own, with what it can do", async () => {
    const { workbench } = opened();
    const tree = workbench.tree("Tokens");
    await eventually(async () => assert.ok((await tree.texts()).some((text) => /^Leases.*1/.test(text))));
    await tree.row("Leases").click();
    await eventually(async () =>
      assert.ok(
        (await tree.texts()).some((text) => text.includes('Terminal "alpha"') && text.includes("4 scopes")),
      ),
    );
  });

  it("is ended with all leases, and closed", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: End All Leases");
    assert.equal(await workbench.dialog.message(), "End all leases? This computer has 1.");
    await workbench.dialog.choose("End and Close Terminals");
    await workbench.notifications.text("Ended 1 lease.");
    await eventually(() => assert.deepEqual(leases(), []));
    await eventually(async () =>
      assert.equal(await workbench.page.locator(".terminal.xterm:visible").count(), 0),
    );
  });

  it("ends with its shell", async () => {
    const { workbench } = opened();
    await workbench.runCommand("Coder Access: Open Terminal with Scoped Token…");
    await workbench.quickInput.asks(/What will you do/);
    await workbench.quickInput.choose("coder whoami");
    await says("The Coder token of this terminal for");
    assert.equal(leases().length, 1);
    await type("exit");
    await eventually(() => assert.deepEqual(leases(), []));
  });
});
