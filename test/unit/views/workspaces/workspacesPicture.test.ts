import assert from "node:assert/strict";
import type { Workspace } from "../../../../src/coder/api/workspaces";
import type { TreeNode } from "../../../../src/views/tree/treeNode";
import { type WorkspacesFacts, workspacesPicture } from "../../../../src/views/workspaces/workspacesPicture";
import {
  type LoadedWorkspaces,
  type WorkspacesState,
} from "../../../../src/workspaces/list/loadedWorkspaces";
import { useVscode } from "../../../support/vscode/host";
import { noon, workspace } from "../../workspaces/workspaceSupport";
import { sessionAt } from "../pictureSupport";

describe("what the Workspaces view shows at one moment", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  const ownerId = session.record.userId;
  const mine = (name: string, more: Parameters<typeof workspace>[1] = {}) =>
    workspace(name, { ownerId, ...more });
  const loaded = (
    workspaces: readonly Workspace[],
    more: Partial<LoadedWorkspaces> = {},
  ): WorkspacesState => ({
    kind: "loaded",
    last: {
      session,
      workspaces,
      unreadable: [],
      query: "",
      maySeeEverybodys: false,
      hasOthers: false,
      sharedIds: new Set(),
      at: noon,
      ...more,
    },
  });
  const paint = (state: WorkspacesState, more: Partial<WorkspacesFacts> = {}) =>
    workspacesPicture({
      states: [{ session, state }],
      filter: "",
      words: [],
      nowAt: () => noon,
      shownOf: () => 200,
      busyWith: () => undefined,
      explain: (error) => (error as Error).message,
      rowsBelow: () => [],
      withOthers: () => Promise.resolve(),
      ...more,
    });
  const labels = (nodes: readonly TreeNode[]) => nodes.map((node) => node.toItem().label);

  it("puts favorites first, and then goes by name whatever its case", async () => {
    const all = [mine("b"), mine("Z", { favorite: true }), mine("A")];
    const { roots, face, message } = await paint(loaded(all));
    assert.deepEqual(labels(roots), ["★ Z", "A", "b"]);
    assert.deepEqual([face, message], ["data", ""]);
  });

  it("groups those of others once there are any", async () => {
    const { roots } = await paint(loaded([mine("a"), workspace("theirs")]));
    assert.deepEqual(labels(roots), ["Mine", "Shared with me"]);
    const [, shared] = roots;
    assert.deepEqual(labels((await shared?.children?.()) ?? []), ["alice/theirs"]);
  });

  it("reads those of others when their row is opened, and leaves them when it is closed", async () => {
    const wanted: boolean[] = [];
    const withOthers = (_session: unknown, isWanted: boolean) => Promise.resolve(void wanted.push(isWanted));
    const { roots } = await paint(loaded([mine("a")], { maySeeEverybodys: true }), { withOthers });
    const others = roots.at(-1);
    assert.equal(others?.toItem().label, "Other users");
    assert.deepEqual(wanted, []);
    await others.children?.();
    others.closed?.();
    assert.deepEqual(wanted, [true, false]);
  });

  it("keeps what was shared with a person apart from what a role shows them", async () => {
    const all = [mine("a"), workspace("theirs"), workspace("secret", { id: "secret-id" })];
    const of = { maySeeEverybodys: true, hasOthers: true, sharedIds: new Set(["theirs-id"]) };
    const { roots, listed } = await paint(loaded(all, of));
    assert.deepEqual(labels(roots), ["Mine", "Shared with me", "Other users"]);
    const below = async (index: number) => labels((await roots[index]?.children?.()) ?? []);
    assert.deepEqual([await below(1), await below(2)], [["alice/theirs"], ["alice/secret"]]);
    assert.equal(roots[2]?.toItem().description, "1");
    assert.equal(listed.length, 3);
  });

  it("counts what a filter leaves, and says so where it leaves nothing", async () => {
    const state = loaded([mine("alpha"), mine("beta"), mine("alphabet")]);
    const two = await paint(state, { filter: "alpha", words: ["alpha"] });
    assert.deepEqual(
      [labels(two.roots), two.message],
      [["alpha", "alphabet"], '2 workspaces match "alpha".'],
    );
    const none = await paint(state, { filter: "x9", words: ["x9"] });
    assert.deepEqual([none.roots, none.face, none.message], [[], "data", 'No workspace matches "x9".']);
  });

  it("shows a long list a part at a time, and says what could not be read", async () => {
    const unreadable = [{}, {}] as unknown as LoadedWorkspaces["unreadable"];
    const { roots } = await paint(
      loaded(
        ["a", "b", "c"].map((name) => mine(name)),
        { unreadable },
      ),
      { shownOf: () => 2 },
    );
    assert.equal(roots.length, 4);
    assert.deepEqual(labels(roots.slice(0, 2)), ["a", "b"]);
    assert.equal(roots[2]?.toItem().command?.command, "coderAccess.workspaces.showMoreWorkspaces");
    assert.equal(labels(roots)[3], "2 workspaces couldn't be read");
  });

  it("tells loading, nothing and an error apart, and keeps the last good list under an error", async () => {
    const error = new Error("It doesn't answer.");
    const faceOf = async (state: WorkspacesState) => (await paint(state)).face;
    assert.equal(await faceOf({ kind: "unasked", last: undefined }), "loading");
    assert.equal(await faceOf({ kind: "loading", last: undefined }), "loading");
    assert.equal(await faceOf(loaded([])), "empty");
    const failed = await paint({ kind: "failed", error, last: undefined });
    assert.deepEqual(
      [failed.face, labels(failed.roots), failed.message],
      ["error", ["Try again"], "It doesn't answer."],
    );
    const kept = await paint({ kind: "failed", error, last: loaded([mine("a")]).last });
    assert.deepEqual([kept.face, labels(kept.roots)], ["data", ["a"]]);
    assert.match(kept.message, /^It doesn't answer\. Showing the list from /);
  });

  it("makes several deployments its roots", async () => {
    const other = sessionAt("other.example.com", 0);
    const states = [
      { session, state: loaded([mine("a")]) },
      { session: other, state: loaded([]) },
    ];
    const { roots, face } = await paint(loaded([]), { states });
    assert.deepEqual([labels(roots), face], [["coder.example.com", "other.example.com"], "data"]);
    assert.deepEqual(labels((await roots[0]?.children?.()) ?? []), ["a"]);
    assert.deepEqual(labels((await roots[1]?.children?.()) ?? []), ["No workspaces."]);
  });

  it("ends when a later picture is wanted", async () => {
    const signal = AbortSignal.abort(new Error("later"));
    const facts = { states: [{ session, state: loaded([mine("a")]) }] };
    await assert.rejects(
      workspacesPicture(
        { ...facts, filter: "", words: [], nowAt: () => noon } as unknown as WorkspacesFacts,
        signal,
      ),
      { message: "later" },
    );
  });
});
