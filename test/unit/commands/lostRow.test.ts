import assert from "node:assert/strict";
import manifest from "../../../package.json";
import { commandHandlers } from "../../../src/commands/handlers";
import { refuseLostRow } from "../../../src/commands/lostRow";
import { useVscode } from "../../support/vscode/host";

describe("a command on a row that VS Code forgot while it read the rows anew", () => {
  useVscode();
  const rotate = "coderAccess.tokens.rotateToken";

  it("does nothing and says so, in place of asking about another row", async () => {
    for (const args of [[undefined], [null], [undefined, undefined], [{}, [{}, undefined]]])
      assert.throws(() => refuseLostRow(rotate, args), { name: "Explained", message: /nothing was done/ });

    const services = () => Promise.resolve({} as never);
    await assert.rejects(commandHandlers(services, services)[rotate](undefined), {
      message: /nothing was done/,
    });
  });

  it("is what it always was from the palette, on a row, on several, and for what is no command of rows", () => {
    for (const args of [[], [{}], [{}, undefined], [{}, [{}, {}]]]) refuseLostRow(rotate, args);
    refuseLostRow("coderAccess.tokens.refreshTokens", [undefined]);
  });

  it("is every command that is offered on rows and in no title, where VS Code hands over nothing, too", () => {
    const { "view/item/context": rows, "view/title": titles } = manifest.contributes.menus;
    const inTitles = new Set(titles.map(({ command }) => command));
    const ofRows = new Set(rows.map(({ command }) => command).filter((id) => !inTitles.has(id)));
    for (const id of ofRows) assert.throws(() => refuseLostRow(id as typeof rotate, [undefined]), id);
    for (const id of inTitles) refuseLostRow(id as typeof rotate, [undefined]);
  });
});
