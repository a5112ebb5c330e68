import assert from "node:assert/strict";
import { startProduct, type Product } from "./support/product.js";
import { Workbench } from "./support/workbench.js";

describe("the packaged extension in VS Code", () => {
  let product: Product;
  let workbench: Workbench;

  before(async () => {
    product = await startProduct();
    workbench = await Workbench.open(product);
  });

  after(async () => {
    await workbench.close();
    await product.stop();
  });

  it("shows the container with the tokens", async () => {
    await workbench.openContainer("Coder Access");
    const tokens = workbench.tree("Tokens");
    await tokens.pane.waitFor();
    assert.ok(await tokens.pane.isVisible());
  });
});
