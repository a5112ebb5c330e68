import assert from "node:assert/strict";
import { buildCatalog, entryText, evaluate, normalizeAllowList } from "../../../src/core";
import older from "../../vectors/server-authz-2.31.0.json" with { type: "json" };
import newer from "../../vectors/server-authz-2.35.1.json" with { type: "json" };
import { entryOf } from "./catalogs";

describe("evaluate", () => {
  for (const recorded of [older, newer]) {
    it(`decides as a running server v${recorded.server} did`, () => {
      const catalog = buildCatalog(recorded.external, `v${recorded.server}`);
      const wrong: string[] = [];
      for (const { scopes, allow_list: sent, stored, allowed } of recorded.cases) {
        const grant = { scopes, allowList: sent.map(entryOf) };
        const kept = normalizeAllowList(grant.allowList);
        assert.deepEqual(kept.ok && kept.value.map(entryText), stored);
        for (const check of recorded.checks) {
          const [type = "", id = "", action = ""] = check.split(" ");
          // The server loads what is named by id as the caller, so reading it must be allowed, too.
          const actions = id === "" ? [action] : [action, "read"];
          const decision = actions.every(
            (each) => evaluate(catalog, grant, { type, id, action: each }).allowed,
          );
          if (decision !== allowed.includes(check)) wrong.push(`${scopes.join(" ")} ${check}`);
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});
