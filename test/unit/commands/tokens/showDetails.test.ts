import assert from "node:assert/strict";
import { showDetails } from "../../../../src/commands/tokens/showDetails";
import type { SignedIn } from "../../../../src/session/sessionState";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, listingOf, rowOf, sessionsOf } from "../commandSupport";

describe("showing a token's details", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  const [ours, theirs] = [listedAt(here, ["deploy"]), listedAt(there, ["deploy"])];
  async function show(argument?: unknown, sessions = sessionsOf(here, there), how?: unknown) {
    const opened: string[] = [];
    const openDetails = ({ deployment }: SignedIn, id: string, opening?: { readonly isPreview: boolean }) =>
      void opened.push(`${deployment.href} ${id}${opening?.isPreview === true ? " for a look" : ""}`);
    await showDetails({ sessions, listed: listingOf(...ours, ...theirs), openDetails }, argument, how);
    return opened;
  }

  it("opens those of the row's own deployment, where another has a token of the same id", async () => {
    assert.deepEqual(await show(rowOf(theirs[0])), [theirs[0]?.id]);
  });

  it("only previews them after a click, whatever else VS Code passes", async () => {
    const row = rowOf(ours[0]);
    assert.deepEqual(await show(row, undefined, "preview"), [`${ours[0]?.id} for a look`]);
    assert.deepEqual(await show(row, undefined, [row]), [ours[0]?.id]);
  });

  it("asks which one of the current deployment without a row, and opens none when that is left", async () => {
    await assert.rejects(show(), { name: "Cancelled" });
    host.answer = pressing("deploy");
    assert.deepEqual(await show(), [ours[0]?.id]);
  });

  it("opens none where nobody is signed in any more", async () => {
    await assert.rejects(show(rowOf(theirs[0]), sessionsOf(here)), { message: /not signed in/ });
  });
});
