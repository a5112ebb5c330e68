import assert from "node:assert/strict";
import * as vscode from "vscode";
import { buildCatalog, type Catalog } from "../../../src/core";
import type { Sessions } from "../../../src/session/sessions";
import type { SessionsChange, SignedIn } from "../../../src/session/sessionState";
import type { TokenStores } from "../../../src/tokens/list/tokenStores";
import { MintReminders } from "../../../src/tokens/remindOfMints";
import { signedOutMeanwhile } from "../../../src/tokens/signedOutMeanwhile";
import type { TokenRecords } from "../../../src/tokens/tokenRecords";
import { type Coderd, startCoderd } from "../../coderd";
import { signedInAt } from "../../support/signedIn";
import { startTokenRecords, type TestRecords } from "../../support/tokenRecords";
import { host, pressing, useVscode } from "../../support/vscode/host";

const path = "/api/v2/users/me/keys/tokens";
const request = {
  name: "deploy",
  lifetimeSeconds: 3600,
  grant: { scopes: ["workspace:read"], allowList: [] },
};

describe("what is told of tokens that were left unfinished", () => {
  useVscode();

  let coderd: Coderd;
  let session: SignedIn;
  let catalog: Catalog;
  let records: TestRecords;
  let reminders: MintReminders;
  let refreshed: number;

  beforeEach(async () => {
    coderd = await startCoderd();
    session = await signedInAt(coderd, "alice");
    const [names, { version }] = await Promise.all([session.client.scopeNames(), session.client.buildInfo()]);
    catalog = buildCatalog(names, version);
    records = startTokenRecords();
    refreshed = 0;
  });
  afterEach(async () => {
    reminders.dispose();
    session.client.dispose();
    records.remove();
    await coderd.stop();
  });

  const remind = (from: TokenRecords) => {
    const changes = new vscode.EventEmitter<SessionsChange>();
    const store = { refresh: () => Promise.resolve((refreshed += 1)) };
    const parts = {
      ...from,
      log: records.log,
      isAtWork: () => false,
      catalogOf: () => Promise.resolve(catalog),
      sessions: { all: [session], onDidChange: changes.event } as unknown as Sessions,
      tokens: { of: () => store } as unknown as TokenStores,
    };
    // So short that a test does not wait for it.
    reminders = new MintReminders(parts, 20);
  };
  const until = async (holds: () => boolean) => {
    for (let turns = 0; !holds(); turns += 1) {
      assert.ok(turns < 500, "it does not come");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };

  it("looks again in the window that lost the answer, without a restart", async () => {
    remind(records);
    await reminders.start();
    coderd.faults.add({ method: "POST", path, times: 1 }, { kind: "reset", when: "before" });
    const outcome = await records.mint.mint(session, catalog, request);
    assert.ok(outcome.kind === "lost" && outcome.fate.kind === "absent");
    // It arrives all the same.
    coderd.createToken("alice", { name: "deploy", scopes: ["workspace:read"], lifetime: 3_600_000 });
    await until(() => host.messages.length > 0);
    assert.match(host.messages[0] ?? "", /"deploy" was created on .*secret was lost/);
  });

  describe("and whose secret the keyring does not open", () => {
    beforeEach(async () => {
      const outcome = await records.mint.mint(session, catalog, request);
      assert.equal(outcome.kind, "minted");
      records.secrets.fail = new Error("locked");
      remind(records.reopen());
    });

    it("is that its secret is kept, with another try, which shows it", async () => {
      host.answer = ({ choices }) => {
        records.secrets.fail = undefined;
        return choices.find((choice) => choice === "Try Again");
      };
      await reminders.start();
      await until(() => host.executed.length > 0);
      assert.match(host.messages[0] ?? "", /The secret of "deploy" is saved/);
      assert.equal(host.executed[0]?.command, "coderAccess.tokens.showWaitingSecret");
    });

    it("asks again while the keyring stays locked", async () => {
      let asked = 0;
      host.answer = ({ choices }) => {
        asked += 1;
        return asked === 1 ? choices.find((choice) => choice === "Try Again") : undefined;
      };
      await reminders.start();
      await until(() => asked === 2);
      assert.deepEqual(host.executed, []);
    });

    it("offers to delete a token that nobody will be able to use", async () => {
      host.answer = pressing("Delete Token");
      await reminders.start();
      await until(() => refreshed > 0);
      assert.equal(coderd.log.count({ method: "DELETE" }), 1);
      assert.deepEqual(await records.journal.list(), []);
    });
  });

  it("is, of one that cannot be revoked since nobody is signed in, the way back in", async () => {
    remind(records);
    const explained = signedOutMeanwhile("deploy", "https://coder.example.com/base");
    assert.match(explained.message, /You signed out of coder\.example\.com, so "deploy" can't be revoked/);
    await explained.steps[0]?.run();
    assert.deepEqual(host.executed, [
      { command: "coderAccess.session.signIn", args: ["https://coder.example.com/base"] },
    ]);
  });
});
