import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { pickToken } from "../../../../../src/commands/tokens/picking/pickToken";
import type { ListedToken } from "../../../../../src/presentation/token/listedToken";
import { MeantTokens } from "../../../../../src/tokens/expiring/meantTokens";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { token } from "../../../tokens/auditSupport";
import { sessionAt } from "../../../views/pictureSupport";
import { listedAt, listingOf, rowOf, sessionsOf } from "../../commandSupport";

describe("the token that a command is about", () => {
  useVscode();
  const [here, there] = [sessionAt("coder.example.com", 0), sessionAt("other.example.com", 0)];
  const ours = listedAt(here, ["deploy", "backup"]);
  const theirs = listedAt(there, ["deploy"]);
  const pick = async (
    argument: unknown,
    isOffered?: (listed: ListedToken) => boolean,
    from = [here, there],
  ) => {
    const services = { sessions: sessionsOf(...from), listed: listingOf(...ours, ...theirs) };
    return (await pickToken(services, argument, "Rotate a Token", isOffered)).id;
  };
  const idOf = (listed: ListedToken | undefined) => listed?.id;
  const meant = (...tokens: ListedToken[]) =>
    new MeantTokens(
      tokens.map(({ key, loaded }) => ({ session: loaded.session, tokenId: key.id, name: key.name })),
    );

  it("is that of its row, of whatever deployment, and nobody is asked", async () => {
    assert.equal(await pick(rowOf(theirs[0])), idOf(theirs[0]));
    assert.equal(await pick(theirs[0]), idOf(theirs[0]));
    assert.deepEqual(host.shown, []);
  });

  it("is picked by name from the current deployment without one, of those that make sense", async () => {
    host.answer = pressing("deploy");
    assert.equal(await pick(undefined), idOf(ours[0]));
    assert.deepEqual(host.shown[0]?.choices, ["deploy", "backup"]);
    assert.equal(host.shown[0].message, "Rotate a Token");
    const [items] = host.shown[0].given as [vscode.QuickPickItem[]];
    assert.equal(items[0]?.description, "workspace:read");
    assert.match(items[0].detail ?? "", /^expires .* · used /);
    await pick(undefined, ({ key }) => key.name !== "backup");
    assert.deepEqual(host.shown[1]?.choices, ["deploy"]);
  });

  it("is none when the person leaves", async () => {
    await assert.rejects(pick(undefined), { name: "Cancelled" });
  });

  it("is none while nobody is signed in, with a button for that", async () => {
    await assert.rejects(pick(undefined, undefined, []), { message: /not signed in/ });
  });

  it("is the one that a notification names, at its own deployment alone", async () => {
    const [first, second] = [ours[0], theirs[0]];
    assert.ok(first && second);
    assert.equal(await pick(meant(second)), second.id);
    assert.equal(host.shown.length, 0);
    host.answer = pressing("deploy");
    await pick(meant(first, second));
    const choices = host.shown.map((shown) => shown.choices);
    assert.deepEqual(choices, [["deploy", "deploy"]], "only those that were named");
  });

  it("is never another one in place of one that is gone", async () => {
    const [gone, other] = [listedAt(here, ["gone"])[0], listedAt(there, ["backup"])[0]];
    assert.ok(gone && other);
    await assert.rejects(pick(meant(gone)), { message: '"gone" is no longer among your tokens.' });
    await assert.rejects(pick(meant(gone, other)), { message: "These tokens are no longer among yours." });
    await assert.rejects(pick(meant(gone), undefined, [there]), { name: "Explained" });
    assert.deepEqual(host.shown, []);
  });

  it("has its owner's name where those of everybody are listed, and names of strangers as text", async () => {
    const keys = [token("ci", { username: "bob" }), token("$(trash)[a](command:b)", { username: "eve" })];
    const tokens = listedAt(here, keys, { isEverybodys: true });
    const services = { sessions: sessionsOf(here), listed: listingOf(...tokens) };
    await assert.rejects(pickToken(services, undefined, "x"), { name: "Cancelled" });
    assert.deepEqual(host.shown[0]?.choices, ["ci of bob", "$\u200B(trash)[a]\u200B(command:b) of eve"]);
  });
});
