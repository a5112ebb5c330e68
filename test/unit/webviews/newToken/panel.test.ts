import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { Drafts } from "../../../../src/drafting/draft/drafts";
import type { NewTokenStart } from "../../../../src/drafting/draft/newTokenStart";
import type { Making } from "../../../../src/drafting/outcome/making";
import { ErrorDoor } from "../../../../src/platform/errors";
import type { Log } from "../../../../src/platform/log";
import type { SignedIn } from "../../../../src/session/sessionState";
import type { TokenRequest } from "../../../../src/tokens/key/tokenRequest";
import type { Fate } from "../../../../src/tokens/minting/mintOutcome";
import type { FromNewTokenPage, ToNewTokenPage } from "../../../../src/webviews/newToken/contract";
import type { NewTokenServices } from "../../../../src/webviews/newToken/newTokenServices";
import { openNewToken } from "../../../../src/webviews/newToken/openNewToken";
import { Panels } from "../../../../src/webviews/panels";
import { type Coderd, startCoderd } from "../../../coderd";
import { until } from "../../../host/until";
import { memoryLog, MemoryMemento } from "../../../support/memory";
import { signedInAt } from "../../../support/signedIn";
import { host, pressing, useVscode } from "../../../support/vscode/host";

type Message<Type extends ToNewTokenPage["type"]> = Extract<ToNewTokenPage, { type: Type }>;

