import assert from "node:assert/strict";
import { rowsOfKey } from "../../../src/commands/rowsOfKey";
import { sessionAt } from "../views/pictureSupport";
import { listedAt, rowOf } from "./commandSupport";

describe("the rows that a key was pressed on", () => {
  const [first, second] = listedAt(sessionAt("coder.example.com", 0), ["ci", "deploy"]).map(rowOf);
  const group = { title: "Active" };
  const views = (...selected: unknown[]) => ({ tokensView: { selected }, workspacesView: { selected: [] } });

  it("are passed on as VS Code does from a menu: the first, and all", () => {
    assert.deepEqual(rowsOfKey("coderAccess.tokens.expireToken", views(first, second)), [
      first,
      [first, second],
    ]);
  });

  it("leave out groups, so that a key means no more than it shows", () => {
    assert.deepEqual(rowsOfKey("coderAccess.tokens.expireToken", views(group, second)), [second, [second]]);
    assert.equal(rowsOfKey("coderAccess.tokens.expireToken", views(group)), undefined);
  });

  it("are those of the view that has the key", () => {
    assert.equal(rowsOfKey("coderAccess.workspaces.deleteWorkspace", views(first)), undefined);
  });
});
