import assert from "node:assert/strict";
import { until } from "../host/until";
import { type Coderd, startCoderd } from "./support/coderd";
import { openRelay, type Relay } from "./support/relay";
import { openSignInAt, signInAt } from "./support/signIn";
import { stepByStep } from "./support/stepByStep";
import { written } from "./support/storage";
import { useWorkbench } from "./support/useWorkbench";
import { lookAway } from "./support/windowFocus";
import type { Workbench } from "./support/workbench";

const signInButton = (window: Workbench) =>
  window.tree("Tokens").welcome().getByRole("button", { name: "Sign In" });

describe("a session whose server cannot be reached at the start", () => {
  const opened = useWorkbench();
  let coderd: Coderd;
  let relay: Relay;

  before(async () => {
    coderd = await startCoderd();
    relay = await openRelay(coderd.port);
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    const panel = await openSignInAt(workbench, relay.url);
    await panel.token.fill(coderd.sessionKeyFor("alice"));
    await panel.signIn.click();
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
    await written(workbench, "laptop-2024");
    await written(workbench, "secrets.provider");
  });
  after(async () => {
    await relay.takeAway();
    await coderd.stop();
  });

  it("shows the last known tokens, marked as old, and nobody is signed out", async () => {
    const { workbench } = opened();
    await relay.takeAway();
    await workbench.reload();
    const tokens = workbench.tree("Tokens");
    await tokens.row("laptop-2024").waitFor();
    await tokens.pane.getByText(/refused the connection\./).waitFor();
    await tokens.rows.filter({ hasText: /^From .*failing since/ }).waitFor();
    assert.equal(await signInButton(workbench).count(), 0);
    assert.deepEqual(await workbench.notifications.texts(), []);
  });

  it("comes back with Refresh", async () => {
    const { workbench } = opened();
    await relay.giveBack();
    const tokens = workbench.tree("Tokens");
    await tokens.titleAction("Refresh Tokens");
    await tokens.rows.filter({ hasText: /^From / }).waitFor({ state: "detached" });
    await tokens.row("laptop-2024").waitFor();
  });
});

describe("two windows of one VS Code", () => {
  stepByStep();
  const opened = useWorkbench();
  let coderd: Coderd;
  let other: Workbench;

  before(async () => {
    coderd = await startCoderd();
    const { workbench, product } = opened();
    await workbench.openContainer("Coder Access");
    await signInButton(workbench).waitFor();
    other = await workbench.another(product);
    await other.openContainer("Coder Access");
    await signInButton(other).waitFor();
  });
  after(() => coderd.stop());

  it("share a session, which a browser's window takes up when it is loaded", async () => {
    const { workbench } = opened();
    await signInAt(workbench, coderd);
    await workbench.tree("Tokens").row("laptop-2024").waitFor();
    await written(workbench, "secrets.provider");
    await other.reload();
    await other.tree("Tokens").row("laptop-2024").waitFor();
  });

  it("are both signed out when one signs out, and the other says no more than that", async () => {
    const { workbench } = opened();
    await workbench.page.bringToFront();
    await workbench.runCommand("Coder Access: Sign Out");
    await workbench.dialog.choose("Sign Out");
    await signInButton(workbench).waitFor();
    await written(workbench, "endedSessions");
    coderd.log.clear();
    // The other window hears of what was written a moment later, and looks at it when the person comes to it.
    await until(
      async () => {
        await lookAway(other);
        return (await signInButton(other).isVisible()) ? true : undefined;
      },
      () => "The other window is still signed in.",
    );
    assert.deepEqual(await other.notifications.texts(), []);
    assert.equal(coderd.log.count(), 0);
  });
});
