import assert from "node:assert/strict";
import { ListedWorkspace, workspaceMeantBy } from "../../../../src/presentation/workspace/listedWorkspace";
import { sessionAt } from "../../views/pictureSupport";
import { noon, workspace } from "../../workspaces/workspaceSupport";

describe("a workspace as it is listed", () => {
  const session = sessionAt("coder.example.com", 0);
  const own = session.record.userId;
  const listed = (name: string, ownerId: string, ownerName: string) =>
    new ListedWorkspace(workspace(name, { ownerId, ownerName }), session, noon);

  it("is named with its owner where that is somebody else", () => {
    assert.equal(listed("alpha", own, "alice").name, "alpha");
    assert.equal(listed("beta", "bob-id", "bob").name, "bob/beta");
  });

  it("is told apart from one of the same id at another deployment", () => {
    const alpha = workspace("alpha");
    const elsewhere = new ListedWorkspace(alpha, sessionAt("other.example.com", 0), noon);
    assert.notEqual(new ListedWorkspace(alpha, session, noon).id, elsewhere.id);
  });

  it("is what a command was called on, by itself or by its row, and nothing else is", () => {
    const alpha = listed("alpha", own, "alice");
    assert.equal(workspaceMeantBy(alpha), alpha);
    assert.equal(workspaceMeantBy({ listed: alpha }), alpha);
    for (const other of [undefined, null, "alpha", {}, { listed: "alpha" }, { token: alpha }])
      assert.equal(workspaceMeantBy(other), undefined);
  });

  it("lets only its owner mark it", () => {
    assert.equal(listed("alpha", own, "alice").can("favorite"), true);
    assert.equal(listed("beta", "bob-id", "bob").can("favorite"), false);
  });
});
