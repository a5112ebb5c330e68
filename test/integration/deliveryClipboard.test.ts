import assert from "node:assert/strict";
import * as vscode from "vscode";
import { Secret } from "../../src/core/token/secret";
import { ClipboardGuard } from "../../src/webviews/delivery/ways/clipboardGuard";
import { until } from "../host/until";
import { MemoryMemento } from "../support/memory";

const secret = "abcdefghij-0123456789ABCDEFGHIJKL";
const { clipboard } = vscode.env;

/** How long a secret stays on the clipboard here, in ms. */
const patience = 600;

describe("a secret on the clipboard", () => {
  let memory: MemoryMemento;
  let guard: ClipboardGuard;
  let clearings: number;
  const copy = () => guard.copy(new Secret(secret), { canRead: true, onClear: () => (clearings += 1) });
  const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  beforeEach(() => {
    memory = new MemoryMemento();
    guard = new ClipboardGuard(memory, patience);
    clearings = 0;
  });
  afterEach(() => guard.dispose());

  it("is off it after a while, entirely", async () => {
    await copy();
    assert.equal(await clipboard.readText(), secret);
    await until(
      () => (clearings === 1 ? true : undefined),
      () => "The clipboard was not cleared.",
      5_000,
    );
    assert.equal(await clipboard.readText(), "");
    assert.equal(memory.values.size, 0);
  });

  it("is off it though the window was loaded anew, and only its digest was written down", async () => {
    await copy();
    assert.ok(memory.values.size > 0);
    assert.ok(![...memory.values.values()].some((value) => JSON.stringify(value).includes(secret.slice(11))));
    guard.dispose();
    await wait(2 * patience);
    assert.equal(await clipboard.readText(), secret);
    guard = new ClipboardGuard(memory, patience);
    await until(
      async () => ((await clipboard.readText()) === "" ? true : undefined),
      () => "The clipboard was not cleared.",
      5_000,
    );
    assert.equal(memory.values.size, 0);
  });

  it("leaves alone what was copied before the window was loaded anew", async () => {
    await copy();
    guard.dispose();
    await clipboard.writeText("mine");
    guard = new ClipboardGuard(memory, patience);
    await until(
      () => (memory.values.size === 0 ? true : undefined),
      () => "It is not forgotten.",
      5_000,
    );
    assert.equal(await clipboard.readText(), "mine");
  });

  it("leaves alone what the person copied since then", async () => {
    await copy();
    await clipboard.writeText("mine");
    await wait(3 * patience);
    assert.equal(await clipboard.readText(), "mine");
    assert.equal(clearings, 0);
  });

  it("is off it though another window cleared its own meanwhile, and this one was loaded anew", async () => {
    const patient = new ClipboardGuard(memory, 4 * patience);
    await copy();
    await patient.copy(new Secret("klmnopqrst-0123456789ABCDEFGHIJKL"), { canRead: true });
    await wait(2 * patience);
    assert.equal(memory.values.size, 1, "what the other window noted is not this one's to forget");
    patient.dispose();
    guard.dispose();
    guard = new ClipboardGuard(memory, patience);
    await until(
      async () => ((await clipboard.readText()) === "" ? true : undefined),
      () => "The clipboard was not cleared.",
      5_000,
    );
    assert.equal(clearings, 0);
  });

  it("is off it in time though the clock was set back", async () => {
    await copy();
    guard.dispose();
    const [[key, held] = ["", {}]] = memory.values as unknown as [string, object][];
    memory.values.set(key, { ...held, until: Date.now() + 86_400_000 });
    guard = new ClipboardGuard(memory, patience);
    await until(
      async () => ((await clipboard.readText()) === "" ? true : undefined),
      () => "The clipboard was not cleared.",
      5_000,
    );
  });

  it("stays as long as ever after it was copied last", async () => {
    await copy();
    await wait(patience * 0.7);
    const copiedAt = performance.now();
    await copy();
    await until(
      async () => ((await clipboard.readText()) === secret ? undefined : true),
      () => "The clipboard was not cleared.",
      patience * 20,
    );
    assert.ok(performance.now() - copiedAt >= patience - 5);
  });
});
