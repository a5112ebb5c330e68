import assert from "node:assert/strict";
import { filterValues } from "../../../../../src/commands/tokens/filtering/filterValues";
import { ListedToken } from "../../../../../src/presentation/token/listedToken";
import type { NamedThing, ThingNames } from "../../../../../src/tokens/audit/thingNames";
import { useVscode } from "../../../../support/vscode/host";
import { token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../../views/pictureSupport";
import { listedAt } from "../../commandSupport";

describe("what the terms of a filter can be about", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  const known: Readonly<Record<string, NamedThing>> = {
    "1": { kind: "named", name: "alice/Alpha" },
    "2": { kind: "gone" },
    "3": { kind: "named", name: "two words" },
  };
  const names: ThingNames = {
    peek: ({ id }) => known[id],
    isGone: () => false,
    lookUp: () => Promise.resolve(false),
  };
  const allowList = ["1", "2", "3", "*"].map((id) => ({ type: "workspace", id }));
  const tokens = listedAt(here, [
    token("one", { scopes: ["workspace:start", "file:read"], allowList }),
    token("two", { scopes: ["file:read"], allowList }),
  ]).map((listed) => new ListedToken(listed.audited, { ...listed.context, names }));

  it("are the permissions that tokens have, and the resources with a name, once each", async () => {
    const listed = { of: () => Promise.resolve(tokens) };
    assert.deepEqual(await filterValues([here], listed), {
      scopes: ["file:read", "workspace:start"],
      reaches: ["alice/alpha"],
    });
  });

  it("are those of the deployments that answer", async () => {
    const of = (session: unknown) =>
      session === here ? Promise.resolve(tokens) : Promise.reject(new Error("down"));
    assert.deepEqual((await filterValues([there, here], { of })).reaches, ["alice/alpha"]);
    assert.deepEqual(await filterValues([there], { of }), { scopes: [], reaches: [] });
  });
});
