import assert from "node:assert/strict";
import { selectedWorkspaces } from "../../../../../src/commands/workspaces/picking/selectedWorkspaces";
import { Cancelled } from "../../../../../src/platform/errors";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { workspace } from "../../../workspaces/workspaceSupport";
import { openingAt } from "../showing/openingSupport";

describe("the workspaces that are selected", () => {
  useVscode();
  const { services, row, rowOf } = openingAt(undefined, workspace("other"));
  const selected = (argument: unknown, rows?: unknown) =>
    selectedWorkspaces(services, argument, rows, "Stop a Workspace", "stop");

  it("are all of the selection, each once, also where a row below one is selected", async () => {
    const other = (await services.workspaces.of())[1];
    const rows = [row, rowOf({ port: 80 }), { listed: other }, "no row"];
    assert.deepEqual(await selected(row, rows), [row.listed, other]);
  });

  it("are the one of the row without a selection, and one that is picked without a row", async () => {
    assert.deepEqual(await selected(rowOf({})), [row.listed]);
    assert.deepEqual(host.shown, []);
    host.answer = pressing("alice/other");
    assert.deepEqual(
      (await selected(undefined)).map(({ name }) => name),
      ["alice/other"],
    );
    host.answer = () => undefined;
    await assert.rejects(selected(undefined), Cancelled);
  });
});
