import assert from "node:assert/strict";
import type { DeploymentHref } from "../../../../src/coder/api/deployment";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { Drafts } from "../../../../src/drafting/draft/drafts";
import { keptDraft } from "../../../../src/webviews/newToken/keptDraft";
import { MemoryMemento } from "../../../support/memory";

const deployment = "https://coder.example.com/" as DeploymentHref;
const draft: Draft = { name: "mine", lifetime: "7d", scopes: [], reach: "all", allowList: [] };

describe("what is kept of a form", () => {
  it("is what the person left, until they no longer want it", async () => {
    const drafts = new Drafts(new MemoryMemento());
    const kept = keptDraft(drafts, deployment, undefined);
    assert.equal(kept.given(), undefined);
    kept.keep(draft);
    assert.deepEqual(keptDraft(drafts, deployment, undefined).given(), draft);
    await kept.forget();
    assert.equal(kept.given(), undefined);
  });

  it("is nothing of a form that was opened for something, which leaves the other's alone", async () => {
    const drafts = new Drafts(new MemoryMemento());
    await drafts.set(deployment, draft);
    const grant = { scopes: ["file:read"], allowList: [] };
    const kept = keptDraft(drafts, deployment, {
      id: "change",
      from: { owner: undefined, name: "ci-2", grant, lifetimeSeconds: 86_400 },
    });
    assert.equal(kept.given()?.name, "ci-2");
    assert.equal(kept.isOwn, false);
    kept.keep({ ...draft, name: "other" });
    await kept.forget();
    assert.deepEqual(drafts.get(deployment), draft);
  });
});
