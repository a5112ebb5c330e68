import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Secret } from "../../../../src/core/token/secret";
import { ErrorDoor, Explained } from "../../../../src/platform/errors";
import type { Proof } from "../../../../src/tokens/proof/proof";
import type { WaitingSecret } from "../../../../src/tokens/secrets/waitingSecret";
import type { Delivery, FromDeliveryPage, ToDeliveryPage } from "../../../../src/webviews/delivery/contract";
import { DeliveryPanel, type DeliveryServices } from "../../../../src/webviews/delivery/panel";
import { until } from "../../../host/until";
import { memoryLog } from "../../../support/memory";
import { host, pressing, useVscode } from "../../../support/vscode/host";

const secret: WaitingSecret = {
  version: 1,
  id: "intent",
  deployment: "https://coder.example.com",
  username: "alice",
  name: "deploy",
  tokenId: "AAAAAAAAAA",
  secret: new Secret("AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA"),
  mintedAt: "2026-11-24T12:00:00Z",
  summary: "read workspaces",
};
const delivery = {
  name: "deploy",
  replaces: '"old" expires when you select Done.',
} as Delivery;
const proof = { asked: 1, asExpected: 1, disagreements: [], blocked: [], defects: [], answers: {} } as Proof;

describe("the host of the page that hands a secret over", () => {
  useVscode();
  let done: string[];
  let log: ReturnType<typeof memoryLog>;
  let clear: (() => void) | undefined;
  beforeEach(() => {
    done = [];
    log = memoryLog();
    clear = undefined;
  });

  function open(more: Partial<DeliveryServices> = {}): DeliveryPanel {
    const services = {
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      copySecret: (copied: Secret, onClear: () => void) => {
        done.push(`copied ${copied.expose()}`);
        clear = onClear;
        return Promise.resolve();
      },
      lastEditor: { insert: () => Promise.reject(new Explained("Open a file.")) },
      kept: {
        keep: ({ secret: kept }: { secret: Secret }) =>
          Promise.resolve(void done.push(`kept ${kept.expose()}`)),
      },
      deliveryOf: () => Promise.resolve(delivery),
      prove: () => Promise.resolve(proof),
      discard: () => Promise.resolve("expired"),
      delivered: (id: string) => Promise.resolve(void done.push(`delivered ${id}`)),
      ...more,
    } as unknown as DeliveryServices;
    return new DeliveryPanel(services, secret, () => void done.push("closed"));
  }
  const page = () => {
    const shown = host.webviews.at(-1);
    assert.ok(shown);
    return shown;
  };
  const sent = () => page().sent as ToDeliveryPage[];
  const send = (message: FromDeliveryPage) => page().send(message);
  const next = <Type extends ToDeliveryPage["type"]>(type: Type) =>
    until(
      () => sent().findLast((message): message is ToDeliveryPage & { type: Type } => message.type === type),
      () => JSON.stringify(sent()),
      2_000,
    );
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const isSecretSent = () =>
    JSON.stringify([sent(), page().html, page().title]).includes(secret.secret.expose());

  it("shows what the token is and proves it, without the secret", async () => {
    open();
    send({ type: "ready" });
    assert.deepEqual((await next("begin")).delivery, delivery);
    await until(
      () => sent().find((message) => message.type === "proof" && message.proof.kind === "proved"),
      () => JSON.stringify(sent()),
      2_000,
    );
    assert.equal(isSecretSent(), false);
    assert.deepEqual(done, []);
  });

  it("gives the page the secret only when the person asks to see it", async () => {
    open();
    send({ type: "reveal" });
    assert.equal((await next("secret")).secret, secret.secret.expose());
  });

  it("copies it on a press, and tells the page once it is off the clipboard, or the status bar", async () => {
    const panel = open();
    send({ type: "copy" });
    await next("copied");
    assert.deepEqual(done, [`copied ${secret.secret.expose()}`]);
    assert.equal(isSecretSent(), false);
    clear?.();
    assert.equal((await next("taken")).sentence, "Secret removed from clipboard.");
    panel.dispose();
    clear?.();
    assert.deepEqual(host.statusBarMessages, ["Secret removed from clipboard."]);
  });

  it("forgets it only once the person says that they have it, having said what ends then", async () => {
    open();
    send({ type: "haveIt" });
    await until(
      () => host.shown[0],
      () => "Nobody is asked.",
      2_000,
    );
    await settled();
    assert.equal(host.shown[0]?.message, "Did you save the secret?");
    assert.match(host.shown[0].detail ?? "", /delete its copy.*\n"old" expires when/);
    assert.deepEqual([done, page().isOpen], [[], true]);
    host.answer = pressing("Done");
    send({ type: "haveIt" });
    await until(
      () => (page().isOpen ? undefined : true),
      () => "It stays open.",
      2_000,
    );
    assert.deepEqual(done, ["delivered intent", "closed"]);
  });

  it("ends the token after a question, and stays when it is left or ending fails", async () => {
    let tries = 0;
    const discard = () => {
      tries += 1;
      return tries > 1 ? Promise.resolve("deleted" as const) : Promise.reject(new Explained("No answer."));
    };
    open({ discard });
    const told = (message: string) =>
      until(
        () => (host.messages.includes(message) ? true : undefined),
        () => host.messages.join(" | "),
        2_000,
      );
    send({ type: "discard" });
    await told('Revoke "deploy" now?');
    await settled();
    assert.deepEqual([tries, page().isOpen], [0, true]);
    host.answer = pressing("Revoke Token");
    send({ type: "discard" });
    await told("No answer.");
    assert.equal(page().isOpen, true);
    send({ type: "discard" });
    await told('Deleted "deploy".');
    assert.equal(page().isOpen, false);
    assert.ok(!done.includes("delivered intent"));
  });

  it("says where it went, and why it did not go there, without it", async () => {
    open();
    send({ type: "take", way: "keep" });
    assert.match((await next("taken")).sentence, /^Saved in VS Code/);
    assert.deepEqual(done, [`kept ${secret.secret.expose()}`]);
    send({ type: "take", way: "cursor" });
    assert.equal((await next("failed")).sentence, "Open a file.");
    assert.equal(isSecretSent(), false);
    assert.doesNotMatch(log.lines.join(), new RegExp(secret.secret.expose()));
  });

  it("says that nobody knows when it cannot be proved, and asks again on a press or when it is shown anew", async () => {
    let asked = 0;
    open({
      prove: () => {
        asked += 1;
        return asked > 2 ? Promise.resolve(proof) : Promise.reject(new Explained("No answer."));
      },
    });
    const state = async (kind: string, times: number) =>
      until(
        () =>
          asked === times && sent().some((message) => message.type === "proof" && message.proof.kind === kind)
            ? true
            : undefined,
        () => JSON.stringify(sent()),
        2_000,
      );
    send({ type: "ready" });
    await state("unknown", 1);
    send({ type: "ready" });
    await state("unknown", 2);
    await settled();
    send({ type: "proveAgain" });
    await state("proved", 3);
    send({ type: "ready" });
    await settled();
    assert.equal(asked, 3, "what was proved is not asked again");
  });

  it("gives up proving when it is closed", async () => {
    let given: AbortSignal | undefined;
    const panel = open({
      prove: (_, signal) => {
        given = signal;
        return new Promise(() => undefined);
      },
    });
    send({ type: "ready" });
    await until(
      () => given,
      () => "It is not proved.",
      2_000,
    );
    panel.dispose();
    assert.equal(given?.aborted, true);
  });
});
