import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { DeploymentHref } from "../../../../src/coder/api/deployment";
import { DurableRecords } from "../../../../src/tokens/durable/durableRecords";
import type { LoadedTokens } from "../../../../src/tokens/list/loadedTokens";
import { tokenRemarkSchema } from "../../../../src/tokens/remarks/tokenRemark";
import { TokenRemarks } from "../../../../src/tokens/remarks/tokenRemarks";
import { memoryLog } from "../../../support/memory";
import { sessionAt, stateOf } from "../../views/pictureSupport";
import { alice, token } from "../auditSupport";

describe("what a person remarked about tokens", () => {
  let storage: string;
  let remarks: TokenRemarks;
  const session = sessionAt("coder.example.com", 0);
  const here = session.deployment.href;
  const there = "https://other.example.com" as DeploymentHref;
  const bob = "22222222-2222-4222-8222-222222222203" as typeof alice;
  const about = (name: string, ownerId = alice, deployment = here) => ({
    deployment,
    tokenId: token(name).id,
    ownerId,
  });
  const open = () => new TokenRemarks(new DurableRecords(storage, tokenRemarkSchema, memoryLog()));
  const noteOn = (name: string, deployment = here) => remarks.noteOf(deployment, token(name).id);
  const listed = (names: readonly string[], more: Partial<LoadedTokens> = {}): LoadedTokens => ({
    ...(stateOf(
      session,
      names.map((name) => token(name)),
    ).state.last ?? assert.fail("nothing is listed")),
    ...more,
  });

  beforeEach(() => {
    storage = mkdtempSync(path.join(os.tmpdir(), "coder-access-remarks-"));
    remarks = open();
  });
  afterEach(() => {
    remarks.dispose();
    rmSync(storage, { recursive: true, force: true });
  });

  it("is known at once and in a later window, of one deployment's token alone", async () => {
    let changes = 0;
    remarks.onDidChange(() => (changes += 1));
    await remarks.change(about("ci"), { note: "on the old runner" });
    assert.deepEqual(
      [noteOn("ci"), noteOn("ci", there), noteOn("cd"), changes],
      ["on the old runner", undefined, undefined, 1],
    );
    remarks = open();
    assert.equal(noteOn("ci"), undefined, "nothing was read yet");
    await remarks.reload();
    assert.equal(noteOn("ci"), "on the old runner");
  });

  it("keeps a note when concerns are accepted, and is gone when it says nothing more", async () => {
    const { tokenId } = about("ci");
    await remarks.change(about("ci"), { note: "mine" });
    await open().change(about("ci"), { accepted: ["fullAccess"] });
    await remarks.reload();
    assert.deepEqual([noteOn("ci"), remarks.acceptedOf(here, tokenId)], ["mine", ["fullAccess"]]);
    await remarks.change(about("ci"), { note: "" });
    assert.deepEqual([noteOn("ci"), remarks.acceptedOf(here, tokenId)], [undefined, ["fullAccess"]]);
    await remarks.change(about("ci"), { accepted: [] });
    assert.deepEqual(remarks.all, []);
  });

  it("goes with its token, once a list shows that it is gone", async () => {
    for (const name of ["gone", "there"]) await remarks.change(about(name), { note: name });
    await remarks.change(about("of bob", bob), { note: "bob's" });
    await remarks.change(about("gone", alice, there), { note: "elsewhere" });
    await remarks.forgetGone(listed(["there"]));
    assert.deepEqual(
      [noteOn("gone"), noteOn("there"), noteOn("of bob"), noteOn("gone", there)],
      [undefined, "there", "bob's", "elsewhere"],
    );
    await remarks.forgetGone(listed(["there"], { isEverybodys: true }));
    assert.equal(noteOn("of bob"), undefined);
  });

  it("stays where a list may not show every token", async () => {
    await remarks.change(about("gone"), { note: "kept" });
    const record = { ...session.record, origin: "token" } as const;
    await remarks.forgetGone(listed([], { session: { ...session, record } }));
    await remarks.forgetGone(listed([], { unreadable: [{ id: undefined, name: undefined, issues: [] }] }));
    assert.equal(noteOn("gone"), "kept");
  });
});
