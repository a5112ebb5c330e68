import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { DeliveryPage, NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { written } from "./support/storage";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

describe("two windows of a browser that each make a token", () => {
  stepByStep();

  let coderd: Coderd;
  let other: Workbench;

  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());

  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));

  const mint = async (window: Workbench, name: string) => {
    await window.page.bringToFront();
    await window.runCommand("Coder Access: Create Token…");
    const form = await NewTokenPage.shown(window);
    await form.chooseMyself();
    await form.name.fill(name);
    await form.search.fill("workspace:read");
    await form.scope("workspace:read").check();
    await form.create.click();
    await (await DeliveryPage.shown(window, name)).says(`${name} is ready`).waitFor();
  };

  it("know the same session, and neither what the other keeps later", async () => {
    const { workbench, product } = opened();
    await signInAs(workbench, coderd, "alice");
    await written(workbench, "secrets.provider");
    other = await workbench.another(product);
    await other.openContainer("Coder Access");
    await other.tree("Tokens").rows.first().waitFor();
    await mint(workbench, "from-one-window");
    await mint(other, "from-the-other");
  });

  it("both secrets are there in the next window, once both are closed", async () => {
    const { workbench, product } = opened();
    await workbench.page.close();
    await other.page.close();
    const next = await workbench.another(product);
    const text = await next.notifications.text(/"from-one-window" and 1 more/);
    assert.ok(!/does not open|can't unlock/.test(text), text);
  });
}).timeout(120_000);
