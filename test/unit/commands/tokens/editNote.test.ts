import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { editNote } from "../../../../src/commands/tokens/editNote";
import { noMarks } from "../../../support/noMarks";
import { host, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, listingOf, rowOf, sessionsOf } from "../commandSupport";

describe("editing the note on a token", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  const tokens = listedAt(here, ["deploy"], {}, { ...noMarks, noteOf: () => "on the old runner" });
  async function edit(answer?: string) {
    const changes: unknown[] = [];
    const remarks = {
      noteOf: () => undefined,
      acceptedOf: () => [],
      change: (...given: unknown[]) => Promise.resolve(void changes.push(given)),
    };
    host.answer = ({ kind }) => (kind === "inputBox" ? answer : undefined);
    const services = { sessions: sessionsOf(here), listed: listingOf(...tokens), remarks };
    await editNote(services, rowOf(tokens[0])).catch((error: unknown) =>
      assert.equal((error as Error).name, "Cancelled"),
    );
    return changes;
  }

  it("begins with the note there is, says where it stays, and changes that token's", async () => {
    const { id, userId } = tokens[0]?.key ?? assert.fail("nothing is listed");
    assert.deepEqual(await edit("  for CI "), [
      [{ deployment: here.deployment.href, tokenId: id, ownerId: userId }, { note: "for CI" }],
    ]);
    const [options] = host.shown[0]?.given as [vscode.InputBoxOptions];
    assert.equal(options.value, "on the old runner");
    assert.match(options.prompt ?? "", /Stays on this computer and is never sent to Coder\./);
    assert.equal(options.validateInput?.("x".repeat(500)), undefined);
    assert.equal(options.validateInput?.("x".repeat(501)), "Enter at most 500 characters.");
  });

  it("takes an empty text for none, and Escape for nothing", async () => {
    assert.deepEqual(
      (await edit("")).map((given) => (given as unknown[])[1]),
      [{ note: "" }],
    );
    assert.deepEqual(await edit(), []);
  });
});
