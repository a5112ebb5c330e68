import assert from "node:assert/strict";
import { questionBefore } from "../../../../../src/commands/workspaces/acting/actQuestions";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import type { BuildAct } from "../../../../../src/workspaces/state/whyNotNow";
import { useVscode } from "../../../../support/vscode/host";
import { sessionAt } from "../../../views/pictureSupport";
import { noon, stopped, workspace } from "../../../workspaces/workspaceSupport";

describe("the question before something is done with a workspace", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const asked = (act: BuildAct, one = workspace("alpha"), inOne = false) =>
    questionBefore(new ListedWorkspace(one, session, noon), one, act, { now: noon, inOne });
  const detail = (...given: Parameters<typeof asked>) => asked(...given)?.detail.join("\n") ?? "";

  it("is asked of what cannot be undone, and of nothing else", () => {
    const acts = ["start", "extend", "favorite", "unfavorite", "wake"] as const;
    for (const act of acts) assert.equal(asked(act), undefined);
    assert.equal(asked("update", stopped("beta")), undefined);
    assert.equal(asked("cancel", workspace("alpha", { job: { status: "pending" } })), undefined);
    assert.deepEqual(
      (["stop", "restart", "update", "cancel", "makeDormant", "delete"] as const).map(
        (act) => asked(act)?.verb,
      ),
      [
        "Stop Workspace",
        "Restart Workspace",
        "Update Workspace",
        "Cancel Build",
        "Make Dormant",
        "Delete Workspace",
      ],
    );
  });

  it("says whether a closed window leaves the workspace stopped", () => {
    for (const act of ["restart", "update"] as const) {
      assert.match(detail(act), /Keep this window open until it starts again/);
      assert.match(detail(act, workspace("alpha"), true), /starts again even if you close this window/);
    }
  });

  it("says which version is kept, where there is a newer one", () => {
    const outdated = workspace("alpha", { outdated: true, build: { templateVersionName: "v7" } });
    assert.match(detail("restart", outdated), /It keeps version v7 of the template\./);
    assert.doesNotMatch(detail("restart"), /keeps its version/);
  });

  it("says before a deletion whose it is, that it runs, and when it was used", () => {
    const lastUsedAt = new Date(+noon - 2 * 3_600_000);
    const text = detail(
      "delete",
      workspace("alpha", { ownerName: "bob", templateDisplayName: "Docker", lastUsedAt }),
    );
    assert.match(text, /everything Docker created for it will be deleted\. This can't be undone\./);
    assert.match(text, /It belongs to bob\./);
    assert.match(text, /It's running\./);
    assert.match(text, /Last used 2 hours ago \(/);
    const own = detail("delete", stopped("beta", { ownerId: session.record.userId }));
    assert.doesNotMatch(own, /belongs to|is running|Last used/);
  });

  it("says of one that goes on running that it does", () => {
    assert.match(detail("makeDormant"), /It keeps running\./);
    assert.doesNotMatch(detail("makeDormant", stopped("beta")), /goes on running/);
  });
});
