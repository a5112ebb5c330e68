import assert from "node:assert/strict";
import { buildCatalog, type Grant } from "../../../../src/core";
import type { NewTokenStart } from "../../../../src/drafting/draft/newTokenStart";
import type { Form } from "../../../../src/drafting/form/form";
import { withSuccession } from "../../../../src/drafting/form/withSuccession";
import { wantedOf } from "../../../../src/drafting/outcome/wantedOf";
import type { Succession } from "../../../../src/drafting/succession/succession";
import { emptyDraft, setup } from "../../../e2e/pages/support/newTokenSetup";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { namesUpTo } from "../../core/catalogs";

const full: Grant = { scopes: ["coder:all"], allowList: [] };
const narrow: Grant = { scopes: ["workspace:read"], allowList: [] };

describe("what is asked of the server in the end", () => {
  useVscode();
  const catalog = buildCatalog(namesUpTo("v2.35.0"), "v2.35.1");
  const form = { catalog, setup, maximumSeconds: 90 * 86_400 } as unknown as Form;
  const replaces: Succession = {
    how: "change",
    tokenId: "AAAAAAAAAA",
    name: "deploy",
    nameInFull: "deploy",
    expiresAt: new Date(Date.now() + 30 * 86_400_000),
    canExpire: true,
    longerBefore: "1 year",
  };
  const start = (grant: Grant): NewTokenStart => ({
    id: "change",
    from: { owner: undefined, name: "deploy-2", grant, lifetimeSeconds: 3600 },
    replaces,
  });
  const request = (grant: Grant) => ({ name: "deploy-2", lifetimeSeconds: 3600, grant });
  function wanted(before: Grant, after: Grant, ending?: string) {
    const begun = start(before);
    const draft = { ...emptyDraft, ...(ending === undefined ? {} : { ending }) };
    return wantedOf(begun, withSuccession(form, begun, new Date()), draft, request(after));
  }

  it("is the request alone where nothing is replaced", async () => {
    assert.deepEqual(await wantedOf(undefined, form, emptyDraft, request(narrow)), request(narrow));
  });

  it("is which token ends, and when, without any further question", async () => {
    assert.deepEqual(await wanted(narrow, narrow), {
      ...request(narrow),
      replaces: { tokenId: "AAAAAAAAAA", name: "deploy", ending: { kind: "after", seconds: 86_400 } },
    });
    assert.deepEqual((await wanted(narrow, narrow, "unused"))?.replaces?.ending, { kind: "unused" });
    assert.deepEqual(await wanted(narrow, narrow, "keep"), request(narrow));
    assert.deepEqual(host.shown, []);
  });

  it("needs a second yes where it adds full access, and none where that is kept or given up", async () => {
    assert.equal(await wanted(narrow, full), undefined);
    assert.equal(host.shown.length, 1);
    host.answer = pressing("Create Token");
    assert.ok(await wanted(narrow, full));
    host.shown.length = 0;
    assert.ok(await wanted(full, full));
    assert.ok(await wanted(full, narrow));
    assert.deepEqual(host.shown, []);
  });

  it("says in the form how long the old one was valid, where that is no longer allowed", () => {
    const { limits } = withSuccession(form, start(narrow), new Date()).setup;
    assert.deepEqual(limits, ["It was valid for 1 year. Now the maximum on coder.example.com is 90 days."]);
  });
});
