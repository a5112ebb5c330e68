import assert from "node:assert/strict";
import type { Workspace } from "../../../../src/coder/api/workspaces";
import { inSlices } from "../../../../src/platform/time/slices";
import { whatChanged } from "../../../../src/workspaces/list/whatChanged";
import { app, noon, type Told, workspace } from "../workspaceSupport";

const compare = (known: readonly Workspace[], read: readonly Workspace[]) =>
  inSlices(whatChanged(known, read));

describe("what changed among workspaces", () => {
  it("keeps the object of one that is the same, and says that nothing is new", async () => {
    const known = [workspace("alpha"), workspace("beta")];
    const merged = await compare(known, [workspace("alpha"), workspace("beta")]);
    assert.deepEqual([merged.workspaces[0] === known[0], merged.isNews], [true, false]);
  });

  it("takes a use up without calling it news", async () => {
    const merged = await compare([workspace("alpha")], [workspace("alpha", { lastUsedAt: noon })]);
    assert.deepEqual([merged.workspaces[0]?.lastUsedAt, merged.isNews], [noon, false]);
  });

  it("calls a change, one more and one less news", async () => {
    const known = [workspace("alpha"), workspace("beta")];
    const changed = workspace("beta", { agents: [{ status: "disconnected" }] });
    assert.equal((await compare(known, [workspace("alpha"), changed])).isNews, true);
    assert.equal((await compare(known, [workspace("alpha")])).isNews, true);
    assert.equal((await compare(known, [...known, workspace("gamma")])).isNews, true);
    assert.equal((await compare(known, [workspace("alpha"), workspace("gamma")])).isNews, true);
  });

  it("sees a change of a time, of a text, in an app, and of how many there are", async () => {
    const before: Told = { build: { deadline: noon }, agents: [{ apps: [app("web"), app("docs")] }] };
    const after: Told[] = [
      { ...before, build: { deadline: new Date(+noon + 1) } },
      { ...before, build: { deadline: undefined } },
      { ...before, autostartSchedule: "0 9 * * *" },
      { ...before, agents: [{ apps: [app("web"), app("docs", { health: "unhealthy" })] }] },
      { ...before, agents: [{ apps: [app("web")] }] },
      { ...before, agents: [] },
    ];
    for (const told of after) {
      const read = workspace("alpha", told);
      const merged = await compare([workspace("alpha", before)], [read]);
      assert.deepEqual([merged.workspaces[0] === read, merged.isNews], [true, true], JSON.stringify(told));
    }
    const same = await compare([workspace("alpha", before)], [workspace("alpha", before)]);
    assert.equal(same.isNews, false);
  });
});
