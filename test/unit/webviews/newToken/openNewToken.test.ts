import assert from "node:assert/strict";
import * as vscode from "vscode";
import { recipeForCommand } from "../../../../src/core/commands/commandRecipe";
import { Drafts } from "../../../../src/drafting/draft/drafts";
import type { TaskStart } from "../../../../src/drafting/draft/taskStart";
import type { Making } from "../../../../src/drafting/outcome/making";
import { ErrorDoor } from "../../../../src/platform/errors";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import type { FromNewTokenPage, ToNewTokenPage } from "../../../../src/webviews/newToken/contract";
import type { NewTokenServices } from "../../../../src/webviews/newToken/newTokenServices";
import { openNewToken } from "../../../../src/webviews/newToken/openNewToken";
import { Panels } from "../../../../src/webviews/panels";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { memoryLog, MemoryMemento } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";
import { host, useVscode } from "../../../support/vscode/host";
import { catalogOf } from "../../core/catalogs";
import { sessionAt } from "../../views/pictureSupport";

type Message<Type extends ToNewTokenPage["type"]> = Extract<ToNewTokenPage, { type: Type }>;

describe("opening the New Token form", () => {
  useVscode();

  let coderd: Coderd;
  let session: SignedIn;
  let minted: TokenRequest[];
  let drafts: Drafts;
  let panels: Panels;
  let sessions: SignedIn[];

  beforeEach(async () => {
    coderd = await startCoderd({ seed: "demo" });
    session = await signedInAt(coderd, "alice");
    minted = [];
    sessions = [session];
    drafts = new Drafts(new MemoryMemento());
    panels = new Panels();
  });
  afterEach(async () => {
    panels.dispose();
    session.client.dispose();
    await coderd.stop();
  });

  function opener() {
    const log = memoryLog();
    const services = {
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      sessions: { all: sessions, onDidChange: () => ({ dispose: () => undefined }) },
      mintAndDeliver: ({ request }: Making) => {
        minted.push(request);
        return Promise.resolve(undefined);
      },
      drafts,
      interrupted: () => Promise.resolve(undefined),
    } as unknown as NewTokenServices;
    return openNewToken({ ...services, panels });
  }
  function startFor(line: string, named: Partial<Omit<TaskStart["task"], "recipe">> = {}): TaskStart {
    const read = recipeForCommand(line, catalogOf("2.35"));
    assert.ok(read.ok);
    return { id: line, task: { recipe: read.recipe, choices: {}, typed: {}, ...named } };
  }
  function open(...given: Parameters<typeof startFor>): void {
    opener()(session, startFor(...given));
    send({ type: "ready" });
  }
  const pages = () => host.webviews.filter(({ isOpen }) => isOpen);
  const sent = () => (host.webviews.at(-1) ?? assert.fail("no form is open")).sent as ToNewTokenPage[];
  function send(message: FromNewTokenPage): void {
    host.webviews.at(-1)?.send(message);
  }
  async function next<Type extends ToNewTokenPage["type"]>(type: Type, after = 0): Promise<Message<Type>> {
    return until(
      () =>
        sent()
          .slice(after)
          .find((message): message is Message<Type> => message.type === type),
      () => `The host did not send "${type}"`,
      5000,
    );
  }

  it("shows one for each deployment, and another for what is begun with something", () => {
    const show = opener();
    show(session);
    show({ ...session });
    assert.equal(pages().length, 1);
    show(sessionAt("other.example.com"));
    assert.equal(pages().length, 2);
    for (const line of ["start", "start", "stop"]) show(session, startFor(line));
    assert.equal(pages().length, 4);
  });

  it("says on its tab which deployment it is for, if there are several", () => {
    const show = opener();
    const titles = () => pages().map(({ title }) => title);
    show(session);
    assert.deepEqual(titles(), ["New Token"]);
    panels.dispose();
    const other = sessionAt("other.example.com");
    sessions.push(other);
    show(session);
    show(other);
    assert.deepEqual(titles(), [`New Token on ${session.deployment.host}`, "New Token on other.example.com"]);
  });

  it("shows an empty one anew once it was closed", async () => {
    const show = opener();
    show(session);
    panels.dispose();
    assert.deepEqual(pages(), []);
    show(session);
    send({ type: "ready" });
    const { draft } = await next("begin");
    assert.deepEqual([draft.name, draft.scopes, draft.start], ["", [], undefined]);
    assert.equal(pages().length, 1);
  });

  it("closes forms that an extension host before this one left, once, and no other tab", () => {
    const tab = (viewType: string) => ({ input: new vscode.TabInputWebview(viewType) }) as vscode.Tab;
    const left = tab("mainThreadWebview-coderAccess.newToken");
    const others = [
      tab("mainThreadWebview-coderAccess.details"),
      { input: undefined } as unknown as vscode.Tab,
    ];
    host.tabs = [left, ...others];
    const show = opener();
    show(session);
    assert.deepEqual(host.tabs, others);
    host.tabs = [left, ...others];
    show(session, startFor("start"));
    assert.deepEqual(host.tabs, [left, ...others], "it is one of this extension host");
  });

  describe("for a command", () => {
    it("grants nothing and cannot be sent before it is chosen what the command is for", async () => {
      open("start alpha", { typed: { workspace: "alpha" } });
      const { setup, draft } = await next("begin");
      assert.equal(setup.recipes[0]?.recipes[0]?.title, "coder start");
      assert.deepEqual(
        [draft.start, draft.scopes, draft.reach, draft.allowList],
        ["recipe:command start", [], "only", []],
      );
      const { check } = await next("checked");
      assert.equal(check.canSubmit, false);
      assert.match(check.problems.workspace ?? "", /alpha/);
      send({ type: "submit", draft: { ...draft, name: "start" } });
      send({ type: "alive" });
      await next("alive");
      assert.deepEqual(minted, []);
    });

    it("makes exactly the grant of the command for what was chosen", async () => {
      const { id } = coderd.workspace("alpha");
      open("start alpha", { typed: { workspace: "alpha" } });
      const { draft } = await next("begin");
      const before = sent().length;
      const named = { ...draft, name: "mine", typed: {} };
      send({
        type: "startFrom",
        draft: named,
        turn: 1,
        start: "recipe:command start",
        choices: { workspace: [id] },
      });
      const filled = (await next("draft", before)).draft;
      assert.equal((await next("checked", before)).check.canSubmit, true);
      send({ type: "submit", draft: filled });
      await until(
        () => minted[0],
        () => "nothing was made",
        5000,
      );
      assert.deepEqual(minted[0]?.grant, {
        scopes: ["workspace:read", "workspace:start", "template:read", "user:read"],
        allowList: [
          { type: "template", id: "*" },
          { type: "user", id: coderd.user("alice").id },
          { type: "workspace", id },
        ],
      });
    });

    it("suggests a name once the names of its resources are known", async () => {
      const { id } = coderd.workspace("alpha");
      open(`start ${id}`, { choices: { workspace: [id] } });
      assert.equal((await next("begin")).draft.name, "start");
      assert.equal((await next("draft")).draft.name, "start-alpha");
    });

    it("is filled in at once where an id says what the command is for, and keeps the draft of another form", async () => {
      const kept = {
        name: "mine",
        lifetime: "7d",
        scopes: ["file:read"],
        reach: "all",
        allowList: [],
      } as const;
      const mine = { ...kept, scopes: [...kept.scopes], allowList: [] };
      await drafts.set(session.deployment.href, mine);
      const { id } = coderd.workspace("alpha");
      open(`show ${id}`, { choices: { workspace: [id] } });
      const { draft } = await next("begin");
      assert.deepEqual(draft.scopes, ["workspace:read", "template:read", "user:read"]);
      assert.deepEqual(draft.allowList, ["template:*", `user:${coderd.user("alice").id}`, `workspace:${id}`]);
      await next("checked");
      assert.deepEqual(drafts.get(session.deployment.href), mine);
    });
  });
});
