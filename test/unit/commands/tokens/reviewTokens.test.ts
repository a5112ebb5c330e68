import assert from "node:assert/strict";
import * as vscode from "vscode";
import { deleteToken } from "../../../../src/commands/tokens/deleteToken";
import { expireToken } from "../../../../src/commands/tokens/expireToken";
import { reviewTokens } from "../../../../src/commands/tokens/reviewTokens";
import type { ListedToken } from "../../../../src/presentation/token/listedToken";
import { until } from "../../../host/until";
import { host, pressing, useVscode } from "../../../support/vscode/host";
import type { ShownPick } from "../../../support/vscode/quickInput";
import { type CommandWindow, listedAt, listingOf, openCommandWindow } from "../commandSupport";

const day = 86_400_000;

describe("reviewing tokens", () => {
  useVscode();
  let window: CommandWindow;
  let opened: string[];
  beforeEach(async () => {
    window = await openCommandWindow();
    opened = [];
    for (const key of window.coderd.store.keys.ownedBy(window.session.record.userId))
      if (key.loginType === "token") window.coderd.store.keys.remove(key);
    for (const [id, run] of [
      ["coderAccess.tokens.expireToken", expireToken],
      ["coderAccess.tokens.deleteToken", deleteToken],
    ] as const)
      vscode.commands.registerCommand(id, (...given: unknown[]) => run(window, given[0], given[1]));
  });
  afterEach(() => window.close());

  const review = (more: Partial<Pick<CommandWindow, "listed" | "sessions">> = {}) =>
    reviewTokens({
      ...window,
      ...more,
      openDetails: ({ deployment }, id) => void opened.push(`${deployment.href} ${id}`),
    });
  /** The list that is open, once it is another one than before. */
  const shownPick = (before?: ShownPick) =>
    until<ShownPick>(
      () => host.picks.find((pick) => pick.isShown && pick !== before),
      () => host.messages.join(" | ") || "Nothing is shown.",
      2_000,
    );
  const labelsOf = (pick: ShownPick) =>
    pick.items.map(({ label, kind }) => (kind === vscode.QuickPickItemKind.Separator ? `— ${label}` : label));
  /** Reviews with these answers to the questions after the list, and leaves when the list comes back. */
  async function decide(name: string, ...answers: string[]): Promise<ShownPick> {
    host.answer = pressing(...answers);
    const reviewing = review();
    const pick = await shownPick();
    pick.choose(name);
    pick.accept();
    const again = await shownPick(pick);
    again.hide();
    await assert.rejects(reviewing, { name: "Cancelled" });
    return again;
  }
  const ended = () =>
    window.coderd.log.entries
      .filter(({ method }) => method !== "GET" && method !== "POST")
      .map(({ method, path }) => `${method} ${path.split("/").slice(6).join("/")}`);
  const fine = { scopes: ["workspace:read"], lifetime: 30 * day, lastUsedAt: new Date() };
  const full = { ...fine, scopes: ["coder:all"] };
  const soon = { ...fine, scopes: ["template:read"], createdAt: new Date(Date.now() - 29.5 * day) };

  it("lists each under its worst concern with all its reasons, and none that is fine", async () => {
    await window.has("fine", fine);
    await window.has("broad", { ...full, createdAt: soon.createdAt });
    await window.has("soon", soon);
    const reviewing = review();
    const pick = await shownPick();
    assert.deepEqual(labelsOf(pick), [
      "— Full access",
      "broad",
      "— Expires soon",
      "soon",
      "— ",
      "Revoke Several Tokens…",
    ]);
    assert.match(pick.items[1]?.description ?? "", /^Full access · Expires soon$/);
    assert.match(pick.items[1]?.detail ?? "", /\. .*expire/i);
    pick.hide();
    await assert.rejects(reviewing, { name: "Cancelled" });
    assert.deepEqual(ended(), []);
  });

  it("lists what the tree's group that needs attention holds, and nothing that only is worth knowing", async () => {
    await window.has("one", fine);
    await window.has("other", fine);
    const { lifetime } = fine;
    await window.has("unused", {
      scopes: ["file:read"],
      lifetime,
      createdAt: new Date(Date.now() - 2 * day),
    });
    await review();
    assert.match(host.messages[0] ?? "", /^None of the 3 tokens/);
  });

  it("ends one in the way that is chosen, after one question, and comes back", async () => {
    await window.has("soon", soon);
    for (const [name, way, verb] of [
      ["broad", "Expire…", "Expire Token"],
      ["other", "Delete…", "Delete Token"],
    ] as const) {
      const { key } = await window.has(name, full);
      window.coderd.log.clear();
      const again = await decide(name, way, verb);
      assert.deepEqual(ended(), [way === "Expire…" ? `PUT ${key.id}/expire` : `DELETE ${key.id}`]);
      assert.ok(!labelsOf(again).includes(name));
    }
    assert.deepEqual(
      host.shown.filter(({ isModal }) => isModal).map(({ message }) => message),
      ['Expire "broad"?', 'Delete "other"?'],
    );
  });

  it("keeps one that was looked at, until that is taken back or something else comes up", async () => {
    const { key } = await window.has("broad", full);
    await window.has("soon", soon);
    const again = await decide("broad", "Keep It");
    assert.deepEqual(labelsOf(again).slice(0, 4), ["— Expires soon", "soon", "— Kept as they are", "broad"]);
    const kept = await window.tokenNamed("broad");
    assert.equal(kept.standing.group, "active");
    await decide("broad", "Ask About It Again");
    assert.equal((await window.tokenNamed("broad")).standing.group, "attention");
    assert.deepEqual(window.remarks.acceptedOf(window.session.deployment.href, key.id), []);
    assert.deepEqual(ended(), []);
    assert.deepEqual(
      host.shown.filter(({ isModal }) => isModal),
      [],
      "nothing dangerous was asked for",
    );
  });

  it("goes over to the forms that replace one, and to its details", async () => {
    const { id } = await window.has("broad", full);
    for (const [act, command] of [
      ["Change…", "coderAccess.tokens.changeToken"],
      ["Rotate…", "coderAccess.tokens.rotateToken"],
      ["Show Details", undefined],
    ] as const) {
      host.answer = pressing(act);
      const reviewing = review();
      const pick = await shownPick();
      pick.choose("broad");
      pick.accept();
      await reviewing;
      const run = host.executed.findLast(({ command: ran }) => ran === command);
      if (command) assert.equal((run?.args[0] as ListedToken).id, id);
    }
    assert.deepEqual(opened, [id]);
    assert.deepEqual(ended(), []);
  });

  it("goes back to the list when what to do is left open, and ends nothing when the question is", async () => {
    await window.has("broad", full);
    for (const answers of [[], ["Expire…"]]) await decide("broad", ...answers);
    assert.deepEqual(
      host.shown.map(({ message }) => message),
      ["Review broad", "Review broad", 'Expire "broad"?'],
    );
    assert.deepEqual(ended(), []);
  });

  it("revokes several after one question, and says when nothing is left", async () => {
    const [broad, other] = [await window.has("broad", full), await window.has("other", full)];
    host.answer = pressing("Delete", "Delete 2 Tokens");
    const reviewing = review();
    const list = await shownPick();
    list.choose("Revoke Several Tokens…");
    list.accept();
    const several = await shownPick(list);
    for (const name of ["broad", "other"]) {
      several.choose(name);
      several.accept();
    }
    several.choose("Revoke 2 Tokens…");
    several.accept();
    await reviewing;
    assert.deepEqual(ended().sort(), [`DELETE ${broad.key.id}`, `DELETE ${other.key.id}`].sort());
    assert.ok(host.messages.includes("Nothing is left to review."), host.messages.join(" | "));
  });

  it("shows the details of one without leaving the list", async () => {
    const { id } = await window.has("broad", full);
    const reviewing = review();
    const pick = await shownPick();
    pick.pressOn("broad", "Show Token Details");
    assert.deepEqual(opened, [id]);
    assert.ok(pick.isShown);
    pick.hide();
    await assert.rejects(reviewing, { name: "Cancelled" });
  });

  it("says that all are fine, or that there are none, and asks nothing", async () => {
    await review();
    await window.has("fine", fine);
    await review();
    await window.has("other", { ...fine, scopes: ["template:read"] });
    await review();
    const { host: name } = window.session.deployment;
    assert.deepEqual(host.messages, [
      `You have no tokens on ${name}.`,
      `Your token on ${name} doesn't need attention.`,
      `None of the 2 tokens on ${name} need attention.`,
    ]);
    assert.deepEqual(host.picks, []);
  });

  it("only deletes where no server can expire, without asking how", async () => {
    const [broad] = [await window.has("broad", full)];
    const features = { ...broad.loaded.features, expire: false };
    const listed = listingOf(...listedAs(broad, { features }));
    host.answer = pressing("Delete…", "Delete Token");
    const reviewing = review({ listed });
    const pick = await shownPick();
    pick.choose("broad");
    pick.accept();
    const again = await shownPick(pick);
    again.hide();
    await assert.rejects(reviewing, { name: "Cancelled" });
    assert.deepEqual(ended(), [`DELETE ${broad.key.id}`]);
    assert.ok(!host.shown[0]?.choices.includes("Expire…"));
    assert.equal(host.shown[1]?.message, 'Delete "broad"?');
  });

  it("is not possible while nobody is signed in", async () => {
    await window.sessions.signOut(window.session);
    await assert.rejects(review(), { message: /not signed in/ });
  });

  /** The same token as another answer of its deployment describes it. */
  function listedAs(token: ListedToken, more: Parameters<typeof listedAt>[2]): readonly ListedToken[] {
    return listedAt(window.session, [token.key], { ...token.loaded, ...more });
  }
});
