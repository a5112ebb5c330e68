import assert from "node:assert/strict";
import { commandHandlers } from "../../../src/commands/handlers";
import type { Services } from "../../../src/commands/services/services";
import { commandIds } from "../../../src/platform/commands";
import { ErrorDoor } from "../../../src/platform/errors";
import { memoryLog } from "../../support/memory";
import { useVscode } from "../../support/vscode/host";
import { sessionAt } from "../views/pictureSupport";
import { listedAt, rowOf, sessionsOf } from "./commandSupport";

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

  it("pass on the row and all that is selected", async () => {
    const here = sessionAt("coder.example.com", 0);
    const [row] = listedAt(here, ["deploy"]);
    const opened: unknown[] = [];
    const services = give({
      sessions: sessionsOf(here) as Services["sessions"],
      openDetails: (...given) => void opened.push(...given),
    });
    await commandHandlers(services, never)["coderAccess.tokens.showDetails"](rowOf(row));
    assert.deepEqual(opened, [here, row?.key.id]);
  });

  it("take the rows that are selected when a key was pressed, and do nothing where none is", async () => {
    const here = sessionAt("coder.example.com", 0);
    const [row] = listedAt(here, ["deploy"]);
    const opened: unknown[] = [];
    const pressedOn = (...selected: unknown[]) =>
      commandHandlers(
        give({
          sessions: sessionsOf(here) as Services["sessions"],
          tokensView: { selected } as unknown as Services["tokensView"],
          openDetails: (...given) => void opened.push(...given),
        }),
        never,
      )["coderAccess.tokens.showDetails"]("selected");
    await pressedOn();
    await pressedOn({ title: "Active" });
    assert.deepEqual(opened, []);
    await pressedOn(rowOf(row));
    assert.deepEqual(opened, [here, row?.key.id]);
  });
});
