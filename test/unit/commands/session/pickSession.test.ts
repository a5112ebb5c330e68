import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { pickSession } from "../../../../src/commands/session/pickSession";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import { sessionAt } from "../../views/pictureSupport";
import { sessionsOf } from "../commandSupport";

describe("the session that a command is about", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com"), sessionAt("other.example.com")];

  it("is the only one, and nobody is asked", async () => {
    assert.equal(await pickSession(sessionsOf(there), "Sign Out"), there);
    assert.equal(host.shown.length, 0);
  });

  it("is the one that is picked among several, which says who and which is current", async () => {
    host.answer = pressing("other.example.com");
    assert.equal(await pickSession(sessionsOf(here, there), "Sign Out"), there);
    assert.equal(host.shown[0]?.message, "Sign Out");
    const [items] = host.shown[0].given as [vscode.QuickPickItem[]];
    assert.deepEqual(
      items.map(({ description, detail }) => [description, detail]),
      [
        ["alice", "Current deployment"],
        ["alice", undefined],
      ],
    );
  });

  it("is none when the person leaves, or nobody is signed in", async () => {
    await assert.rejects(pickSession(sessionsOf(here, there), "x"), { name: "Cancelled" });
    await assert.rejects(pickSession(sessionsOf(), "x"), { message: /not signed in/ });
  });
});
