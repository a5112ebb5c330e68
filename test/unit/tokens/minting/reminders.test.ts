import assert from "node:assert/strict";
import { askCatalog } from "../../../../src/tokens/key/askCatalog";
import { MintReminders } from "../../../../src/tokens/remindOfMints";
import { until } from "../../../host/until";
import { openTokenWindow, type TokenWindow } from "../../../support/tokenWindow";
import { host, pressing, useVscode } from "../../../support/vscode/host";

const tokensPath = "/api/v2/users/*/keys/tokens";
const aKey = /\/keys\/[0-9A-Za-z]{10}$/;

describe("what was left unfinished", () => {
  useVscode();
  let window: TokenWindow;
  let reminders: MintReminders;
  let runs: string[];

  beforeEach(async () => {
    window = await openTokenWindow();
    runs = [];
    host.commands.set("coderAccess.tokens.showWaitingSecret", () => void runs.push("show"));
  });
  afterEach(async () => {
    reminders.dispose();
    await window.close();
  });

  /** What the next window finds, in which nobody is at work. */
  function open(): MintReminders {
    const { sessions, tokens, records } = window;
    const { journal, vault, mint, known } = records.reopen({ isAtWork: () => false });
    return (reminders = new MintReminders({
      ...{ journal, vault, mint, known, sessions, tokens, log: records.log },
      catalogOf: ({ client }) => askCatalog(client),
      isAtWork: () => false,
    }));
  }

  const intents = async () => (await window.records.journal.list()).map(({ request }) => request.name);
  const deletions = () => window.coderd.log.find({ method: "DELETE", path: aKey });
  const lists = () => window.coderd.log.count({ method: "GET", path: tokensPath });
  const eventually = (isTrue: () => boolean) =>
    until(
      () => (isTrue() ? true : undefined),
      () => `It did not come about: ${host.messages.join(" | ")}`,
    );
  /** Lets what nobody waits for go on. */
  const settle = () => new Promise((resolve) => setTimeout(resolve, 100));

  describe("of secrets", () => {
    it("is told of one by its name, and shown when the person says so", async () => {
      await window.mint({ name: "ci" });
      host.answer = pressing("Show Secret");
      await open().start();
      await settle();
      assert.deepEqual(host.messages, ['You haven\'t saved the secret of "ci" yet.']);
      assert.deepEqual(runs, ["show"]);
    });

    it("is told of several in one sentence, and opens nothing unasked", async () => {
      for (const name of ["first", "second", "third"]) await window.mint({ name });
      await open().start();
      await settle();
      assert.deepEqual(host.messages, ['You haven\'t saved the secrets of "first" and 2 more yet.']);
      assert.deepEqual(runs, []);
    });

    it("is nothing to tell where nothing waits", async () => {
      await open().start();
      await settle();
      assert.deepEqual(host.messages, []);
    });

    it("stays for later while the keyring fails", async () => {
      await window.mint();
      window.records.secrets.fail = new Error("locked");
      await open().start();
      await settle();
      assert.ok(!host.messages.some((message) => message.includes("haven't saved")), host.messages.join());
      assert.deepEqual(await intents(), ["ci"]);
    });
  });

  describe("of a token whose secret was lost", () => {
    beforeEach(async () => {
      window.coderd.faults.add({ method: "POST", path: tokensPath }, { kind: "reset", when: "after" });
      const outcome = await window.mint();
      assert.equal(outcome.kind, "lost");
      window.coderd.faults.clear();
      window.coderd.log.clear();
    });

    const sentence = () =>
      `"ci" was created on ${window.session.deployment.host}, but its secret was lost. Nobody can use it.`;

    it("is offered for deletion by its own id, and then shown no more", async () => {
      host.answer = pressing("Delete Token");
      const [token] = window.coderd.store.keys.all().filter(({ tokenName }) => tokenName === "ci");
      await open().start();
      await eventually(() => lists() > 1);
      assert.deepEqual(
        host.shown.map(({ message, choices }) => [message, choices]),
        [[sentence(), ["Delete Token", "Keep It"]]],
      );
      assert.deepEqual(
        deletions().map(({ path }) => path.slice(-10)),
        [token?.id],
      );
      assert.deepEqual(await intents(), []);
    });

    it("stays where it is when the person keeps it, and is not told of again", async () => {
      host.answer = pressing("Keep It");
      await open().start();
      await settle();
      assert.equal(deletions().length, 0);
      assert.deepEqual(await intents(), []);
      assert.equal(lists(), 1);
    });

    it("is told of again in a later window when the person looked away", async () => {
      await open().start();
      await settle();
      assert.equal(deletions().length, 0);
      assert.deepEqual(await intents(), ["ci"]);
      reminders.dispose();
      await open().start();
      await settle();
      assert.deepEqual(host.messages, [sentence(), sentence()]);
    });

    it("is told of once a window, however often it is found", async () => {
      await open().start();
      await window.signIn("alice");
      await settle();
      await window.signIn("alice");
      await settle();
      assert.deepEqual(host.messages, [sentence()]);
    });

    it("is told of when the person signs in, and to nobody else", async () => {
      const [session] = window.sessions.all;
      assert.ok(session);
      await window.sessions.signOut(session);
      await open().start();
      await window.signIn("bob");
      await settle();
      assert.deepEqual(host.messages, []);
      await window.signIn("alice");
      await settle();
      assert.deepEqual(host.messages, [sentence()]);
    });

    it("is not looked for once the window closes", async () => {
      open().dispose();
      window.coderd.log.clear();
      await window.signIn("alice");
      await settle();
      assert.equal(lists(), 0);
    });

    it("stays for another time when deleting it fails, and the person is told", async () => {
      host.answer = pressing("Delete Token");
      window.coderd.faults.add(
        { method: "DELETE", path: aKey, times: 1 },
        { kind: "answer", status: 500, body: {} },
      );
      await open().start();
      await settle();
      assert.equal(
        host.messages[1],
        `"ci" couldn't be checked on ${window.session.deployment.host}. See the log for details.`,
      );
      assert.deepEqual(await intents(), ["ci"]);
      await window.signIn("alice");
      await eventually(() => deletions().length === 2);
      await settle();
      assert.deepEqual(await intents(), []);
    });
  });

  it("is told as another's where it is another's", async () => {
    await window.close();
    window = await openTokenWindow("olive");
    const { id } = window.coderd.user("bob");
    window.coderd.faults.add({ method: "POST", path: tokensPath }, { kind: "reset", when: "after" });
    await window.mint({ owner: { id, username: "bob" } });
    window.coderd.faults.clear();
    await open().start();
    await settle();
    assert.match(host.messages[0] ?? "", /^"ci \(bob\)" was created on/);
  });

  describe("of a token that nobody compared with what was asked for", () => {
    /** The server makes more of it than was asked; its window could not see that. */
    async function mintUnseen(): Promise<string> {
      window.coderd.faults.add({ method: "GET", path: aKey }, { kind: "reset", when: "before" });
      const outcome = await window.mint();
      assert.ok(outcome.kind === "minted" && outcome.secret.confirmedUntil === undefined);
      window.coderd.faults.clear();
      window.coderd.log.clear();
      return outcome.secret.tokenId;
    }
    const makeBroader = () =>
      window.coderd.faults.add(
        { method: "GET", path: aKey },
        { kind: "lie", merge: { scopes: ["coder:all"] } },
      );

    it("ends it when it is broader, and says so", async () => {
      const id = await mintUnseen();
      makeBroader();
      await open().start();
      await eventually(() => host.messages.some((message) => message.includes("more access than requested")));
      const { host: name } = window.session.deployment;
      assert.ok(
        host.messages.includes(
          `${name} created "ci" with more access than requested. It was revoked and can't be used.`,
        ),
        host.messages.join(" | "),
      );
      const expired = window.coderd.log.find({ method: "PUT" }).map(({ path }) => path);
      assert.deepEqual(expired, [`/api/v2/users/me/keys/${id}/expire`]);
      assert.deepEqual(await intents(), []);
    });

    it("says that the person has to, when it cannot be ended", async () => {
      await mintUnseen();
      makeBroader();
      window.coderd.faults.add({ method: "PUT", path: "**" }, { kind: "answer", status: 500, body: {} });
      await open().start();
      await eventually(() => host.messages.some((message) => message.includes("couldn't be revoked")));
      assert.deepEqual(await intents(), ["ci"]);
    });

    it("leaves it when it is as asked", async () => {
      await mintUnseen();
      await open().start();
      await settle();
      assert.equal(window.coderd.log.count({ method: "PUT" }), 0);
      assert.equal((await window.records.reopen().vault.list())[0]?.confirmedUntil !== undefined, true);
    });
  });

  describe("of a secret that the keyring does not open", () => {
    let tokenId: string;
    beforeEach(async () => {
      const outcome = await window.mint();
      assert.ok(outcome.kind === "minted");
      ({ tokenId } = outcome.secret);
      window.records.secrets.values.clear();
      window.coderd.log.clear();
    });

    it("is told of with what helps, and deletes its token by its id when the person says so", async () => {
      host.answer = pressing("Delete Token");
      await open().start();
      await eventually(() => lists() > 0);
      assert.match(
        host.messages[0] ?? "",
        /^The secret of "ci" is saved, but VS Code's secret storage can't unlock it/,
      );
      assert.deepEqual(host.shown[0]?.choices, ["Try Again", "Delete Token"]);
      assert.deepEqual(
        deletions().map(({ path }) => path.slice(-10)),
        [tokenId],
      );
      assert.deepEqual(await intents(), []);
    });

    it("is asked about again for as long as it does not open", async () => {
      const answers = ["Try Again", "Try Again", undefined];
      host.answer = () => answers.shift();
      await open().start();
      await settle();
      assert.equal(host.messages.length, 3);
      assert.deepEqual([deletions().length, runs], [0, []]);
      assert.deepEqual(await intents(), ["ci"]);
    });

    it("is shown once it opens", async () => {
      const { values } = window.records.secrets;
      const again = new Map(values);
      await window.close();
      window = await openTokenWindow();
      await window.mint();
      const kept = new Map(window.records.secrets.values);
      window.records.secrets.values.clear();
      host.answer = ({ choices }) => {
        for (const [key, value] of [...kept, ...again]) window.records.secrets.values.set(key, value);
        return choices.find((choice) => choice === "Try Again");
      };
      await open().start();
      await eventually(() => runs.length > 0);
      assert.equal(deletions().length, 0);
      assert.deepEqual(await intents(), ["ci"]);
    });
  });
});
