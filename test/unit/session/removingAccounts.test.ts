import assert from "node:assert/strict";
import * as vscode from "vscode";
import { providerId } from "../../../src/lending/authenticationProvider";
import { type Coderd, startCoderd } from "../../coderd";
import { until } from "../../host/until";
import type { MemorySecrets } from "../../support/memory";
import { secretsOfAlice } from "../../support/storedSession";
import { type StartedExtension, startExtension } from "../../support/vscode/extension";
import { host, pressing, useVscode } from "../../support/vscode/host";

describe("removing an account in the Accounts menu while the keyring fails", () => {
  useVscode();

  let coderd: Coderd;
  let secrets: MemorySecrets;
  let extension: StartedExtension;

  beforeEach(async () => {
    coderd = await startCoderd();
    secrets = secretsOfAlice(coderd);
    extension = startExtension({ secrets });
  });
  afterEach(async () => {
    secrets.fail = undefined;
    extension.remove();
    await coderd.stop();
  });

  it("says what failed with its buttons, and throws nothing that VS Code would show without them", async () => {
    const provider = host.providers.get(providerId) ?? assert.fail("no provider");
    const [account] = await provider.getSessions(undefined, {});
    assert.ok(account);
    secrets.fail = new Error("locked");
    host.answer = pressing("Sign Out");
    await assert.rejects(async () => provider.removeSession(account.id), vscode.CancellationError);
    const told = await until(
      () => host.shown.find(({ message }) => message.includes("VS Code's secret storage")),
      () => host.shown.map(({ message }) => message).join("\n"),
    );
    assert.ok(told.choices.length > 1, "it has buttons");
  });
});
