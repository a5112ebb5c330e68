import assert from "node:assert/strict";
import { createTokenForCommand } from "../../../../src/commands/tokens/createTokenForCommand";
import type { TaskStart } from "../../../../src/drafting/draft/taskStart";
import { until } from "../../../host/until";
import { host, useVscode } from "../../../support/vscode/host";
import { ids, ownUser } from "../../core/arbitraries";
import { catalogOf } from "../../core/catalogs";
import { sessionAt, stateOf } from "../../views/pictureSupport";

describe("the smallest token for a command, by a command", () => {
  useVscode();
  const session = sessionAt("coder.example.com");
  let opened: TaskStart[];

  beforeEach(() => {
    opened = [];
  });

  /** Runs it, types into its list, and takes the first row with that label. */
  async function choose(typed: string, label: string, line = "2.35"): Promise<void> {
    const { last } = stateOf(session, []).state;
    assert.ok(last);
    const loaded = () => Promise.resolve({ ...last, catalog: catalogOf(line) });
    const running = createTokenForCommand(
      {
        sessions: { current: session, at: () => session, all: [session] } as never,
        tokens: { of: () => ({ loaded }) } as never,
        openNewToken: (_session, start) => void opened.push(start),
      },
      undefined,
    );
    running.catch(() => undefined);
    const pick = await until(
      () => host.picks.findLast(({ isShown }) => isShown),
      () => "no list was shown",
      2000,
    );
    if (typed !== "") pick.type(typed);
    pick.choose(label);
    pick.accept();
    await running;
  }

  it("opens the form with the grant of the command, once it is chosen what it is for", async () => {
    await choose("", "coder start");
    const [{ task } = assert.fail("no form was opened")] = opened;
    assert.deepEqual([task.recipe.title, task.choices, task.typed], ["coder start", {}, {}]);
    assert.deepEqual(task.recipe.needs, ["workspace"]);
    assert.equal(task.recipe.grant(ownUser, task.choices).ok, false);
    assert.deepEqual(task.recipe.grant(ownUser, { workspace: [ids[0]] }), {
      ok: true,
      value: {
        scopes: ["workspace:read", "workspace:start", "template:read", "user:read"],
        allowList: [
          { type: "template", id: "*" },
          { type: "user", id: ownUser },
          { type: "workspace", id: ids[0] },
        ],
      },
    });
  });

  it("reads a command line as it is typed, ids and names, and keeps no other word of it", async () => {
    await choose(`coder stop ${ids[0]} --token secret`, `coder stop ${ids[0]} --token secret`);
    await choose("ssh alpha", "coder ssh alpha");
    const tasks = opened.map(({ task: { recipe, choices, typed } }) => [recipe.title, choices, typed]);
    assert.deepEqual(tasks, [
      ["coder stop", { workspace: [ids[0]] }, {}],
      ["coder ssh", {}, { workspace: "alpha" }],
    ]);
    assert.doesNotMatch(JSON.stringify(opened), /secret/);
  });

  it("says why there is none, and opens nothing", async () => {
    for (const [typed, label, line, reason] of [
      ["", "coder start", "2.28", /^user:read needs Coder v2\.31\.7\.$/],
      ["", "coder start", "2.20", /^This deployment doesn't support scopes/],
      ["groups list", "coder groups list", "2.35", /^No limited token can run this/],
      ["start bob/alpha", "coder start bob/alpha", "2.35", /^This command is about bob\./],
      ["frobnicate", "coder frobnicate", "2.35", /^This isn't a known coder command/],
    ] as const)
      await assert.rejects(choose(typed, label, line), { name: "Explained", message: reason });

    assert.deepEqual(opened, []);
  });
});
