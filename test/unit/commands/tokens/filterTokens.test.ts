import assert from "node:assert/strict";
import { filterTokens } from "../../../../src/commands/tokens/filterTokens";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";
import { token } from "../../tokens/auditSupport";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, listingOf, sessionsOf, shownTokens } from "../commandSupport";

describe("filtering tokens", () => {
  useVscode();
  const here = sessionAt("coder.example.com", 0);
  const tokens = listedAt(here, [token("ci", { scopes: ["workspace:start", "file:read"] })]);
  const begin = (filter = "ci") => {
    const tokensView = shownTokens({ filter });
    const filtering = filterTokens({ tokensView, sessions: sessionsOf(here), listed: listingOf(...tokens) });
    const [box] = host.picks;
    assert.ok(box);
    return { box, tokensView, filtering, labels: () => box.items.map(({ label }) => label) };
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

  it("suggests terms after an @, and goes on with the one that is taken", async () => {
    const { box, tokensView, filtering, labels } = begin("");
    box.type("ci @un");
    assert.deepEqual(labels(), ["@unused", 'Filter by "ci @un"']);
    box.choose("@unused");
    box.accept();
    assert.deepEqual([box.isShown, box.value], [true, "ci @unused "]);
    box.type("ci @unused @scope:");
    await until(
      () => (labels().includes("@scope:workspace:start") ? true : undefined),
      () => labels().join(", "),
      2_000,
    );
    box.choose("@scope:file:read");
    box.accept();
    box.choose('Filter by "ci @unused @scope:file:read"');
    box.accept();
    await filtering;
    assert.equal(tokensView.shownAs.filter, "ci @unused @scope:file:read");
  });

  it("leaves the view as it was on Escape", async () => {
    const { box, tokensView, filtering } = begin();
    box.type("deploy");
    box.hide();
    await filtering;
    assert.equal(tokensView.shownAs.filter, "ci");
  });
});
