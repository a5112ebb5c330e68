import assert from "node:assert/strict";
import { WorkspacesPainter } from "../../../../src/views/workspaces/workspacesPainter";
import { WorkspaceStores } from "../../../../src/workspaces/list/workspaceStores";
import { memoryLog } from "../../../support/memory";
import { useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commands/commandSupport";

describe("what paints the Workspaces view", () => {
  useVscode();
  let window: CommandWindow;
  let stores: WorkspaceStores;
  let painter: WorkspacesPainter;
  beforeEach(async () => {
    window = await openCommandWindow();
    const { sessions, listed, errors } = window;
    stores = new WorkspaceStores(sessions, memoryLog());
    painter = new WorkspacesPainter({ sessions, stores, tokens: listed }, errors, () => undefined);
  });
  afterEach(async () => {
    stores.dispose();
    await window.close();
  });
  const looks = { filter: "", shownOf: () => undefined, busyWith: () => undefined };
  const paint = (
    more: Partial<Parameters<WorkspacesPainter["paint"]>[0]> = {},
    signal = new AbortController().signal,
  ) => painter.paint({ ...looks, ...more }, signal);
  const asked = { path: "/api/v2/workspaces" };

  it("asks nothing by itself, and paints what is known", async () => {
    window.coderd.log.clear();
    assert.equal((await paint())?.picture.face, "loading");
    assert.equal(window.coderd.log.count(), 0);
    await stores.of(window.session).loaded();
    const painted = await paint();
    assert.equal(painted?.picture.face, "data");
    assert.ok(painted.picture.listed.some(({ name }) => name === "alpha"));
  });

  it("says for how long its words stay true, a second at least", async () => {
    await stores.of(window.session).loaded();
    const lasts = (await paint())?.lasts ?? 0;
    assert.ok(lasts >= 1_000 && lasts < Infinity, String(lasts));
    assert.equal((await paint({ filter: "beta" }))?.lasts, Infinity);
  });

  it("asks the server for a filter's terms alone", async () => {
    await stores.of(window.session).loaded();
    await painter.ask("name:alpha running");
    assert.equal(window.coderd.log.last(asked).query["q"], "name:alpha");
  });

  it("paints nothing once a later picture is wanted", async () => {
    await stores.of(window.session).loaded();
    assert.equal(await paint({}, AbortSignal.abort()), undefined);
  });

  it("is told of what changed until that is no longer wanted", async () => {
    let changes = 0;
    const subscriptions = painter.onDidChange(() => (changes += 1));
    await stores.of(window.session).refresh();
    assert.ok(changes > 0);
    for (const subscription of subscriptions) subscription.dispose();
    const before = changes;
    await stores.of(window.session).refresh();
    assert.equal(changes, before);
  });
});
