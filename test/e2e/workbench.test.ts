import assert from "node:assert/strict";
import { useWorkbench } from "./support/useWorkbench.js";

describe("the packaged extension in VS Code", () => {
  const opened = useWorkbench();

  it("shows the container with the tokens", async () => {
    const { workbench } = opened();
    await workbench.openContainer("Coder Access");
    const tokens = workbench.tree("Tokens");
    await tokens.pane.waitFor();
    assert.ok(await tokens.pane.isVisible());
  });
});
