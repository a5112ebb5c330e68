import { emptyCheck, emptyDraft, filledCheck, filledDraft, setup, untouchedDraft } from "../newTokenSetup";
import type { PanelOptions } from "../openPanel";
import type { NewTokenPage, Panels } from "../usePanels";
import type { States } from "./states";

/** A form that was started from a recipe for a workspace, of which none is chosen. */
async function beginRecipe(panels: Panels, options: PanelOptions): Promise<NewTokenPage> {
  const panel = await panels.newToken(options);
  const draft = { ...emptyDraft, name: "night-watch", reach: "only" as const, start: "recipe:start-stop" };
  await panel.tell(
    { type: "begin", setup, draft },
    { type: "checked", check: { ...emptyCheck, problems: { workspace: "Choose a workspace." } } },
  );
  // It looks up at once what there is.
  await panel.next("find");
  return panel;
}

/** The form of somebody who has not said what the token is for. */
async function beginUntouched(
  panels: Panels,
  options: PanelOptions,
  isRestored = false,
): Promise<NewTokenPage> {
  const panel = await panels.newToken(options);
  const withheld = [{ title: "Manage your secrets", reason: "This needs Coder v2.33.0." }];
  await panel.tell(
    { type: "begin", setup: { ...setup, withheld }, draft: untouchedDraft, isRestored },
    { type: "checked", check: emptyCheck },
  );
  return panel;
}

/** The form while its person says what the token is for, and for what and whom. */
export const newTokenStartStates = {
  "new token, loading": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell({ type: "loading" });
    await panel.page.getByText("Loading").waitFor();
    return panel;
  },
  "new token, not loaded": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell({
      type: "failed",
      problems: {},
      sentence: "coder.example.com didn't answer within 30 seconds.",
      steps: ["Retry"],
    });
    return panel;
  },
  "new token, what is it for": (panels, options) => beginUntouched(panels, options, true),
  "new token, searching what it is for": async (panels, options) => {
    const panel = await beginUntouched(panels, options);
    await panel.page.getByRole("combobox", { name: "What is it for?" }).fill("work");
    await panel.page.locator(".withheld > summary").click();
    return panel;
  },
  "new token, copying": async (panels, options) => {
    const panel = await beginUntouched(panels, options);
    await panel.page.getByRole("button", { name: "Copy an existing token" }).click();
    await panel.page.keyboard.press("ArrowDown");
    return panel;
  },
  "new token, looking for an owner": async (panels, options) => {
    const panel = await panels.newToken(options);
    await panel.tell(
      { type: "begin", setup: { ...setup, mayChooseOwner: true }, draft: filledDraft },
      { type: "checked", check: filledCheck },
    );
    await panel.page.getByRole("combobox", { name: "Owner" }).fill("b");
    const { search } = await panel.next("find");
    const bob = { entry: "user:00000000-0000-4000-8000-00000000000b", name: "bob", detail: "Bob Builder" };
    await panel.tell({ type: "found", search, resources: [bob] });
    return panel;
  },
  "new token, choosing a workspace": async (panels, options) => {
    const panel = await beginRecipe(panels, options);
    await panel.page.getByRole("combobox", { name: "Workspace", exact: true }).fill("alp");
    const { search } = await panel.next("find");
    const resources = ["alpha", "alpha-staging"].map((name, index) => ({
      entry: `workspace:00000000-0000-4000-8000-00000000000${index}`,
      name,
      detail: "dana · docker",
    }));
    await panel.tell({ type: "found", search, resources, total: 40 });
    return panel;
  },
  "new token, no such workspace": async (panels, options) => {
    const panel = await beginRecipe(panels, options);
    await panel.page.getByRole("combobox", { name: "Workspace", exact: true }).fill("alfa");
    const { turn } = await panel.next("changed");
    const meant = { entry: "workspace:00000000-0000-4000-8000-000000000001", name: "alpha", detail: "" };
    const workspace = 'There\'s no workspace named "alfa".';
    await panel.tell({
      type: "checked",
      check: { ...emptyCheck, turn, problems: { workspace }, meant: { workspace: meant } },
    });
    await panel.page.keyboard.press("Tab");
    return panel;
  },
} as const satisfies States;
