import assert from "node:assert/strict";
import { commandHandlers } from "../../../src/commands/handlers";
import type { Services } from "../../../src/commands/services/services";
import { commandIds } from "../../../src/platform/commands";
import { ErrorDoor } from "../../../src/platform/errors";
import { memoryLog } from "../../support/memory";
import { useVscode } from "../../support/vscode/host";

describe("the handlers of all commands", () => {
  useVscode();
  const never = (): Promise<Services> => new Promise(() => undefined);
  const give = (services: Partial<Services>) => () => Promise.resolve(services as Services);

  it("are one for each, and each has code of its own", async () => {
    const handlers = commandHandlers(give({}), give({}));
    assert.deepEqual(Object.keys(handlers).sort(), [...commandIds].sort());
    for (const id of commandIds) {
      const outcome = await handlers[id]().catch((error: unknown) => error);
      assert.doesNotMatch(String(outcome), /has no code/, id);
    }
  });

  it("show the log and the sign-in panel where the keyring does not answer, and wait with everything else", async () => {
    const done: string[] = [];
    const atOnce = give({
      log: { show: () => void done.push("log") } as Services["log"],
      openSignIn: () => Promise.resolve(void done.push("signIn")),
      errors: new ErrorDoor(memoryLog()),
    });
    const handlers = commandHandlers(never, atOnce);
    await handlers["coderAccess.general.showLog"]();
    await handlers["coderAccess.session.signIn"]();
    assert.deepEqual(done, ["log", "signIn"]);
    const waiting = handlers["coderAccess.tokens.groupTokens"]().then(() => "done");
    assert.equal(
      await Promise.race([waiting, new Promise((resolve) => setImmediate(resolve, "waits"))]),
      "waits",
    );
  });
});
