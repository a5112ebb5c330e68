import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as vscode from "vscode";
import { Secret } from "../../../../src/core/token/secret";
import { Cancelled, Explained } from "../../../../src/platform/errors";
import type { WaitingSecret } from "../../../../src/tokens/secrets/waitingSecret";
import { takeSecret } from "../../../../src/webviews/delivery/takeSecret";
import type { Way } from "../../../../src/webviews/delivery/way";
import type { LastEditor } from "../../../../src/webviews/delivery/ways/insertAtCursor";
import { plain } from "../../../support/plain";
import { host, useVscode } from "../../../support/vscode/host";

const waiting: WaitingSecret = {
  version: 1,
  id: "intent",
  deployment: "https://coder.example.com",
  username: "alice",
  name: "deploy",
  tokenId: "abcdefghij",
  secret: new Secret("abcdefghij-0123456789ABCDEFGHIJKL"),
  mintedAt: "2026-11-24T12:00:00Z",
  summary: "read workspaces",
};
const { secret } = waiting;

describe("bringing a secret to where the person wants it", () => {
  useVscode();
  let inserted: Secret[];
  let kept: Record<string, unknown>[];
  let fault: Error | undefined;
  beforeEach(() => ([inserted, kept, fault] = [[], [], undefined]));

  async function take(way: Way): Promise<string> {
    const attempt = (work: () => void) => (fault ? Promise.reject(fault) : Promise.resolve().then(work));
    const lastEditor = {
      insert: (text: Secret) => attempt(() => inserted.push(text)).then(() => "app/.env"),
    } as unknown as LastEditor;
    const sentence = await takeSecret(way, waiting, {
      extensionUri: vscode.Uri.file("/extension"),
      lastEditor,
      kept: { keep: (record) => attempt(() => void kept.push({ ...record })) },
    });
    assert.ok(!sentence.includes(secret.expose()));
    return sentence;
  }
  /** Where it came to. */
  const places = () => [inserted.length, kept.length, host.terminals.length, host.clipboard === "" ? 0 : 1];

  it("writes it to a file under the name that they choose, having named the token", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "coder-access-take-"));
    try {
      host.workspaceFolders = [{ uri: vscode.Uri.file(folder), name: "app", index: 0 }];
      host.answer = ({ kind, choices }) => (kind === "inputBox" ? "MY_TOKEN" : choices[0]);
      assert.equal(await take("file"), "Saved CODER_URL and MY_TOKEN to .env.");
      assert.equal(
        readFileSync(path.join(folder, ".env"), "utf8"),
        `CODER_URL=https://coder.example.com\nMY_TOKEN=${secret.expose()}\n`,
      );
      assert.equal(host.messages[0], "Write Secret of deploy");
      assert.deepEqual(places(), [0, 0, 0, 0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("is nowhere when they leave the question which file", async () => {
    await assert.rejects(take("file"), Cancelled);
    assert.deepEqual(places(), [0, 0, 0, 0]);
  });

  it("inserts it at the cursor alone", async () => {
    assert.equal(await take("cursor"), "Inserted into app/.env.");
    assert.deepEqual(plain([inserted, places()]), [[secret.expose()], [1, 0, 0, 0]]);
  });

  it("opens one terminal with it and its deployment", async () => {
    assert.match(
      await take("terminal"),
      /^CODER_URL and CODER_SESSION_TOKEN are set in this terminal only\.$/,
    );
    // openTerminal.test.ts runs it.
    assert.deepEqual(
      host.terminals.map(({ options }) => options.name),
      ["deploy"],
    );
    assert.deepEqual(places(), [0, 0, 1, 0]);
  });

  it("keeps it with what tells whose it is", async () => {
    const before = Date.now();
    assert.match(await take("keep"), /^Saved in VS Code\./);
    const [{ keptAt, ...record } = {}] = kept;
    const { version, deployment, tokenId, name } = waiting;
    assert.deepEqual(plain(record), { version, deployment, tokenId, name, secret: secret.expose() });
    assert.ok(Date.parse(String(keptAt)) >= before && Date.parse(String(keptAt)) <= Date.now());
    assert.deepEqual(places(), [0, 1, 0, 0]);
  });

  it("says nothing of where it is when it did not come there", async () => {
    fault = new Explained("It does not work.");
    for (const way of ["cursor", "keep"] as const) await assert.rejects(take(way), fault);
    assert.deepEqual(places(), [0, 0, 0, 0]);
  });
});
