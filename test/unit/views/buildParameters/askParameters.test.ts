import assert from "node:assert/strict";
import { askParameters } from "../../../../src/views/buildParameters/askParameters";
import type { OpenQuestion } from "../../../../src/workspaces/builds/parameters/openQuestion";
import { host, useVscode } from "../../../support/vscode/host";
import { parameter } from "../../workspaces/builds/parameters/parameterSupport";

const option = (value: string, name = value) => ({ name, description: "", value, icon: "" });

describe("asking for a template's parameters", () => {
  useVscode();
  const question = (...given: Parameters<typeof parameter>): OpenQuestion => ({
    parameter: parameter(...given),
    value: "",
    before: undefined,
    fault: "",
  });

  it("asks for yes or no, the present answer first", async () => {
    const asking = askParameters("alpha", [{ ...question("gpu", { type: "bool" }), value: "false" }]);
    const [pick] = host.picks;
    assert.deepEqual(
      pick?.items.map(({ label }) => label),
      ["No", "Yes"],
    );
    pick.choose("Yes");
    pick.accept();
    assert.deepEqual(await asking, [{ name: "gpu", value: "true" }]);
  });

  it("asks for several options of a list, and sends them as the server reads them", async () => {
    const tools = question("tools", {
      type: "list(string)",
      options: ["git", "go", "node"].map((one) => option(one)),
    });
    const asking = askParameters("alpha", [{ ...tools, value: '["go"]' }]);
    const [pick] = host.picks;
    assert.deepEqual(
      pick?.selectedItems.map(({ label }) => label),
      ["go"],
    );
    pick.choose("go", "node");
    pick.accept();
    assert.deepEqual(await asking, [{ name: "tools", value: '["go","node"]' }]);
  });

  it("asks for one of several lists where each option is one", async () => {
    const options = [option('["a"]', "Small"), option('["a","b"]', "Large")];
    const asking = askParameters("alpha", [question("set", { type: "list(string)", options })]);
    host.picks[0]?.choose("Large");
    host.picks[0]?.accept();
    assert.deepEqual(await asking, [{ name: "set", value: '["a","b"]' }]);
  });

  it("says what the server found wrong, and does not take the same answer again", async () => {
    const asking = askParameters("alpha", [
      {
        ...question("size", { displayName: "Disk" }),
        value: "500",
        before: "500",
        fault: "must be 1 to 100",
      },
    ]);
    const [box] = host.inputs;
    assert.equal(box?.title, 'Disk for "alpha"');
    assert.equal(box.prompt, "must be 1 to 100");
    box.accept();
    assert.equal(box.validationMessage, "must be 1 to 100");
    box.type("50");
    box.accept();
    assert.deepEqual(await asking, [{ name: "size", value: "50" }]);
  });

  it("shows a stranger's description as text, and icons and links of it as what they are written as", async () => {
    const asking = askParameters("alpha", [
      question("a", { description: "[x](command:y)", options: [option("1", "$(trash)")] }),
    ]);
    const [pick] = host.picks;
    assert.equal(pick?.placeholder, "[x]\u200B(command:y)");
    assert.equal(pick.items[0]?.label, "$\u200B(trash)");
    pick.choose(pick.items[0].label);
    pick.accept();
    assert.deepEqual(await asking, [{ name: "a", value: "1" }]);
  });
});
