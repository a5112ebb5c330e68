import assert from "node:assert/strict";
import { Cancelled, Explained } from "../../../../src/platform/errors";
import { createQuickly } from "../../../../src/views/quickForm/createQuickly";
import { until } from "../../../host/until";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commands/commandSupport";
import { choose, field, list, questions, type } from "./quickSupport";

const creating = { method: "POST", path: "/api/v2/users/*/keys/tokens" };

describe("creating a token in quick picks", () => {
  useVscode();
  let window: CommandWindow;
  beforeEach(async () => (window = await openCommandWindow()));
  afterEach(async () => {
    for (const asked of [...host.picks, ...host.inputs]) asked.hide();
    await window.close();
  });

  function create(): Promise<void> {
    const { session, mintAndDeliver, records } = window;
    const created = createQuickly({ log: records.log, mintAndDeliver }, session);
    created.catch(() => undefined);
    return created;
  }
  /** Answers everything but the last question. */
  async function answer(name: string, scope = "workspace:read"): Promise<void> {
    await choose(questions.start, "Choose scopes");
    await choose(questions.scopes, scope);
    await choose(questions.reach, "All resources you can access");
    await type(questions.lifetime, "12h");
    await type(questions.name, name);
    await list(questions.review);
  }
  const sent = () =>
    window.coderd.log.find(creating).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
  const namesSent = () => sent().map((body) => body["token_name"]);
  const delivered = () => window.delivered.map(({ name }) => name);

  it("sends what was filled in, once, and hands the secret over", async () => {
    const created = create();
    await answer("quick");
    assert.deepEqual(sent(), []);
    await choose(questions.review, "Create quick");
    await created;
    const [body, ...more] = sent();
    assert.deepEqual(more, []);
    assert.deepEqual(
      [body?.["token_name"], body?.["scopes"], body?.["lifetime"]],
      ["quick", ["workspace:read"], 12 * 3_600 * 1e9],
    );
    assert.deepEqual(delivered(), ["quick"]);
    const key = window.coderd.store.keys.get(window.delivered[0]?.tokenId ?? "");
    assert.equal(key?.tokenName, "quick");
    assert.deepEqual(host.messages, []);
  });

  it("sends nothing when the person leaves, at the first question or at the last", async () => {
    const left = create();
    (await list(questions.start)).hide();
    await assert.rejects(left, Cancelled);
    const later = create();
    await answer("quick");
    (await list(questions.review)).hide();
    await assert.rejects(later, Cancelled);
    assert.deepEqual([sent(), delivered()], [[], []]);
  });

  it("asks once more before a token with full access, and makes it only with a yes", async () => {
    const declined = create();
    await answer("all", "coder:all");
    await choose(questions.review, "Create all");
    await declined;
    assert.deepEqual(
      host.shown.map(({ message, isModal }) => [message, isModal]),
      [['Create "all" with full access?', true]],
    );
    assert.deepEqual(sent(), []);
    host.answer = pressing("Create Token");
    const agreed = create();
    await answer("all", "coder:all");
    await choose(questions.review, "Create all");
    await agreed;
    assert.deepEqual([namesSent(), delivered()], [["all"], ["all"]]);
  });

  it("asks for the name again when it was taken meanwhile, with a free one, and keeps everything else", async () => {
    const created = create();
    await answer("quick");
    window.coderd.createToken("alice", { name: "quick" });
    await choose(questions.review, "Create quick");
    const name = await field(questions.name);
    assert.deepEqual([name.value, name.buttons], ["quick-2", []]);
    name.type("quick");
    assert.match(JSON.stringify(name.validationMessage), /This name is already used/);
    name.type("quick-3");
    name.accept();
    await choose(questions.review, "Create quick-3");
    await created;
    assert.deepEqual(namesSent(), ["quick", "quick-3"]);
    const [first, second] = sent();
    assert.deepEqual({ ...second, token_name: "quick" }, first);
    assert.deepEqual(delivered(), ["quick-3"]);
  });

  it("fails as the deployment refuses, and hands nothing over", async () => {
    window.coderd.faults.add(creating, {
      kind: "answer",
      status: 400,
      body: { message: "No tokens today.", validations: [] },
    });
    const created = create();
    await answer("quick");
    await choose(questions.review, "Create quick");
    await assert.rejects(created, { name: "Rejected", message: /No tokens today/ });
    assert.deepEqual([namesSent(), delivered()], [["quick"], []]);
  });

  it("says what became of a token whose answer was lost, and goes on from the name when it is to be made again", async () => {
    window.coderd.faults.add({ ...creating, times: 1 }, { kind: "reset", when: "before" });
    const created = create();
    await answer("quick");
    await choose(questions.review, "Create quick");
    const failure = await created.then(
      () => assert.fail("it was made"),
      (error: unknown) => error,
    );
    assert.ok(failure instanceof Explained);
    assert.match(failure.message, /didn't confirm that the token was created/);
    const again = failure.steps.find(({ title }) => title === "Create Again") ?? assert.fail("no step");
    const done = Promise.resolve(again.run());
    await type(questions.name);
    await choose(questions.review, "Create quick");
    await done;
    assert.deepEqual(delivered(), ["quick"]);
  });

  it("asks nothing and sends nothing for a session that may not create tokens", async () => {
    window.coderd.faults.add(
      { path: "/api/v2/authcheck" },
      { kind: "lie", change: () => ({ mint: false, mayChoose: false }) },
    );
    await assert.rejects(create(), { name: "Explained", message: /isn't allowed to create tokens/ });
    assert.deepEqual([host.picks, host.inputs, sent()], [[], [], []]);
  });

  it("can be stopped while the deployment does not answer, and asks nothing then", async () => {
    window.coderd.faults.add({ path: "/api/v2/users/*/keys/tokens/tokenconfig" }, { kind: "hang" });
    const created = create();
    const progress = await until(
      () => host.progress[0],
      () => "nothing says that it takes long",
      5_000,
    );
    assert.equal(progress.options.title, `Loading options from ${window.session.deployment.host}`);
    assert.equal(progress.options.cancellable, true);
    progress.cancel();
    await assert.rejects(created, Cancelled);
    await new Promise(setImmediate);
    assert.deepEqual([host.picks, host.inputs], [[], []]);
  });
});
