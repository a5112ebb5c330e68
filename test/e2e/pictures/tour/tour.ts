import type { Coderd } from "../../../coderd";
import { DeliveryPage, NewTokenPage } from "../../support/panels";
import { signInAs } from "../../support/signInAs";
import { terminalShows } from "../../support/terminalShows";
import type { Workbench } from "../../support/workbench";
import { Recorder } from "./recorder";

/** What the tour shows: from an empty window to a token in hand, and a terminal with another. */
export async function playTour(workbench: Workbench, coderd: Coderd): Promise<Recorder> {
  await workbench.openContainer("Coder Access");
  await signInAs(workbench, coderd, "alice");
  const tokens = workbench.tree("Tokens");
  await tokens.row("home-server").waitFor();
  await workbench.notifications.clear();
  const tour = new Recorder(workbench);
  await tour.lookAtAll();
  await tour.hold(900);

  await tokens.pane.hover();
  await tour.press(
    workbench.page.locator(".part.sidebar").getByRole("button", { name: "Create Token…", exact: true }),
  );
  await createToken(workbench, tour);
  await takeSecret(workbench, tour);
  await tour.press(tokens.row("start-stop-beta"));
  await (await workbench.webview("Token start-stop-beta")).getByText("Verified").first().waitFor();
  await tour.hold(1700);
  await openScopedTerminal(workbench, tour);
  return tour;
}

async function createToken(workbench: Workbench, tour: Recorder): Promise<void> {
  const page = await NewTokenPage.shown(workbench);
  const card = page.card("Start and stop a workspace");
  await card.waitFor();
  await tour.hold(1200);
  await tour.press(card);
  const found = page.frame.getByRole("listbox");
  await found.getByRole("option", { name: "beta" }).waitFor();
  await tour.hold(800);
  await tour.type("be");
  await found.getByRole("option", { name: "alpha" }).waitFor({ state: "hidden" });
  await tour.hold(800);
  await workbench.page.keyboard.press("Enter");
  await page.says(/^Access to: .*workspace beta/).waitFor();
  await page.says("Ready to create").waitFor();
  await tour.hold(2000);
  await tour.press(page.create);
}

async function takeSecret(workbench: Workbench, tour: Recorder): Promise<void> {
  const delivery = await DeliveryPage.shown(workbench, "start-stop-beta");
  await delivery.says(/Works as requested/).waitFor();
  await tour.hold(1400);
  await tour.press(delivery.copy);
  await delivery.says("Copied").waitFor();
  await tour.hold(1200);
  await tour.press(delivery.haveIt);
  await delivery.frame.page().locator('.tab[aria-label^="start-stop-beta"]').waitFor({ state: "detached" });
}

async function openScopedTerminal(workbench: Workbench, tour: Recorder): Promise<void> {
  const { page, quickInput } = workbench;
  await tour.lookAtAll();
  await page.keyboard.press("F1");
  await quickInput.field.fill(">Coder Access: Open Terminal with Scoped Token…");
  await quickInput.row("Coder Access: Open Terminal with Scoped Token…").waitFor();
  await tour.hold(900);
  await page.keyboard.press("Enter");
  await quickInput.asks(/What will you do/);
  await tour.type("coder start beta");
  await tour.hold(800);
  await page.keyboard.press("Enter");
  await terminalShows(workbench, "The Coder token of this terminal for", 30_000);
  await tour.hold(3500);
}
