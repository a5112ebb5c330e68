import assert from "node:assert/strict";
import { chooseAct } from "../../../../../src/commands/tokens/review/chooseAct";
import type { LoadedTokens } from "../../../../../src/tokens/list/loadedTokens";
import { noMarks } from "../../../../support/noMarks";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../../views/pictureSupport";
import { listedAt } from "../../commandSupport";
import { retiringAt } from "../../session/leaving/leavingSupport";

describe("what a review offers about a token", () => {
  useVscode();
  const session = sessionAt("coder.example.com", 0);
  async function offered(
    key = token("ci", { scopes: ["coder:all"] }),
    {
      isKept = false,
      marks = {},
      more = {},
    }: Partial<{ isKept: boolean; marks: Partial<typeof noMarks>; more: Partial<LoadedTokens> }> = {},
  ) {
    const [listed] = listedAt(session, [key], more, { ...noMarks, ...marks });
    assert.ok(listed);
    await chooseAct(listed, isKept);
    return host.shown.at(-1)?.choices.filter((label) => label !== "");
  }
  const usual = ["Change…", "Rotate…", "Keep It", "Show Details", "Expire…", "Delete…"];

  it("is more than to end it, and that last", async () => {
    assert.deepEqual(await offered(), usual);
    assert.equal(host.shown.at(-1)?.message, "Review ci");
  });

  it("is what makes sense for it", async () => {
    const fine = token("ci");
    assert.deepEqual(await offered(fine, { isKept: true }), [
      "Change…",
      "Rotate…",
      "Ask About It Again",
      "Show Details",
      "Expire…",
      "Delete…",
    ]);
    assert.equal((await offered(fine, { marks: { isWaiting: () => true } }))?.[0], "Show New Secret");
    assert.deepEqual(await offered(fine, { marks: { retirementOf: () => retiringAt(session, "ci") } }), [
      "Show Details",
      "Expire…",
      "Delete…",
    ]);
    const [listed] = listedAt(session, [fine]);
    assert.ok(listed);
    const features = { ...listed.loaded.features, expire: false };
    assert.deepEqual(
      await offered(undefined, { more: { features } }),
      usual.filter((label) => label !== "Expire…"),
    );
  });

  it("gives what is chosen, and nothing when the person goes back", async () => {
    const [listed] = listedAt(session, [token("ci", { scopes: ["coder:all"] })]);
    assert.ok(listed);
    assert.equal(await chooseAct(listed, false), undefined);
    host.answer = pressing("Keep It");
    assert.equal(await chooseAct(listed, false), "keep");
  });
});
