import assert from "node:assert/strict";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually } from "./support/eventually";
import { type GivenSession, Neighbour, type Told } from "./support/neighbour";
import { signInAs } from "./support/signInAs";
import { stepByStep } from "./support/stepByStep";
import { written } from "./support/storage";
import { useWorkbench } from "./support/useWorkbench";

const tokens = "/api/v2/users/me/keys/tokens";

/** What a minute's look of the product and a busy machine take, in ms. */
const aMinute = 75_000;

describe("another extension that asks VS Code for a Coder session", function () {
  stepByStep();

  let coderd: Coderd;
  const neighbour = new Neighbour();
  before(async () => {
    coderd = await startCoderd();
  });
  after(async () => {
    await coderd.stop();
    neighbour.remove();
  });
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url, ...neighbour.env },
    beside: [neighbour.extension],
  }));

  const host = () => `127.0.0.1:${coderd.port}`;
  const narrow = () => [
    ...["workspace:read", "template:read"],
    ...[`allow:workspace:${coderd.workspace("alpha").id}`, "allow:template:*"],
  ];
  const asked = () =>
    coderd.log
      .find({ method: "POST", path: tokens })
      .map(({ body }) => JSON.parse(body) as { scopes: string[]; allow_list: string[] });
  const leases = () => coderd.store.keys.all().filter(({ tokenName }) => tokenName.startsWith("lease: "));
  const isQuestionOpen = () => opened().workbench.dialog.box.isVisible();

  /** Asks as an extension does that needs a session, and lets VS Code's own question through. */
  const ask = async (list: readonly string[]): Promise<{ answer: Promise<Told<GivenSession>> }> => {
    const { dialog } = opened().workbench;
    coderd.log.clear();
    const answer = neighbour.session(list, { createIfNone: true });
    // VS Code has a question without details where the details of others are.
    assert.equal(await dialog.detail(), "The extension 'Neighbour' wants to sign in using Coder.");
    await dialog.choose("Allow");
    return { answer };
  };
  const status = async (token: string, path: string, method = "GET", body?: object) => {
    const answer = await fetch(`${coderd.url}/api/v2${path}`, {
      method,
      headers: { "Coder-Session-Token": token },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return answer.status;
  };
  let remembered = "";

  it("gets a token for exactly what it named, after a question in words", async () => {
    const { workbench } = opened();
    await signInAs(workbench, coderd, "alice");
    const { answer } = await ask(narrow());
    assert.equal(await workbench.dialog.message(), `Give the extension a token for ${host()} as alice?`);
    const detail = await workbench.dialog.detail();
    assert.match(detail, /Can't create tokens\./);
    assert.match(detail, /Access to: .*workspace alpha/);
    assert.deepEqual(asked(), []);
    await workbench.dialog.choose("Give and Remember");
    const { value: session } = await answer;
    assert.ok(session);
    assert.deepEqual(session.scopes, narrow());
    assert.equal(session.account.label, `alice (${host()}), tokens of extensions`);
    const [post, ...others] = asked();
    assert.deepEqual(others, []);
    assert.deepEqual(post?.scopes, ["template:read", "workspace:read"]);
    assert.deepEqual([...post.allow_list].sort(), [
      "template:*",
      `workspace:${coderd.workspace("alpha").id}`,
    ]);
    remembered = session.accessToken;
    const alpha = `/workspaces/${coderd.workspace("alpha").id}`;
    assert.equal(await status(remembered, alpha), 200);
    assert.equal(await status(remembered, `/workspaces/${coderd.workspace("beta").id}`), 404);
    assert.ok((await status(remembered, `${alpha}/builds`, "POST", { transition: "stop" })) >= 400);
    assert.ok((await status(remembered, "/users/me/keys/tokens", "POST", { token_name: "more" })) >= 400);
  });

  it("gets the same one again, in any order, without a question", async () => {
    coderd.log.clear();
    const again = await neighbour.session(narrow().reverse(), { createIfNone: true });
    assert.equal(again.value?.accessToken, remembered);
    assert.deepEqual(asked(), []);
    assert.equal(await isQuestionOpen(), false);
  });

  it("gets full access only by its name, and only after a second yes", async () => {
    const { workbench } = opened();
    const { dialog } = workbench;
    const { answer } = await ask(["coder:all"]);
    assert.deepEqual((await dialog.buttons()).toSorted(), ["Cancel", "Give Token"]);
    await dialog.choose("Give Token");
    assert.equal(await dialog.message(), `Give the extension full access to ${host()}?`);
    assert.deepEqual(asked(), []);
    await dialog.choose("Give Full Access");
    const { value: session } = await answer;
    assert.deepEqual(
      asked().map(({ scopes }) => scopes),
      [["coder:all"]],
    );
    assert.equal(await status(session?.accessToken ?? "", "/users/me/keys/tokens"), 200);
  });

  it("is asked about each time for full access, and gets none if the second answer is no", async () => {
    const { workbench } = opened();
    const { answer } = await ask(["coder:all"]);
    await workbench.dialog.choose("Give Token");
    await workbench.dialog.choose("Cancel");
    assert.match((await answer).error ?? "", /coder:all/);
    assert.deepEqual(asked(), []);
  });

  it("hears which access the person has refused", async () => {
    const { workbench } = opened();
    const { answer } = await ask(["workspace:read", "workspace:stop"]);
    await workbench.dialog.choose("Cancel");
    assert.match((await answer).error ?? "", /workspace:read.*workspace:stop/);
    assert.deepEqual(asked(), []);
  });

  it("hears which name the deployment doesn't know, and nobody is asked about the rest", async () => {
    const { answer } = await ask(["workspace:read", "workspace:teleport"]);
    assert.match((await answer).error ?? "", /workspace:teleport/);
    assert.equal(await isQuestionOpen(), false);
    assert.deepEqual(asked(), []);
  });

  it("gets only the person's identity if it names nothing", async () => {
    const { workbench } = opened();
    const { answer } = await ask([]);
    await workbench.dialog.choose("Give Token");
    const { value: session } = await answer;
    assert.deepEqual(
      asked().map(({ scopes, allow_list }) => [scopes, allow_list]),
      [[["user:read"], [`user:${coderd.user("alice").id}`]]],
    );
    assert.equal(await status(session?.accessToken ?? "", "/users/me"), 200);
    const alpha = `/workspaces/${coderd.workspace("alpha").id}`;
    assert.equal(await status(session?.accessToken ?? "", alpha), 404);
  });

  it("gets what is remembered again after a restart, without a question, and nothing else", async () => {
    const { workbench } = opened();
    await written(workbench, "secrets.provider");
    const before = leases().map(({ id }) => id);
    coderd.log.clear();
    await workbench.reload();
    const again = await neighbour.session(narrow(), { createIfNone: true });
    assert.equal(again.error, undefined);
    assert.notEqual(again.value?.accessToken, remembered);
    assert.equal(await isQuestionOpen(), false);
    assert.deepEqual(
      asked().map(({ scopes }) => scopes),
      [["template:read", "workspace:read"]],
    );
    const full = await neighbour.session(["coder:all"], { silent: true });
    assert.deepEqual(full, {});
    await eventually(() => {
      const left = leases().map(({ id }) => id);
      assert.deepEqual(
        before.filter((id) => left.includes(id)),
        [],
      );
    }, aMinute);
    assert.equal(leases().length, 1);
  });
}).timeout(120_000);
