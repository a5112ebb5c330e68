import { eventually } from "../support/eventually";
import { signInAs } from "../support/signInAs";
import type { Scene } from "./scene";

/** What is held by terminals, agents and other extensions. */
export const leases: readonly Scene[] = [
  {
    name: "leased-terminal",
    show: async ({ workbench, coderd }) => {
      await signInAs(workbench, coderd, "alice");
      await workbench.notifications.clear();
      await workbench.runCommand("Coder Access: Open Terminal with Scoped Token…");
      await workbench.quickInput.asks(/What will you do/);
      await workbench.quickInput.choose("coder start alpha");
      const rows = workbench.page.locator(".terminal.xterm:visible .xterm-rows");
      await rows.getByText("The Coder token of this terminal").waitFor();
      await rows.getByText("alice@laptop").first().waitFor();
      await workbench.page.keyboard.type('echo "$CODER_URL ${CODER_SESSION_TOKEN:0:10}-…"');
      await workbench.page.keyboard.press("Enter");
      await rows.getByText(`${coderd.url} `).first().waitFor();
    },
  },
  {
    name: "agent-question",
    show: async ({ workbench, neighbour }) => {
      const input = {
        arguments: ["start", "alpha"],
        purpose: "The tests need your workspace to be running.",
      };
      // The picture shows the question; nobody waits for its answer.
      void neighbour.tool("coder_run_command", input).catch(() => undefined);
      await workbench.dialog.message();
    },
  },
  {
    name: "leases",
    show: async ({ workbench, coderd, neighbour }) => {
      await workbench.dialog.choose("Cancel");
      await workbench.runCommand("Coder Access: Give Agents Access…");
      await workbench.quickInput.pick("Start and Stop a Workspace");
      await workbench.quickInput.choose("alpha");
      await workbench.quickInput.pick("1 hour");
      await workbench.dialog.choose("Give Access");
      await workbench.notifications.clear();
      const tree = workbench.tree("Tokens");
      const server = `coder-access.coder-access/Coder: Start and Stop a Workspace (127.0.0.1:${coderd.port})`;
      const leased = () =>
        coderd.store.keys.all().filter(({ tokenName }) => tokenName.startsWith("lease: agent"));
      await eventually(async () => {
        if (leased().length === 0) await neighbour.command("workbench.mcp.startServer", server);
        if (leased().length === 0) throw new Error("The server does not start.");
      }, 30_000);
      const list = ["workspace:read", "template:read"];
      const asking = neighbour.session(list, { createIfNone: true });
      await workbench.dialog.choose("Allow");
      await workbench.dialog.choose("Give Token");
      await asking;
      await workbench.runCommand("View: Toggle Panel Visibility");
      await workbench.notifications.clear();
      await workbench.setSideBarWidth(460);
      await tree.row("Leases").click();
      await tree.row('Agent "alpha"').click();
    },
  },
];
