import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { terminalShows } from "./support/terminalShows";
import { useWorkbench } from "./support/useWorkbench";

describe("a terminal in a workspace, as a person uses it", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    // Drawn as elements, a terminal's text can be read.
    settings: { "terminal.integrated.gpuAcceleration": "off" },
    size: { width: 1280, height: 1000 },
  }));
  const says = (text: string) => terminalShows(opened().workbench, text, 30_000);
  const type = async (line: string) => {
    const { keyboard } = opened().workbench.page;
    await keyboard.type(line);
    await keyboard.press("Enter");
  };
  const sockets = () => coderd.log.find({ path: "/api/v2/workspaceagents/*/pty", status: 101 });
  const leases = () => coderd.store.keys.all().filter(({ tokenName }) => tokenName.startsWith("lease: "));

  it("opens from the agent's row, with a token for that workspace alone", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    await signInAs(workbench, coderd, "alice");
    await workbench.tree("Tokens").fold();
    const tree = workbench.tree("Workspaces");
    await tree.unfold();
    await tree.row("★ alpha").click();
    coderd.log.clear();
    await tree.inlineAction("main", "Open Terminal in Workspace…");
    await says("alice@alpha");
    const [post, ...others] = coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
    assert.deepEqual(others, []);
    const body = JSON.parse(post?.body ?? "") as Record<string, unknown>;
    assert.deepEqual(body["scopes"], ["workspace:ssh"]);
    assert.deepEqual(body["allow_list"], [`workspace:${coderd.workspace("alpha").id}`]);
    assert.equal(leases().length, 1);
  });

  it("runs what is typed", async () => {
    await type("KEPT=so; echo one-$((1+1))");
    await says("one-2");
  });

  it("comes back to the same shell after the network was lost", async () => {
    coderd.dropStreams();
    await says("Reconnected");
    await type("echo $KEPT-still");
    await says("so-still");
  });

  it("comes back to the same shell after the window was reloaded, with a new token for that workspace alone", async () => {
    const { workbench } = opened();
    const [before] = leases();
    const [socket] = sockets().slice(-1);
    assert.ok(before && socket);
    coderd.log.clear();
    await workbench.reload();
    await says("Reconnected. If no earlier output appears");
    await workbench.page.locator(".terminal.xterm:visible").first().click();
    await type("echo $KEPT-again");
    await says("so-again");
    const post = coderd.log.last({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
    const body = JSON.parse(post.body) as Record<string, unknown>;
    assert.deepEqual(body["scopes"], ["workspace:ssh"]);
    assert.deepEqual(body["allow_list"], [`workspace:${coderd.workspace("alpha").id}`]);
    const [now, ...others] = sockets();
    assert.deepEqual(others, []);
    assert.equal(now?.query["reconnect"], socket.query["reconnect"]);
    // The one of the window before was ended, and not this one.
    await eventually(
      () =>
        assert.deepEqual(
          leases().map(({ id }) => id),
          [now?.keyId],
        ),
      30_000,
    );
    assert.notEqual(now?.keyId, before.id);
  });

  it("takes its token with it when the shell ends", async () => {
    await type("exit");
    await eventually(() => assert.deepEqual(leases(), []), 30_000);
  });

  it("does not come back once it is closed", async () => {
    const { workbench } = opened();
    coderd.log.clear();
    await workbench.reload();
    await eventually(() => assert.ok(coderd.log.count({ path: "/api/v2/workspaces" }) > 0), 30_000);
    assert.deepEqual([sockets(), leases()], [[], []]);
  });
});
