import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { valueIs } from "./support/eventually";
import { DeliveryPage, NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { useWorkbench } from "./support/useWorkbench";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("when the answer to creating a token is lost", () => {
  stepByStep();

  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));

  it("nothing is claimed, nothing is sent again, and the person is told what exists", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "alice");
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await NewTokenPage.shown(workbench);
    await page.chooseMyself();
    await page.name.fill("lost-on-the-way");
    await page.search.fill("workspace:read");
    await page.scope("workspace:read").check();
    coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "reset", when: "after" });
    coderd.log.clear();
    await page.create.click();
    await page.says(/"lost-on-the-way" was created, but nobody has its secret/).waitFor();
    assert.equal(coderd.log.count({ method: "POST", path: tokensPath }), 1);
    await valueIs(page.name, "lost-on-the-way");
  });

  it("the token nobody can use is replaced with one press", async () => {
    const { workbench } = opened();
    const page = await NewTokenPage.shown(workbench);
    await page.frame.getByRole("button", { name: "Delete It and Create Again" }).click();
    const delivery = await DeliveryPage.shown(workbench, "lost-on-the-way");
    await delivery.says("lost-on-the-way is ready").waitFor();
    const user = coderd.user("alice");
    const session = coderd.sessionKeyFor("alice");
    const answer = await fetch(`${coderd.url}${tokensPath}`, { headers: { "Coder-Session-Token": session } });
    const tokens = (await answer.json()) as { token_name: string; user_id: string }[];
    const named = tokens.filter(
      ({ token_name, user_id }) => token_name === "lost-on-the-way" && user_id === user.id,
    );
    assert.equal(named.length, 1);
  });
});
