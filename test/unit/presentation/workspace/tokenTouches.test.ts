import assert from "node:assert/strict";
import { inSlices } from "../../../../src/platform/time/slices";
import { tokenTouches } from "../../../../src/presentation/workspace/tokenTouches";
import { listedAt } from "../../commands/commandSupport";
import { now, token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";

const id = "4a4b4c4d-4444-4444-8444-4444444eef01";
const other = "4a4b4c4d-4444-4444-8444-4444444eef02";

describe("which tokens can touch a workspace", () => {
  const session = sessionAt("coder.example.com", 0);
  const narrow = (name: string, workspace: string) =>
    token(name, {
      scopes: ["workspace:start", "workspace:read"],
      allowList: [
        { type: "workspace", id: workspace },
        { type: "template", id: "*" },
      ],
    });
  const touches = async (dormantAt?: Date) => {
    const tokens = listedAt(session, [
      narrow("this", id),
      narrow("that", other),
      token("all", { scopes: ["coder:all"], allowList: [{ type: "*", id: "*" }] }),
      token("templates", { scopes: ["template:read"], allowList: [{ type: "*", id: "*" }] }),
      token("over", { scopes: ["coder:all"], expiresAt: new Date(+now - 1_000) }),
    ]);
    const found = await inSlices(tokenTouches(tokens, { id, ownerId: "", dormantAt }));
    return found.map(({ token: { key }, ways, isAll }) => `${key.name}: ${isAll ? "all" : ways.join(", ")}`);
  };

  it("says how, the mildest first, and leaves out what reaches others only or has expired", async () => {
    assert.deepEqual(await touches(), ["this: read, start", "all: all"]);
  });

  it("knows that permissions on workspaces do not reach a dormant one", async () => {
    assert.deepEqual(await touches(now), ["all: all"]);
  });
});
