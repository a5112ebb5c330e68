import assert from "node:assert/strict";
import * as vscode from "vscode";
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
  });
  afterEach(() => window.close());

  const review = (more: Partial<Pick<CommandWindow, "listed" | "sessions">> = {}) =>
    reviewTokens({
      ...window,
      ...more,
      openDetails: ({ deployment }, id) => void opened.push(`${deployment.href} ${id}`),
    });
  const shownPick = () =>
    until<ShownPick>(
      () => host.picks.find(({ isShown }) => isShown),
      () => host.messages.join(" | ") || "Nothing is shown.",
      2_000,
    );
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
    assert.deepEqual(
      pick.items.map(({ label, kind }) =>
        kind === vscode.QuickPickItemKind.Separator ? `— ${label}` : label,
      ),
      ["— Full access", "broad", "— Expires soon", "soon"],
    );
    assert.match(pick.items[1]?.description ?? "", /^Full access · Expires soon$/);
    assert.match(pick.items[1]?.detail ?? "", /\. .*expire/i);
    pick.hide();
    await assert.rejects(reviewing, { name: "Cancelled" });
    assert.deepEqual(ended(), []);
  });

  it("ends those that are chosen, in the way that is chosen, after one question", async () => {
    const [broad] = [await window.has("broad", full), await window.has("soon", soon)];
    for (const [way, verb, sent] of [
      ["Expire", "Expire Token", `PUT ${broad.key.id}/expire`],
      ["Delete", "Delete Token", `DELETE ${(await window.has("other", full)).key.id}`],
    ] as const) {
      window.coderd.log.clear();
      host.answer = pressing(way, verb);
      const reviewing = review();
      const pick = await shownPick();
      pick.choose(way === "Expire" ? "broad" : "other");
      pick.accept();
      await reviewing;
      assert.deepEqual(ended(), [sent]);
    }
    assert.deepEqual(
      host.shown.filter(({ isModal }) => isModal).map(({ message }) => message),
      ['Expire "broad"?', 'Delete "other"?'],
    );
  });

  it("ends nothing when a later question is left, and does not go on with nothing chosen", async () => {
    await window.has("broad", full);
    for (const answers of [[], ["Expire"]]) {
      host.answer = pressing(...answers);
      const reviewing = review();
      const pick = await shownPick();
      pick.accept();
      assert.ok(pick.isShown);
      pick.choose("broad");
      pick.accept();
      await reviewing.catch((error: unknown) => assert.equal((error as Error).name, "Cancelled"));
      assert.ok(!pick.isShown);
    }
    assert.deepEqual(
      host.shown.map(({ message }) => message),
      ['Revoke "broad"', 'Revoke "broad"', 'Expire "broad"?'],
    );
    assert.deepEqual(ended(), []);
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
    host.answer = pressing("Delete Token");
    const reviewing = review({ listed });
    const pick = await shownPick();
    pick.choose("broad");
    pick.accept();
    await reviewing;
    assert.deepEqual(ended(), [`DELETE ${broad.key.id}`]);
    assert.equal(host.shown[0]?.message, 'Delete "broad"?');
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
