import assert from "node:assert/strict";
import type { Draft } from "../../../../src/drafting/draft/draft";
import type { Resources } from "../../../../src/drafting/things/resources";
import type { FoundThings } from "../../../../src/drafting/things/thing";
import { resourceStep } from "../../../../src/views/quickForm/resourceStep";
import { runSteps } from "../../../../src/views/quickForm/runSteps";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";

const draft: Draft = { name: "", lifetime: "7d", scopes: [], reach: "only", allowList: [] };
const alpha = { entry: "workspace:1", name: "alpha", detail: "alice · docker" };

describe("choosing a thing in quick picks", () => {
  useVscode();

  /** Runs the question over what searches give. */
  function ask(find: (text: string) => FoundThings, hasAll = true): Promise<Draft> {
    const goOn = (given: Draft, id: string) => ({ draft: { ...given, allowList: [id] } });
    const step = resourceStep({
      kind: "workspace",
      resources: {
        find: (_kind: string, text: string) => Promise.resolve().then(() => find(text)),
      } as unknown as Resources,
      frame: (placeholder, hasBack) => ({ title: "New token", placeholder, hasBack }),
      one: goOn,
      ...(hasAll ? { all: (given: Draft) => goOn(given, "*") } : {}),
    });
    return runSteps(step, draft);
  }
  const pick = () => host.picks.at(-1) ?? assert.fail("nothing is asked");
  const labels = () => pick().items.map(({ label }) => label);
  async function shows(...expected: string[]): Promise<void> {
    await until(
      () => (JSON.stringify(labels()) === JSON.stringify(expected) && !pick().busy ? true : undefined),
      () => `It shows ${labels().join(", ")}`,
      2000,
    );
  }

  it("takes the one that is chosen", async () => {
    const asked = ask(() => ({ resources: [alpha] }));
    await shows("alpha", "All workspaces");
    pick().choose("alpha");
    pick().accept();
    assert.deepEqual((await asked).allowList, ["1"]);
  });

  it("has all of them last, and asks once more in words, with the narrower answer first", async () => {
    const asked = ask(() => ({ resources: [alpha] }));
    await shows("alpha", "All workspaces");
    pick().choose("All workspaces");
    pick().accept();
    await shows("Choose one workspace", "All workspaces");
    assert.match(pick().placeholder ?? "", /all workspaces/);
    pick().choose("Choose one workspace");
    pick().accept();
    await shows("alpha", "All workspaces");
    pick().choose("All workspaces");
    pick().accept();
    await shows("Choose one workspace", "All workspaces");
    pick().choose("All workspaces");
    pick().accept();
    assert.deepEqual((await asked).allowList, ["*"]);
  });

  it("offers nothing for a name that nothing has, and says so", async () => {
    const asked = ask(() => ({ resources: [] }));
    await shows("All workspaces");
    assert.equal(pick().title, "There are no workspaces.");
    pick().type("alfa");
    await until(
      () => (pick().title === 'There\'s no workspace named "alfa".' ? true : undefined),
      () => `It says ${pick().title}`,
      2000,
    );
    assert.deepEqual(labels(), []);
    pick().accept();
    pick().hide();
    await assert.rejects(asked, /Cancelled/);
  });

  it("says how many there are when it does not show all of them", async () => {
    const asked = ask(() => ({ resources: [alpha], total: 40 }));
    await shows("alpha", "All workspaces");
    assert.equal(pick().title, "Showing 1 of 40. Keep typing to narrow the list.");
    pick().hide();
    await assert.rejects(asked, /Cancelled/);
  });

  it("keeps an Enter that was faster than the search, for the exact name or the only match", async () => {
    const staging = { ...alpha, entry: "workspace:2", name: "alpha-staging" };
    for (const [text, id, ...there] of [
      ["alp", "1", alpha],
      ["ALPHA", "1", staging, alpha],
    ] as const) {
      const asked = ask((typed) => ({ resources: typed === "" ? [] : there }));
      await shows("All workspaces");
      pick().type(text);
      pick().accept();
      assert.deepEqual((await asked).allowList, [id]);
    }
  });

  it("takes no row of the previous search for what is typed, and nothing of several", async () => {
    const [beta, staging] = [
      { ...alpha, entry: "workspace:3", name: "beta" },
      { ...alpha, entry: "workspace:2", name: "alpha-staging" },
    ];
    const asked = ask((typed) => ({ resources: typed === "" ? [beta] : [alpha, staging] }));
    await shows("beta", "All workspaces");
    // VS Code marks the first row.
    pick().choose("beta");
    pick().type("alp");
    pick().accept();
    await shows("beta", "alpha", "alpha-staging", "All workspaces");
    assert.equal(pick().title, "There are several matches. Select one.");
    assert.deepEqual(pick().activeItems, []);
    pick().choose("alpha-staging");
    pick().accept();
    assert.deepEqual((await asked).allowList, ["2"]);
  });

  it("forgets an early Enter when the person types on", async () => {
    const asked = ask((typed) => ({ resources: typed === "" ? [] : [alpha] }));
    await shows("All workspaces");
    pick().type("al");
    pick().accept();
    pick().type("alp");
    await shows("alpha", "All workspaces");
    assert.equal(pick().isShown, true);
    pick().hide();
    await assert.rejects(asked, /Cancelled/);
  });

  it("has no row for all of them where one thing has to be chosen, and says why a search failed", async () => {
    let isBroken = false;
    const asked = ask(() => {
      if (isBroken) throw new Error("gone");
      return { resources: [alpha] };
    }, false);
    await shows("alpha");
    isBroken = true;
    pick().type("b");
    await until(
      () => (pick().title === "The search failed." ? true : undefined),
      () => `It says ${pick().title}`,
      2000,
    );
    pick().hide();
    await assert.rejects(asked, /Cancelled/);
  });

  it("does not offer all of them because nobody could say which there are", async () => {
    const asked = ask(() => {
      throw new Error("gone");
    });
    await until(
      () => (pick().title === "The search failed." ? true : undefined),
      () => `It says ${pick().title}`,
      2000,
    );
    assert.deepEqual(labels(), []);
    pick().hide();
    await assert.rejects(asked, /Cancelled/);
  });
});
