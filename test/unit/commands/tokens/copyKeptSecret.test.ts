import assert from "node:assert/strict";
import { copyKeptSecret } from "../../../../src/commands/tokens/copyKeptSecret";
import { Secret } from "../../../../src/core/token/secret";
import { KeyringFailed } from "../../../../src/platform/keyring/keyringFailed";
import type { Copied } from "../../../../src/webviews/delivery/ways/clipboardGuard";
import { startTokenRecords, type TestRecords } from "../../../support/tokenRecords";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { listedAt, rowOf, sessionsOf } from "../commandSupport";

describe("copying a secret that is kept", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  let records: TestRecords;
  let copied: string[];
  let fate: Copied;
  beforeEach(() => {
    fate = "clears";
    records = startTokenRecords();
    copied = [];
  });
  afterEach(() => records.remove());

  const secretOf = (letter: string) => `${letter.repeat(10)}-${letter.repeat(22)}`;
  const keep = (
    session: typeof here,
    name: string,
    letter: string,
    tokenId = `${name}xxxxxxxxxx`.slice(0, 10),
  ) =>
    records.kept.keep({
      version: 1,
      deployment: session.deployment.href,
      tokenId,
      name,
      secret: new Secret(secretOf(letter)),
      keptAt: new Date().toISOString(),
    });
  const copy = (argument?: unknown, sessions = sessionsOf(here, there)) =>
    copyKeptSecret(
      {
        sessions,
        kept: records.kept,
        copySecret: (secret) => {
          copied.push(secret.expose());
          return Promise.resolve(fate);
        },
      },
      argument,
    );

  it("takes that of its row's own deployment, where another has a token of the same id", async () => {
    await keep(here, "deploy", "A");
    await keep(there, "deploy", "B");
    await copy(rowOf(listedAt(there, ["deploy"])[0]));
    assert.deepEqual(copied, [secretOf("B")]);
    assert.deepEqual(host.messages, ['Copied the secret of "deploy". The clipboard is cleared in a minute.']);
  });

  it("does not promise to clear a clipboard that cannot be read", async () => {
    fate = "stays";
    await keep(here, "deploy", "A");
    await copy(rowOf(listedAt(here, ["deploy"])[0]));
    assert.deepEqual(host.messages, [
      'Copied the secret of "deploy". Copy something else when you\'re done.',
    ]);
  });

  it("never copies another one in place of one that is not kept", async () => {
    await keep(here, "backup", "A");
    await keep(there, "deploy", "B");
    await assert.rejects(copy(rowOf(listedAt(here, ["deploy"])[0])), {
      message: 'No secret of "deploy" is saved in VS Code.',
    });
    assert.deepEqual([copied, host.shown], [[], []]);
  });

  it("asks which one of the current deployment without a row, and copies nothing when that is left", async () => {
    await keep(here, "deploy", "A");
    await keep(here, "backup", "C");
    await keep(there, "theirs", "B");
    await assert.rejects(copy(), { name: "Cancelled" });
    assert.deepEqual(host.shown[0]?.choices, ["backup", "deploy"]);
    assert.doesNotMatch(JSON.stringify(host.shown.map(({ choices }) => choices)), /AAAAAAAAAA|CCCCCCCCCC/);
    assert.deepEqual(copied, []);
    host.answer = pressing("deploy");
    await copy();
    assert.deepEqual(copied, [secretOf("A")]);
  });

  it("says how to keep one when there is none, and that one must be signed in", async () => {
    await keep(there, "theirs", "B");
    await assert.rejects(copy(), { message: /^No secret for coder\.example\.com is saved in VS Code/ });
    await assert.rejects(copy(undefined, sessionsOf()), { message: /not signed in/ });
    const row = rowOf(listedAt(there, ["theirs"])[0]);
    await assert.rejects(copy(row, sessionsOf(here)), { message: /not signed in/ });
    assert.deepEqual(copied, []);
  });

  it("fails as the keyring does, which may hide one", async () => {
    await keep(here, "deploy", "A");
    records.secrets.fail = new Error("locked");
    for (const argument of [undefined, rowOf(listedAt(here, ["deploy"])[0])])
      await assert.rejects(copy(argument), KeyringFailed);
    assert.deepEqual(copied, []);
  });
});
