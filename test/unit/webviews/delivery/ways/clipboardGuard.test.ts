import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Secret } from "../../../../../src/core/token/secret";
import { ClipboardGuard } from "../../../../../src/webviews/delivery/ways/clipboardGuard";
import { until } from "../../../../host/until";
import { MemoryMemento } from "../../../../support/memory";
import { host, useVscode } from "../../../../support/vscode/host";

const secret = "AAAAAAAAAA-AAAAAAAAAAAAAAAAAAAAAA";

describe("a secret on the clipboard", () => {
  useVscode();
  let memory: MemoryMemento;
  let guards: ClipboardGuard[];
  beforeEach(() => {
    memory = new MemoryMemento();
    guards = [];
  });
  afterEach(() => {
    for (const guard of guards) guard.dispose();
  });
  const start = (patience: number) => {
    const guard = new ClipboardGuard(memory, patience);
    guards.push(guard);
    return guard;
  };
  const forgotten = () =>
    until(
      () => (memory.keys().length === 0 ? true : undefined),
      () => "It is still to be cleared.",
      2_000,
    );

  it("is taken off after a while, and told of then", async () => {
    let told = 0;
    await start(20).copy(new Secret(secret), { onClear: () => (told += 1) });
    assert.equal(host.clipboard, secret);
    await forgotten();
    assert.equal(host.clipboard, "");
    assert.equal(told, 1);
  });

  describe("in a browser", () => {
    beforeEach(() => Object.assign(vscode.env, { uiKind: vscode.UIKind.Web }));
    afterEach(() => Object.assign(vscode.env, { uiKind: vscode.UIKind.Desktop }));

    it("stays where the clipboard cannot be read: nothing is read, noted, or taken off, and nobody was told so", async () => {
      assert.equal(await start(10).copy(new Secret(secret), { canRead: false }), "stays");
      await new Promise((resolve) => setTimeout(resolve, 40));
      assert.deepEqual([host.clipboard, memory.keys()], [secret, []]);
      assert.equal(await start(10).copy(new Secret(secret)), "stays", "what nobody knows is not promised");
    });

    it("is taken off where a page found that it can be read, whichever command copies next", async () => {
      const guard = start(20);
      assert.equal(await guard.copy(new Secret(secret), { canRead: true }), "clearsWithFocus");
      assert.equal(await guard.copy(new Secret(secret)), "clearsWithFocus");
      await forgotten();
      assert.equal(host.clipboard, "");
    });
  });

  it("is in nothing that is kept meanwhile", async () => {
    await start(60_000).copy(new Secret(secret));
    assert.equal(memory.keys().length, 1);
    assert.doesNotMatch(JSON.stringify([...memory.values]), /AAAAAAAAAAA/);
  });

  it("is not taken off in place of what the person copied since", async () => {
    let told = 0;
    await start(20).copy(new Secret(secret), { onClear: () => (told += 1) });
    host.clipboard = "mine";
    await forgotten();
    assert.deepEqual([host.clipboard, told], ["mine", 0]);
  });

  it("is taken off by the next window where this one was closed before, and no later by a clock set back", async () => {
    await start(60_000).copy(new Secret(secret));
    guards[0]?.dispose();
    start(20);
    await forgotten();
    assert.equal(host.clipboard, "");
  });

  it("is taken off once the person comes back, where a clipboard shows nothing without focus", async () => {
    host.focus(false);
    await start(20).copy(new Secret(secret));
    host.clipboard = "";
    await until(
      () => (host.windowState.listeners > 0 ? true : undefined),
      () => "Nobody waits for the window.",
      2_000,
    );
    assert.equal(memory.keys().length, 1);
    host.clipboard = secret;
    host.focus(true);
    await forgotten();
    assert.equal(host.clipboard, "");
  });
});
