import assert from "node:assert/strict";
import { deleteToken } from "../../../../src/commands/tokens/deleteToken";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow, rowOf } from "../commandSupport";

const day = 86_400_000;

describe("the command that deletes tokens", () => {
  useVscode();
  let window: CommandWindow;
  beforeEach(async () => {
    window = await openCommandWindow();
    host.answer = pressing("Delete Token", "Delete 2 Tokens");
  });
  afterEach(() => window.close());
  const sent = () =>
    window.coderd.log.entries
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => [method, path.split("/").at(-1)]);

  it("deletes that of its row, expired or not, and never only expires it", async () => {
    const over = { createdAt: new Date(Date.now() - 8 * day), lifetime: 7 * day };
    for (const token of [await window.has("deploy"), await window.has("over", over)]) {
      window.coderd.log.clear();
      await deleteToken(window, rowOf(token));
      assert.deepEqual(sent(), [["DELETE", token.key.id]]);
      assert.equal(window.endOf(token), undefined);
    }
  });

  it("deletes all that are selected, and leaves what is not", async () => {
    const tokens = [await window.has("first"), await window.has("second")];
    const other = await window.has("third");
    await deleteToken(window, rowOf(tokens[0]), tokens.map(rowOf));
    assert.deepEqual(tokens.map(window.endOf), [undefined, undefined]);
    assert.ok(window.endOf(other));
  });

  it("deletes nothing when the question or the list is left", async () => {
    const token = await window.has("deploy");
    host.answer = () => undefined;
    await deleteToken(window, rowOf(token));
    await assert.rejects(deleteToken(window, undefined), { name: "Cancelled" });
    assert.deepEqual(sent(), []);
  });
});
