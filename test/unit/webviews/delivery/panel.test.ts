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
  let look: (() => void) | undefined;
  let kept: { isKept: boolean; isSignedIn: boolean };
  beforeEach(() => {
    look = undefined;
    kept = { isKept: true, isSignedIn: true };
    done = [];
    log = memoryLog();
    clear = undefined;
  });

  function open(more: Partial<DeliveryServices> = {}): DeliveryPanel {
    const services = {
      extensionUri: vscode.Uri.file("/extension"),
      log,
      errors: new ErrorDoor(log),
      copySecret: (copied: Secret, { canRead, onClear }: { canRead: boolean; onClear: () => void }) => {
        done.push(`copied ${copied.expose()}`);
        clear = onClear;
        return Promise.resolve(canRead ? "clears" : "stays");
      },
      lookAt: () => Promise.resolve(kept),
      watch: (told: () => void) => {
        look = told;
        return { dispose: () => (look = undefined) };
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
    send({ type: "copy", canRead: true });
    assert.match((await next("copied")).sentence, /cleared in a minute/);
    assert.deepEqual(done, [`copied ${secret.secret.expose()}`]);
    assert.equal(isSecretSent(), false);
    clear?.();
    const { sentence, taken } = await next("taken");
    assert.match(sentence, /^Secret removed from clipboard\. If you haven't saved it yet/);
    assert.equal(taken.isAtHand, false);
    panel.dispose();
    clear?.();
    assert.deepEqual(host.statusBarMessages, ["Secret removed from clipboard."]);
  });

  it("promises to clear the clipboard only where it can", async () => {
    open();
    send({ type: "copy", canRead: false });
    assert.match((await next("copied")).sentence, /can't clear the clipboard in this browser/);
  });

  it("copies a snippet with the secret as it copies the secret, and one without it as a text", async () => {
    open();
    send({ type: "copySnippet", use: "bash", block: 0, canRead: true });
    const { block, taken } = await next("copied");
    assert.deepEqual([block, taken.isAtHand], [{ use: "bash", block: 0 }, true]);
    assert.deepEqual(done, [
      `copied export CODER_URL=https://coder.example.com\nexport CODER_SESSION_TOKEN=${secret.secret.expose()}`,
    ]);
    assert.equal(isSecretSent(), false);
    send({ type: "copySnippet", use: "gitHub", block: 1, canRead: true });
    await until(
      () => (host.clipboard.startsWith("env:") ? true : undefined),
      () => host.clipboard,
      2_000,
    );
    assert.equal(done.length, 1);
    send({ type: "copySnippet", use: "bash", block: 7, canRead: true });
    await settled();
    assert.equal(done.length, 1, "there is no such block");
  });

  it("is at hand still when it leaves the clipboard, once it went anywhere else", async () => {
    open();
    send({ type: "copy", canRead: true });
    await next("copied");
    send({ type: "take", way: "keep" });
    assert.deepEqual((await next("taken")).taken, { isAtHand: true, isSaved: true });
    clear?.();
    const { sentence, taken } = await until(
      () =>
        sent().find(
          (message): message is ToDeliveryPage & { type: "taken" } =>
            message.type === "taken" && message.sentence.includes("removed"),
        ),
      () => JSON.stringify(sent()),
      2_000,
    );
    assert.deepEqual([sentence, taken.isAtHand], ["Secret removed from clipboard.", true]);
  });

  const closed = () =>
    until(
      () => (page().isOpen ? undefined : true),
      () => "It stays open.",
      2_000,
    );

  it("asks before forgetting it only if it was not taken in any way", async () => {
    open();
    send({ type: "haveIt" });
    await until(
      () => host.shown[0],
      () => "Nobody is asked.",
      2_000,
    );
    await settled();
    assert.equal(host.shown[0]?.message, "Did you save the secret?");
    assert.match(host.shown[0].detail ?? "", /delete its copy/);
    assert.deepEqual([done, page().isOpen], [[], true]);
    host.answer = pressing("Done");
    send({ type: "haveIt" });
    await closed();
    assert.deepEqual(done, ["delivered intent", "closed"]);
  });

  it("forgets it without another question once it was taken", async () => {
    open();
    send({ type: "copy", canRead: true });
    await next("copied");
    send({ type: "haveIt" });
    await closed();
    assert.deepEqual([host.shown, done.slice(1)], [[], ["delivered intent", "closed"]]);
  });

  it("stays, with everything that it can do, where forgetting fails", async () => {
    open({ delivered: () => Promise.reject(new Explained("The disk is full.")) });
    send({ type: "copy", canRead: true });
    await next("copied");
    send({ type: "haveIt" });
    await until(
      () => host.messages.includes("The disk is full.") || undefined,
      () => host.messages.join(),
      2_000,
    );
    send({ type: "reveal" });
    assert.equal((await next("secret")).secret, secret.secret.expose());
  });

  for (const [isTaken, said] of [
    [false, /deleted the secret\. To get a new one, sign in and rotate "deploy"\.$/],
    [true, /deleted its copy of the secret\.$/],
  ] as const) {
    it(`promises nothing any more once the person signed out, and gives nothing; taken: ${isTaken}`, async () => {
      open();
      if (isTaken) {
        send({ type: "copy", canRead: true });
        await next("copied");
      }
      kept = { isKept: true, isSignedIn: false };
      look?.();
      await settled();
      assert.ok(!sent().some(({ type }) => type === "signedOut"), "it is kept until it is forgotten");
      kept = { isKept: false, isSignedIn: false };
      look?.();
      assert.match((await next("signedOut")).sentence, said);
      const before = done.length;
      send({ type: "copy", canRead: true });
      send({ type: "reveal" });
      send({ type: "take", way: "keep" });
      send({ type: "haveIt" });
      send({ type: "signIn" });
      await until(
        () => host.executed.find(({ command }) => command === "coderAccess.session.signIn"),
        () => JSON.stringify(host.executed),
        2_000,
      );
      assert.equal(done.length, before);
      assert.equal(isSecretSent(), false);
      kept = { isKept: false, isSignedIn: true };
      look?.();
      await closed();
    });
  }

  it("closes where another window delivered it", async () => {
    open();
    kept = { isKept: false, isSignedIn: true };
    look?.();
    await closed();
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
