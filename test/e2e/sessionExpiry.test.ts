import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "../coderd";
import { SignInPage } from "./support/panels";
import { type Product, startProduct } from "./support/product";
import { Workbench } from "./support/workbench";

const hour = 3_600_000;

describe("a session that is about to end", () => {
  let coderd: Coderd;
  let product: Product;
  let workbench: Workbench;

  before(async () => {
    coderd = await startCoderd({ settings: { defaultLifetime: 20 * hour } });
    product = await startProduct({ env: { CODER_URL: coderd.url } });
    workbench = await Workbench.open(product);
  });

  after(async () => {
    await workbench.close();
    await product.stop();
    await coderd.stop();
  });

  it("is told of in the status bar, where a press leads to the sign-in panel", async () => {
    await workbench.openContainer("Coder Access");
    await workbench.runCommand("Coder Access: Sign In");
    const page = await SignInPage.shown(workbench);
    await page.says(/Coder v2\.35\.1/).waitFor();
    await page.token.fill(coderd.sessionKeyFor("alice"));
    await page.signIn.click();
    const item = workbench.statusBarItem(/Coder session ends in (19|20) hours/);
    await item.waitFor();
    assert.match((await item.locator("a").first().getAttribute("aria-label")) ?? "", /127\.0\.0\.1/);
    await item.click();
    assert.equal(await (await SignInPage.shown(workbench)).address.inputValue(), coderd.url);
  });
});
