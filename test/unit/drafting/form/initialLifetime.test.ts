import assert from "node:assert/strict";
import { initialLifetime } from "../../../../src/drafting/form/initialLifetime";
import { host, useVscode } from "../../../support/vscode/host";

const day = 86_400;
const name = "coderAccess.tokens.defaultLifetime";

describe("the lifetime that a new draft begins with", () => {
  useVscode();

  it("is a week, or what the deployment allows where that is less", () => {
    assert.equal(initialLifetime(90 * day), "7d");
    assert.equal(initialLifetime(3600), "1h");
  });

  it("is the person's setting, and no more than the deployment allows", () => {
    host.set(name, "12h");
    assert.equal(initialLifetime(90 * day), "12h");
    host.set(name, "30 days");
    assert.equal(initialLifetime(90 * day), "30d");
    assert.equal(initialLifetime(10 * day), "10d");
  });

  for (const odd of [
    "",
    "soon",
    "0h",
    "-5d",
    "30",
    "1 month",
    "2099-01-01",
    "as long as allowed",
    "0.5s",
    7,
    null,
    ["90d"],
  ]) {
    it(`is a week where the setting makes no sense: ${JSON.stringify(odd)}`, () => {
      host.set(name, odd);
      assert.equal(initialLifetime(90 * day), "7d");
    });
  }

  it("is not a workspace's to choose", () => {
    host.settings.set(name, { workspaceValue: "90d", workspaceFolderValue: "90d" });
    assert.equal(initialLifetime(90 * day), "7d");
  });
});
