import assert from "node:assert/strict";
import { copyTokenId } from "../../../../src/commands/tokens/copyTokenId";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, listingOf, rowOf, sessionsOf } from "../commandSupport";

describe("copying a token's id", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  const tokens = listedAt(here, ["deploy", token("[x](command:y)", { id: "BBBBBBBBBB" })]);
  const copy = (argument?: unknown) =>
    copyTokenId({ sessions: sessionsOf(here), listed: listingOf(...tokens) }, argument);

  it("copies that of its row, and says so with the name as text", async () => {
    await copy(rowOf(tokens[1]));
    assert.equal(host.clipboard, "BBBBBBBBBB");
    assert.deepEqual(host.messages, ['Copied the ID of "[x]\u200B(command:y)".']);
  });

  it("asks which one without a row, and leaves the clipboard alone when that is left", async () => {
    host.clipboard = "mine";
    await assert.rejects(copy(), { name: "Cancelled" });
    assert.equal(host.clipboard, "mine");
    host.answer = pressing("deploy");
    await copy();
    assert.equal(host.clipboard, tokens[0]?.key.id);
  });
});