describe("the host of the New Token form", () => {
  useVscode();

  let coderd: Coderd;
  let session: SignedIn;
  let memento: MemoryMemento;
  /** What was to be made, and what each of them waits for. */
  let minted: TokenRequest[];
  let finish: (() => void) | undefined;
  let fate: Fate | undefined;
  let looked: string[];

  beforeEach(async () => {
    fate = undefined;
    looked = [];
    coderd = await startCoderd({ seed: "demo" });
    session = await signedInAt(coderd, "olive");
    memento = new MemoryMemento();
    minted = [];
  });
  afterEach(async () => {
    session.client.dispose();
    await coderd.stop();
  });

  function open(start?: NewTokenStart): void {
    const log: Log = memoryLog();
    const mintAndDeliver = async ({ request }: Making) => {
      minted.push(request);
      await new Promise<void>((resolve) => (finish = resolve));
      throw new Error("refused");
    };
    const services = {
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      sessions: { all: [session], onDidChange: () => ({ dispose: () => undefined }) },
      mintAndDeliver,
      drafts: new Drafts(memento),
      interrupted: (_session: SignedIn, name: string) => {
        looked.push(name);
        return Promise.resolve(fate);
      },
    } as unknown as NewTokenServices;
    openNewToken({ ...services, panels: new Panels() })(session, start);
  }
  const page = () => host.webviews.at(-1) ?? assert.fail("no form is open");
  const sent = () => page().sent as ToNewTokenPage[];
  function send(message: FromNewTokenPage): void {
    page().send(message);
  }
  /** The next message of a type, after the `after` first ones. */
  async function next<Type extends ToNewTokenPage["type"]>(type: Type, after = 0): Promise<Message<Type>> {
    return until(
      () =>
        sent()
          .slice(after)
          .find((message): message is Message<Type> => message.type === type),
      () =>
        `The host did not send "${type}" but ${sent()
          .map((message) => message.type)
          .join(", ")}`,
      5000,
    );
  }
  /** Opens the form with a draft and gives what it begins with. */
  async function begun(draft: Draft): Promise<Message<"begin">> {
    open();
    send({ type: "ready", draft });
    const begin = await next("begin");
    await next("checked");
    return begin;
  }
  const good: Draft = { name: "mine", lifetime: "7d", scopes: ["file:read"], reach: "all", allowList: [] };
  const scopes = () => minted.map(({ grant }) => grant.scopes);
  const bob = () => ({ id: coderd.user("bob").id, username: "bob" });
  async function change(draft: Draft, turn = 1): Promise<Message<"checked">> {
    const before = sent().length;
    send({ type: "changed", draft, turn });
    return next("checked", before);
  }
  /** Long enough for whatever would come next; what must not happen shows itself within it. */
  async function settled(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  it("creates what it checked and showed", async () => {
    await begun(good);
    send({ type: "submit", draft: good });
    await next("creating");
    assert.deepEqual(
      minted.map(({ name }) => name),
      ["mine"],
    );
  });

  it("creates nothing that it did not show the check of, and shows that then", async () => {
    await begun(good);
    const broader = { ...good, scopes: ["file:read", "file:create"] };
    send({ type: "submit", draft: broader });
    await settled();
    assert.deepEqual(scopes(), []);
    send({ type: "submit", draft: broader });
    await next("creating");
    assert.deepEqual(scopes(), [broader.scopes]);
  });

  it("answers in their order the first choices in an empty form, before which it knows nothing of grants", async () => {
    open();
    send({ type: "ready" });
    const { draft } = await next("begin");
    assert.deepEqual((await next("checked")).check.summary, []);
    const chosen = { ...draft, name: "mine", scopes: ["file:read"] };
    send({ type: "changed", draft: chosen, turn: 1 });
    send({ type: "changed", draft, turn: 2 });
    send({ type: "changed", draft: chosen, turn: 3 });
    const last = await until(
      () => sent().find((message) => message.type === "checked" && message.check.turn === 3),
      () => "It did not check the last choice.",
      5000,
    );
    const turns = sent().flatMap((message) => (message.type === "checked" ? [message.check.turn] : []));
    assert.deepEqual([...new Set(turns)], [0, 1, 2, 3]);
    assert.ok(last.type === "checked" && last.check.canSubmit && last.check.picture !== undefined);
    assert.notDeepEqual(last.check.summary, []);
  });

  it("rotates with the very grant that the old token has, says so, and asks nothing more", async () => {
    const grant = { scopes: ["coder:all"], allowList: [] };
    const expiresAt = new Date(Date.now() + 30 * 86_400_000);
    open({
      id: "rotate",
      from: { owner: undefined, name: "deploy-2", grant, lifetimeSeconds: 86_400 },
      replaces: {
        how: "rotate",
        tokenId: "AAAAAAAAAA",
        name: "deploy",
        nameInFull: "deploy",
        expiresAt,
        canExpire: true,
        longerBefore: undefined,
      },
    });
    assert.equal(page().title, "Rotate deploy");
    send({ type: "ready" });
    const { setup, draft } = await next("begin");
    assert.equal(setup.succession?.usualEnding, "86400");
    const { check } = await next("checked");
    assert.deepEqual([check.changes, check.findings], [{ added: [], removed: [] }, []]);
    send({ type: "submit", draft: { ...draft, scopes: ["file:read"], ending: "unused" } });
    await settled();
    send({ type: "submit", draft: { ...draft, scopes: ["file:read"], ending: "unused" } });
    await next("creating");
    assert.deepEqual(minted[0]?.grant, grant, "a page can't change it");
    assert.deepEqual(minted[0].replaces, {
      tokenId: "AAAAAAAAAA",
      name: "deploy",
      ending: { kind: "unused" },
    });
    assert.deepEqual(host.shown, []);
  });

  it("creates nothing while a text stands in a field", async () => {
    await begun(good);
    const typed = { ...good, typed: { owner: "bob" } };
    const { check } = await change(typed);
    assert.equal(check.canSubmit, false);
    send({ type: "submit", draft: typed });
    await settled();
    assert.deepEqual(minted, []);
  });

  it("says better what is wrong with a text once it was looked for", async () => {
    await begun(good);
    const typed = { ...good, typed: { owner: "nobody-at-all" } };
    const { check } = await change(typed);
    assert.match(check.problems.owner ?? "", /isn't chosen yet/);
    send({ type: "find", search: 1, kind: "user", text: "nobody-at-all" });
    await until(
      () =>
        sent().some(
          (message) =>
            message.type === "checked" &&
            message.check.turn === 1 &&
            message.check.problems.owner === 'There\'s no user named "nobody-at-all".',
        ) || undefined,
      () => "It does not say that there is no such user.",
      5000,
    );
  });

  it("says that a draft was left earlier, and begins anew when the person wants that", async () => {
    await begun(good);
    assert.equal((await next("begin")).isRestored, false, "the page itself had it");
    open();
    send({ type: "ready" });
    const { draft, isRestored } = await next("begin");
    assert.deepEqual([draft.name, isRestored], ["mine", true]);
    const before = sent().length;
    send({ type: "startOver" });
    const anew = await next("begin", before);
    assert.deepEqual([anew.draft.name, anew.draft.scopes, anew.isRestored], ["", [], false]);
    open();
    send({ type: "ready" });
    assert.equal((await next("begin")).isRestored, false, "nothing is left of it");
  });

  it("suggests a free name for a recipe and what it is for, and leaves one that was written", async () => {
    const olive = { ...good, name: "" };
    await begun(olive);
    coderd.createWorkspace("olive", "docker", { name: "deploy-box" });
    send({ type: "find", search: 1, kind: "workspace", text: "deploy-box" });
    await next("found");
    const workspace = [coderd.workspace("deploy-box").id];
    const ask = async (draft: Draft, start: string, choices = {}) => {
      const before = sent().length;
      send({ type: "startFrom", draft, turn: 1, start, choices });
      return (await next("draft", before)).draft;
    };
    const first = await ask(olive, "recipe:start-stop");
    assert.equal(first.name, "start-stop");
    const second = await ask(first, "recipe:start-stop", { workspace });
    assert.equal(second.name, "start-stop-deploy-box");
    assert.equal((await ask(second, "custom")).name, "start-stop-deploy-box");
    const written = await ask({ ...second, name: "mine" }, "recipe:ssh", { workspace });
    assert.equal(written.name, "mine");
  });

  it("fills the form anew for another owner, with what was listed of the one before", async () => {
    await begun(good);
    const own = { ...good, reach: "only" as const, allowList: [`user:${session.record.userId}`, "file:*"] };
    await change(own);
    const before = sent().length;
    send({ type: "changed", draft: { ...own, owner: bob() }, turn: 2 });
    const { draft } = await next("begin", before);
    assert.deepEqual(draft.allowList, [`user:${bob().id}`, "file:*"]);
    await next("checked", before);
    send({ type: "submit", draft });
    await next("creating");
    assert.deepEqual(minted[0]?.owner, bob());
  });

  it("drops a text for the owner where nobody can choose one, and no other", async () => {
    session.client.dispose();
    session = await signedInAt(coderd, "alice");
    const { draft } = await begun({ ...good, typed: { owner: "bob", entry: "x" } });
    assert.deepEqual(draft.typed, { entry: "x" });
  });

  it("keeps a text for the owner where one can be chosen, also over a window that closed", async () => {
    await begun({ ...good, typed: { owner: "bob" } });
    open();
    send({ type: "ready" });
    const { draft } = await next("begin");
    assert.deepEqual(draft.typed, { owner: "bob" });
  });

  it("makes it the person's own, without what was typed, when they press that", async () => {
    coderd.faults.add({ path: `/api/v2/users/${bob().id}/**` }, { kind: "reset", when: "before" });
    open();
    send({ type: "ready", draft: { ...good, owner: bob(), typed: { owner: "bo" } } });
    const { steps } = await next("failed");
    send({ type: "runStep", step: steps.indexOf("Create for Yourself") });
    const { draft } = await next("begin");
    assert.deepEqual([draft.owner, draft.typed], [undefined, undefined]);
  });

  it("adds what an address names, in place of the text", async () => {
    await begun(good);
    const only = { ...good, reach: "only" as const, allowList: ["file:*"], typed: { entry: "@alice/alpha" } };
    const { check } = await change(only, 3);
    assert.equal(check.problems.allowList, 'Looking up "@alice/alpha".');
    const before = sent().length;
    send({ type: "addLinked", draft: only, turn: 3 });
    const { draft, turn } = await next("draft", before);
    assert.deepEqual(
      [draft.allowList, draft.typed, turn],
      [["file:*", `workspace:${coderd.workspace("alpha").id}`], undefined, 3],
    );
    const again = await next("checked", before);
    assert.equal(again.check.canSubmit, true);
  });

  it("says why nothing came of an address, whether it is wrong or cannot be asked for", async () => {
    await begun(good);
    for (const [entry, said] of [
      ["@alice/alfa", /^There's no workspace named "alice\/alfa"\.$/],
      ["@alice/beta", /127\.0\.0\.1/],
    ] as const) {
      if (entry === "@alice/beta")
        coderd.faults.add({ path: "/api/v2/users/**" }, { kind: "reset", when: "before" });

      const only = { ...good, reach: "only" as const, allowList: ["file:*"], typed: { entry } };
      await change(only, 3);
      send({ type: "addLinked", draft: only, turn: 3 });
      const { check } = await until(
        () => {
          const last = sent().findLast((message) => message.type === "checked");
          return (last?.check.problems.allowList ?? "").startsWith("Looking up") ? undefined : last;
        },
        () => "It says nothing but that it looks.",
        5000,
      );
      assert.match(check.problems.allowList ?? "", said);
      assert.equal(check.canSubmit, false);
    }
  });

  it("offers the longest lifetime that is allowed, once, and says what cannot be kept there", async () => {
    const { setup } = await begun(good);
    assert.deepEqual(setup.presets.map(({ text, label }) => [text, label]).slice(-2), [
      ["1d", "1 day"],
      ["7d", "7 days (maximum)"],
    ]);
    assert.deepEqual(setup.withheld, []);
    await coderd.stop();
    session.client.dispose();
    coderd = await startCoderd({ seed: "demo", profile: "2.31.0" });
    session = await signedInAt(coderd, "alice");
    const old = (await begun(good)).setup;
    assert.equal(old.presets.at(-1)?.label, "Maximum");
    const titles = old.withheld.map(({ title }) => title);
    assert.ok(titles.includes("Start and stop a workspace"), titles.join());
    assert.ok(old.withheld.every(({ reason }) => reason !== ""));
    const offered = old.recipes.flatMap((group) => group.recipes.map(({ title }) => title));
    assert.deepEqual(
      titles.filter((title) => offered.includes(title)),
      [],
    );
  });

  it("holds the form while the person is asked elsewhere, and lets it go when they do not want it", async () => {
    const all = { ...good, scopes: ["coder:all"] };
    await begun(all);
    send({ type: "submit", draft: all });
    await next("declined");
    const said = sent().map(({ type }) => type);
    assert.ok(said.includes("asking") && said.indexOf("asking") < said.indexOf("declined"));
    assert.equal(host.shown.filter(({ isModal }) => isModal).length, 1);
    assert.deepEqual(minted, []);
    host.answer = pressing("Create Token");
    send({ type: "submit", draft: all });
    await next("creating");
    assert.equal(minted.length, 1);
  });

  it("says again that it is creating when the page is shown anew meanwhile, and creates it once", async () => {
    await begun(good);
    send({ type: "submit", draft: good });
    await next("creating");
    const before = sent().length;
    send({ type: "ready", draft: good });
    await next("creating", before);
    send({ type: "submit", draft: good });
    await settled();
    assert.equal(minted.length, 1);
    finish?.();
    await next("failed", before);
    const after = sent().length;
    send({ type: "ready", draft: good });
    await next("checked", after);
    await settled();
    assert.equal(
      sent()
        .slice(after)
        .map(({ type }) => type)
        .includes("creating"),
      false,
    );
  });

  it("says what became of a token that it was creating when the extension host died", async () => {
    for (const [became, sentence] of [
      [{ kind: "absent" }, /it isn't listed yet/],
      [{ kind: "unknown", error: undefined }, /It may exist/],
    ] as const) {
      fate = became;
      await begun({ ...good, name: " mine " });
      const failed = await next("failed");
      assert.match(failed.sentence, sentence);
      assert.equal(looked.at(-1), "mine");
      send({ type: "runStep", step: failed.steps.indexOf("Create Again") });
      await next("creating");
      finish?.();
    }
    assert.equal(minted.length, 2);
  });

  it("leaves it to the reminder to tell of one that exists, and says nothing while it creates one", async () => {
    fate = { kind: "orphan", key: {} as never };
    await begun(good);
    await settled();
    fate = { kind: "absent" };
    send({ type: "submit", draft: good });
    await next("creating");
    send({ type: "ready", draft: good });
    await settled();
    assert.ok(!sent().some(({ type }) => type === "failed"));
  });

  it("answers for a sign of life", async () => {
    await begun(good);
    send({ type: "alive" });
    await next("alive");
  });

  it("runs no command for the page but the one that opens the form", async () => {
    await begun(good);
    assert.deepEqual(page().options.enableCommandUris, ["coderAccess.tokens.createToken"]);
  });
});
