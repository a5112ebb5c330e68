import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { chooseEnding } from "../../../../../src/commands/tokens/succession/chooseEnding";
import { host, pressing, useVscode } from "../../../../support/vscode/host";

const day = 86_400_000;

describe("the question when a token ends that another takes the place of", () => {
  useVscode();
  const now = new Date("2026-11-24T12:00:00Z");
  const ask = (days: number, more: { name?: string; canExpire?: boolean } = {}) =>
    chooseEnding(
      more.name ?? "deploy",
      {
        expiresAt: new Date(+now + days * day),
        now,
        canExpire: more.canExpire ?? true,
        host: "coder.example.com",
      },
      "Rotate deploy",
    );
  const choices = () => host.shown[0]?.choices;
  const items = () => host.shown[0]?.given[0] as vscode.QuickPickItem[];
  const later = " after you save the new secret";

  for (const [label, ending] of [
    ["Immediately", { kind: "after", seconds: 0 }],
    [`1 day${later}`, { kind: "after", seconds: 86_400 }],
    [`7 days${later}`, { kind: "after", seconds: 7 * 86_400 }],
    ["Once it's no longer used", { kind: "unused" }],
    ["Don't expire it early", undefined],
  ] as const) {
    it(`takes “${label}” for what it says`, async () => {
      host.answer = pressing(label);
      assert.deepEqual(await ask(30), ending);
    });
  }

  it("is no answer when the person leaves it", async () => {
    await assert.rejects(ask(30), { name: "Cancelled" });
  });

  it("offers no time that comes after the token's own end", async () => {
    host.answer = pressing("Immediately");
    await ask(1);
    assert.deepEqual(choices(), [
      "Immediately",
      `1 hour${later}`,
      "Once it's no longer used",
      "Don't expire it early",
    ]);
    host.shown.length = 0;
    await ask(1 / 24);
    assert.deepEqual(choices(), ["Immediately", "Once it's no longer used", "Don't expire it early"]);
  });

  it("says of every end that is not now that nothing ends while VS Code is closed", async () => {
    host.answer = pressing("Immediately");
    await ask(30);
    const waits = items().filter(({ detail }) =>
      detail?.startsWith("Nothing expires early while VS Code is closed"),
    );
    assert.deepEqual(
      waits.map(({ label }) => label),
      choices()?.slice(1, -1),
    );
  });

  it("says that a server which cannot expire deletes it", async () => {
    host.answer = pressing("Immediately");
    const asked = async (canExpire: boolean) => {
      host.shown.length = 0;
      await ask(30, { canExpire });
      return (host.shown[0]?.given[1] as vscode.QuickPickOptions).placeHolder;
    };
    assert.equal(await asked(true), 'When should "deploy" expire?');
    assert.equal(
      await asked(false),
      'When should "deploy" be deleted? coder.example.com can\'t expire tokens.',
    );
  });

  it("shows a name as text, whatever it is", async () => {
    host.answer = pressing("Immediately");
    await ask(30, { name: "[x](command:y)\n\u202E" });
    const { placeHolder } = host.shown[0]?.given[1] as vscode.QuickPickOptions;
    assert.equal(placeHolder, 'When should "[x]\u200B(command:y) <U+202E>" expire?');
  });
});
