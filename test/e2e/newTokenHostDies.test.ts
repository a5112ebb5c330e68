import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { until } from "../host/until";
import { type Coderd, startCoderd } from "./support/coderd";
import { killExtensionHost } from "./support/extensionHosts";
import { NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { useWorkbench } from "./support/useWorkbench";

const tokensPath = "/api/v2/users/me/keys/tokens";

describe("when the extension host dies while a token is created", () => {
  before(function () {
    // Its process is found by what the system tells of all of them.
    if (!existsSync("/proc/self/status")) this.skip();
  });
  let coderd: Coderd;
  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({ env: { CODER_URL: coderd.url } }));

  it("the form says so, and opens again with what was filled in and in the place of the old one", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "alice");
    await workbench.runCommand("Coder Access: Create Token…");
    const page = await NewTokenPage.shown(workbench);
    await page.chooseMyself();
    await page.name.fill("left-alone");
    await page.search.fill("workspace:read");
    await page.scope("workspace:read").check();
    coderd.faults.add({ method: "POST", path: tokensPath, times: 1 }, { kind: "hang" });
    coderd.log.clear();
    await page.create.click();
    await until(
      () => (coderd.log.count({ method: "POST", path: tokensPath }) > 0 ? true : undefined),
      () => "Nothing was sent.",
    );
    await page.frame.getByRole("button", { name: "Creating" }).waitFor();
    await killExtensionHost();
    await page
      .says(/extensions stopped while "left-alone" was being created\. The token may exist\./)
      .waitFor();
    assert.equal(await page.frame.getByRole("button", { name: "Creating" }).count(), 0);
    await page.frame.getByRole("link", { name: "Open Form Again" }).click();
    await until(
      async () => {
        const again = await NewTokenPage.shown(workbench).catch(() => undefined);
        return again !== undefined &&
          (await again.name.inputValue().catch(() => "")) === "left-alone" &&
          again.frame !== page.frame
          ? true
          : undefined;
      },
      () => "The form did not open again with what was filled in.",
    );
    assert.equal(await workbench.page.locator('.tab[aria-label^="New Token"]').count(), 1);
    assert.equal(coderd.log.count({ method: "POST", path: tokensPath }), 1, "nothing is sent again");
  });
});
