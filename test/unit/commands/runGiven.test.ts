import assert from "node:assert/strict";
import { commandHandlers } from "../../../src/commands/handlers";
import type { Services } from "../../../src/commands/services/services";
import { useVscode } from "../../support/vscode/host";
import { sessionAt } from "../views/pictureSupport";
import { listedAt, rowOf, sessionsOf } from "./commandSupport";

describe("the handlers of commands about rows", () => {
  useVscode();
  const never = (): Promise<Services> => new Promise(() => undefined);
  const give = (services: Partial<Services>) => () => Promise.resolve(services as Services);

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
