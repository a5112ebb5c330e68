import assert from "node:assert/strict";
import * as vscode from "vscode";
import { recipeForCommand } from "../../../src/core/commands/commandRecipe";
import { Drafts } from "../../../src/drafting/draft/drafts";
import type { TaskStart } from "../../../src/drafting/draft/taskStart";
import type { Making } from "../../../src/drafting/outcome/making";
import { ErrorDoor } from "../../../src/platform/errors";
import type { SignedIn } from "../../../src/session/sessionState";
import type { TokenRequest } from "../../../src/tokens/key/tokenRequest";
import type { FromNewTokenPage, ToNewTokenPage } from "../../../src/webviews/newToken/contract";
import type { NewTokenServices } from "../../../src/webviews/newToken/newTokenServices";
import { openNewToken } from "../../../src/webviews/newToken/openNewToken";
import { Panels } from "../../../src/webviews/panels";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { memoryLog, MemoryMemento } from "../../support/memory";
import { signedInAt } from "../../support/signedIn";
import { host, useVscode } from "../../support/vscode/host";
import { catalogOf } from "../core/catalogs";

type Message<Type extends ToNewTokenPage["type"]> = Extract<ToNewTokenPage, { type: Type }>;

describe("the New Token form for a command", () => {
  useVscode();

  let coderd: Coderd;
  let session: SignedIn;
  let minted: TokenRequest[];
  let drafts: Drafts;

  beforeEach(async () => {
    coderd = await startCoderd({ seed: "demo" });
    session = await signedInAt(coderd, "alice");
    minted = [];
    drafts = new Drafts(new MemoryMemento());
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  function open(line: string, named: Partial<Omit<TaskStart["task"], "recipe">>): void {
    const read = recipeForCommand(line, catalogOf("2.35"));
    assert.ok(read.ok);
    const log = memoryLog();
    const services = {
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      sessions: { onDidChange: () => ({ dispose: () => undefined }) },
      mintAndDeliver: ({ request }: Making) => {
        minted.push(request);
        return Promise.resolve(undefined);
      },
      drafts,
      interrupted: () => Promise.resolve(undefined),
    } as unknown as NewTokenServices;
    const task = { recipe: read.recipe, choices: {}, typed: {}, ...named };
    openNewToken({ ...services, panels: new Panels() })(session, { id: line, task });
    send({ type: "ready" });
  }
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
    const named = { ...draft, name: "start", typed: {} };
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
