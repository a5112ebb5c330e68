import assert from "node:assert/strict";
import { showRunnable } from "../../../../src/commands/tokens/showRunnable";
import { tokensPicture } from "../../../../src/views/tokens/tokensPicture";
import { useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { factsOf, sessionAt, stateOf, tokenRowsOf } from "../../views/pictureSupport";

describe("showing what a token can run", () => {
  useVscode();

  it("opens the details of the row's token at that part", async () => {
    const session = sessionAt("coder.example.com");
    const key = token("deploy");
    const [row] = await tokenRowsOf((await tokensPicture(factsOf([stateOf(session, [key])]))).roots);
    const opened: unknown[] = [];
    await showRunnable(
      {
        sessions: { current: session, at: () => session } as never,
        listed: { of: () => assert.fail("the row says which token is meant") },
        openDetails: (...args) => void opened.push(args),
      },
      row,
    );
    assert.deepEqual(opened, [[session, key.id, { at: "runnable" }]]);
  });
});
