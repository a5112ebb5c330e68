import assert from "node:assert/strict";
import { filterTokens } from "../../../../src/commands/tokens/filterTokens";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";
import { shownTokens } from "../commandSupport";

describe("filtering tokens", () => {
  useVscode();
  const begin = (filter = "ci") => {
    const tokensView = shownTokens({ filter });
    const filtering = filterTokens({ tokensView });
    const [box] = host.inputs;
    assert.ok(box);
    return { box, tokensView, filtering };
  };

  it("begins with the filter as it is, and follows what is typed once the person pauses", async () => {
    const { box, tokensView, filtering } = begin();
    assert.equal(box.value, "ci");
    for (const text of ["c", "co", "cod"]) box.type(text);
    assert.deepEqual(tokensView.changes, []);
    await until(
      () => (tokensView.changes.length > 0 ? true : undefined),
      () => "The view does not follow.",
      2_000,
    );
    assert.deepEqual(tokensView.changes, [{ filter: "cod" }]);
    box.hide();
    await filtering;
  });

  it("keeps what was typed on Enter, at once and without spaces around it", async () => {
    const { box, tokensView, filtering } = begin();
    box.type("  deploy ");
    box.accept();
    await filtering;
    assert.deepEqual(tokensView.changes, [{ filter: "deploy" }]);
    assert.equal(box.isShown, false);
  });

  it("leaves the view as it was on Escape", async () => {
    const { box, tokensView, filtering } = begin();
    box.type("deploy");
    box.hide();
    await filtering;
    assert.equal(tokensView.shownAs.filter, "ci");
  });
});
