import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { providerId } from "../../../src/lending/authenticationProvider";
import { type Coderd, type CoderdOptions, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import { MemorySecrets } from "../../support/memory";
import { storedSession } from "../../support/storedSession";
import { type StartedExtension, startExtension } from "../../support/vscode/extension";
import { host, type Shown, useVscode } from "../../support/vscode/host";

const tokensPath = "/api/v2/users/me/keys/tokens";

/** What an extension gets from Coder, as it gets it from VS Code: after VS Code's own question. */
describe("an extension that asks for a session", () => {
  useVscode();

  let coderd: Coderd;
  let extension: StartedExtension;
  let secrets: MemorySecrets;
  let session: string;
  let workspace: string;

  const storeSession = () => {
    session = coderd.sessionKeyFor("alice");
    secrets.values.set(`session:${coderd.url}`, storedSession(coderd, session));
  };
  const start = async (profile?: CoderdOptions["profile"]) => {
    coderd = await startCoderd(profile === undefined ? {} : { profile });
    secrets = new MemorySecrets();
    storeSession();
    extension = startExtension({ secrets });
    workspace = coderd.workspace("alpha").id;
  };
  afterEach(async () => {
    extension.remove();
    await coderd.stop();
  });

  const provider = () => host.providers.get(providerId) ?? assert.fail("no provider");
  const find = (list?: readonly string[], options = {}) =>
    provider().getSessions(list, options) as Promise<vscode.AuthenticationSession[]>;
  const create = (list: readonly string[], options = {}) =>
    provider().createSession(list, options) as Promise<vscode.AuthenticationSession>;
  const answering =
    (...answers: (string | undefined)[]) =>
    ({ isModal }: Shown) =>
      isModal ? answers.shift() : undefined;
  const narrow = () => [
    "workspace:read",
    "template:read",
    `allow:workspace:${workspace}`,
    "allow:template:*",
  ];
  const requests = () =>
    coderd.log.entries.filter(({ method, path }) => method === "POST" && path === tokensPath);
  const keyOf = ({ accessToken }: vscode.AuthenticationSession) =>
    coderd.store.keys.get(accessToken.slice(0, 10));

  it("gets a token with exactly what it named, after a question in words, and never the session", async () => {
    await start();
    host.answer = answering("Give Token");
    const given = await create(narrow());
    const [question] = host.shown;
    assert.match(question?.message ?? "", /Give the extension a token for 127\.0\.0\.1:\d+ as alice\?/);
    assert.match(question?.detail ?? "", /workspace alpha/);
    assert.match(question?.detail ?? "", /Can't create tokens\./);
    assert.match(question?.detail ?? "", /expires in 8 hours/);
    assert.deepEqual(question?.choices, ["Give Token", "Give and Remember"]);

    const [sent] = requests();
    assert.equal(requests().length, 1);
    const body = JSON.parse(sent?.body ?? "") as {
      scopes: string[];
      allow_list: unknown[];
      lifetime: number;
      token_name: string;
    };
    assert.deepEqual(body.scopes, ["template:read", "workspace:read"]);
    assert.deepEqual(
      JSON.stringify(body.allow_list)
        .match(/[0-9a-f-]{36}|\*/g)
        ?.sort(),
      ["*", workspace].sort(),
    );
    assert.equal(body.lifetime, 8 * 3600 * 1e9);
    assert.match(body.token_name, /^lease: extension, /);
    assert.notEqual(given.accessToken, session);
    assert.deepEqual(given.scopes, narrow());
    assert.match(given.account.label, /^alice \(127\.0\.0\.1:\d+\), tokens of extensions$/);
  });

  it("gets the same one for the same list in any order while it lives, and asks nobody again", async () => {
    await start();
    host.answer = answering("Give Token");
    const first = await create(narrow());
    const [again] = await find(narrow().reverse());
    assert.equal(again?.accessToken, first.accessToken);
    assert.equal((await create(narrow())).accessToken, first.accessToken);
    assert.equal(requests().length, 1);
    assert.equal(host.shown.length, 1);
    assert.deepEqual(await find(["workspace:read"]), []);
  });

  it("asks once for two requests at a time", async () => {
    await start();
    host.answer = answering("Give Token");
    const both = await Promise.all([create(narrow()), create(narrow())]);
    assert.equal(both[0].accessToken, both[1].accessToken);
    assert.equal(host.shown.length, 1);
    assert.equal(requests().length, 1);
  });

  it("gets nothing when the person says no but the name of what that was, and nothing is created", async () => {
    await start();
    host.answer = answering(undefined);
    await assert.rejects(create(narrow()), {
      name: "Cancelled",
      message: `Access declined: ${narrow().join(", ")}.`,
    });
    assert.equal(requests().length, 0);
    assert.deepEqual(await find(narrow()), []);
  });

  it("gets it again after a restart without a question, where the yes was remembered", async () => {
    await start();
    host.answer = answering("Give and Remember");
    const first = await create(narrow());
    extension.close();
    extension = startExtension({ ...extension, secrets });
    host.answer = () => assert.fail("nobody is asked");
    const [second] = await find(narrow());
    assert.ok(second);
    assert.notEqual(second.accessToken, first.accessToken);
    assert.equal(requests().length, 2);
    assert.deepEqual(await find([...narrow(), "workspace:start"]), [], "a broader list is another one");
    const stored = JSON.stringify(
      [...extension.globalState.keys()].map((key) => extension.globalState.get(key)),
    );
    for (const secret of [first, second]) assert.ok(!stored.includes(secret.accessToken.slice(11)));
  });

  it("gets nothing unasked after the account of the leases was removed, which ends them", async () => {
    await start();
    host.answer = answering("Give and Remember");
    const first = await create(narrow());
    const told: string[] = [];
    provider().onDidChangeSessions(({ removed }) => told.push(...(removed ?? []).map(({ id }) => id)));
    for (const { id, account } of await find())
      if (account.id === first.account.id) await provider().removeSession(id);
    assert.deepEqual(told, [first.id]);
    assert.equal(keyOf(first), undefined);
    assert.deepEqual(await find(narrow()), []);
    assert.equal((await find()).length, 1, "the person is signed in still");
  });

  it("gets who the person is, and no more, for an empty list", async () => {
    await start();
    host.answer = answering("Give Token");
    const given = await create([]);
    assert.deepEqual(given.scopes, []);
    const body = JSON.parse(requests()[0]?.body ?? "") as { scopes: string[] };
    assert.deepEqual(body.scopes, ["user:read"]);
    const answer = await fetch(`${coderd.url}/api/v2/users/me`, {
      headers: { "Coder-Session-Token": given.accessToken },
    });
    assert.equal(((await answer.json()) as { username: string }).username, "alice");
  });

  it("gets full access only by its name and after two answers, each time", async () => {
    await start();
    host.answer = answering("Give Token", "Give Full Access");
    const first = await create(["coder:all"]);
    assert.deepEqual(host.shown[0]?.choices, ["Give Token"], "it cannot be remembered");
    assert.match(host.shown[1]?.message ?? "", /full access/);
    assert.deepEqual(await find(["coder:all"]), [], "nobody else gets it unasked");
    host.answer = answering("Give Token", undefined);
    await assert.rejects(create(["coder:all"]), { message: "Access declined: coder:all." });
    host.answer = answering("Give Token", "Give Full Access");
    assert.equal((await create(["coder:all"])).accessToken, first.accessToken);
    assert.equal(requests().length, 1);
  });

  it("is asked about twice for what could create tokens", async () => {
    await start();
    host.answer = answering("Give Token", undefined);
    await assert.rejects(create(["user:read", "api_key:create"]), { name: "Cancelled" });
    assert.match(host.shown[1]?.detail ?? "", /create more tokens/);
    assert.equal(requests().length, 0);
  });

  it("is told which name is wrong, and the person is not asked", async () => {
    await start();
    await assert.rejects(create(["workspace:reed"]), /workspace:reed/);
    await assert.rejects(create(["workspace:read", "allow:workspace:alpha"]), /alpha/);
    assert.equal(host.shown.length, 0);
    assert.equal(requests().length, 0);
  });

  it("gets nothing but full access where tokens cannot be limited", async () => {
    await start("2.27");
    await assert.rejects(create(["workspace:read"]), /older than Coder v2\.28/);
    host.answer = answering("Give Token", "Give Full Access");
    const given = await create(["coder:all"]);
    assert.ok(keyOf(given));
    assert.notEqual(given.accessToken, session);
  });

  it("has nothing left when the person signs out", async () => {
    await start();
    host.answer = answering("Give and Remember", "Sign Out");
    const given = await create(narrow());
    await extension.run("coderAccess.session.signOut");
    await until(
      () => (keyOf(given) === undefined ? true : undefined),
      () => "the lease is still there",
    );
    assert.deepEqual(await find(narrow()), []);
    assert.deepEqual(await find(), []);
  });

  it("asks again after signing out, though the yes was remembered", async () => {
    await start();
    host.answer = answering("Give and Remember", "Sign Out");
    await create(narrow());
    await extension.run("coderAccess.session.signOut");
    extension.close();
    storeSession();
    extension = startExtension({ ...extension, secrets });
    const before = requests().length;
    assert.deepEqual(await find(narrow()), []);
    assert.equal(requests().length, before);
  });

  it("can't flood the person: one question at a time, and none for a while after three times no", async () => {
    await start();
    let open = 0;
    let most = 0;
    host.answer = async ({ isModal }) => {
      if (!isModal) return undefined;
      most = Math.max(most, ++open);
      await new Promise(setImmediate);
      open--;
      return undefined;
    };
    const lists = ["start", "stop", "ssh", "update", "delete"].map((action) => [`workspace:${action}`]);
    const asked = await Promise.allSettled(lists.map((list) => create(list)));
    assert.ok(asked.every(({ status }) => status === "rejected"));
    assert.equal(most, 1);
    assert.equal(host.shown.filter(({ isModal }) => isModal).length, 3);
    await assert.rejects(create(["workspace:read"]), /declined several requests in a row/);
    assert.equal(requests().length, 0);
  });

  it("is asked about anew for more than the person has said yes to", async () => {
    await start();
    host.answer = answering("Give and Remember", undefined);
    await create(narrow());
    await assert.rejects(create([...narrow(), "workspace:start"]), { name: "Cancelled" });
    assert.equal(host.shown.filter(({ isModal }) => isModal).length, 2);
    assert.equal(requests().length, 1);
  });
});
