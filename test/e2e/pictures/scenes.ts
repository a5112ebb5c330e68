import { DeliveryPage, NewTokenPage, SignInPage } from "../support/panels";
import { leases } from "./leases";
import type { Scene, Story } from "./scene";

const token = "night-watch";

const tokensAndWorkspaces: readonly Scene[] = [
  {
    name: "sign-in",
    show: async ({ workbench }) => {
      await workbench.openContainer("Coder Access");
      await workbench.runCommand("Coder Access: Sign In");
      const page = await SignInPage.shown(workbench);
      await page.says(/Coder v2/).waitFor();
    },
  },
  {
    name: "explorer",
    show: async ({ workbench, coderd }) => {
      const page = await SignInPage.shown(workbench);
      await page.token.fill(coderd.sessionKeyFor("alice"));
      await page.signIn.click();
      await workbench.tree("Tokens").row("home-server").click();
      await workbench.notifications.clear();
      await workbench.setSideBarWidth(460);
    },
  },
  {
    name: "new-token",
    show: async ({ workbench }) => {
      await workbench.setSideBarWidth(300);
      await workbench.runCommand("Coder Access: Create Token…");
      const page = await NewTokenPage.shown(workbench);
      const { frame } = page;
      await page.card("Start and stop a workspace").click();
      const workspace = frame.getByRole("combobox", { name: "Workspace", exact: true });
      await workspace.pressSequentially("alp");
      await workspace.press("Enter");
      await page.name.fill(token);
      await page.says(/^Access to: .*workspace alpha/).waitFor();
    },
  },
  {
    name: "delivery",
    show: async ({ workbench }) => {
      const page = await NewTokenPage.shown(workbench);
      await page.create.click();
      const delivery = await DeliveryPage.shown(workbench, token);
      await delivery.says(/Works as requested/).waitFor();
    },
  },
  {
    name: "timeline",
    show: async ({ workbench }) => {
      await workbench.runCommand("Coder Access: Show Token Timeline");
      await (await workbench.webview("Token Timeline")).getByText("laptop-2024").first().waitFor();
    },
  },
  {
    name: "details",
    show: async ({ workbench }) => {
      await workbench.tree("Tokens").contextMenu(token, "Show Token Details");
      await (await workbench.webview(`Token ${token}`)).getByRole("heading", { name: token }).waitFor();
    },
  },
  {
    name: "build-log",
    show: async ({ workbench }) => {
      await workbench.runCommand("View: Close All Editors");
      await workbench.tree("Tokens").fold();
      await workbench.tree("Workspaces").unfold();
      const beta = workbench.tree("Workspaces").row("beta");
      await workbench.tree("Workspaces").inlineAction("beta", "Start Workspace");
      await workbench.notifications.choose('Starting "beta".', "Show Build Log");
      await beta.filter({ hasText: "running" }).waitFor();
      await workbench.notifications.clear();
    },
  },
  {
    name: "workspaces",
    show: async ({ workbench }) => {
      await workbench.runCommand("View: Toggle Panel Visibility");
      await workbench.tree("Workspaces").row("★ alpha").click();
      await workbench.tree("Workspaces").row("main").click();
      await workbench.setSideBarWidth(460);
    },
  },
  {
    name: "terminal",
    show: async ({ workbench }) => {
      await workbench.tree("Workspaces").inlineAction("main", "Open Terminal in Workspace…");
      const rows = workbench.page.locator(".terminal.xterm:visible .xterm-rows");
      await rows.getByText("alice@alpha").first().waitFor();
      await workbench.page.keyboard.type("echo CODER=$CODER TERM=$TERM");
      await workbench.page.keyboard.press("Enter");
      await rows.getByText("CODER=true").first().waitFor();
    },
  },
];

/** All pictures of the README. */
export const stories: readonly Story[] = [
  { scenes: tokensAndWorkspaces, hasNeighbour: false },
  { scenes: leases, hasNeighbour: true },
];
