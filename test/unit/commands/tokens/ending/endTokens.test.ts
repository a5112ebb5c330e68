import assert from "node:assert/strict";
import { Rejected, ServerFault } from "../../../../../src/coder";
import { endTokens } from "../../../../../src/commands/tokens/ending/endTokens";
import type { ListedToken } from "../../../../../src/presentation/token/listedToken";
import { startCoderd } from "../../../../coderd";
import { until } from "../../../../host/until";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { type CommandWindow, openCommandWindow } from "../../commandSupport";

const keys = "/api/v2/users/me/keys/";

describe("ending tokens", () => {
  useVscode();
  let window: CommandWindow;
  beforeEach(async () => {
    window = await openCommandWindow();
    host.answer = agreed;
  });
  afterEach(() => window.close());

  const agreed = pressing("Expire Token", "Delete Token", "Expire 2 Tokens", "Delete 2 Tokens");
  const sent = () =>
    window.coderd.log.entries
      .filter(({ method }) => method !== "GET")
      .map(({ method, path }) => `${method} ${path}`);
  const told = (text: string) =>
    until(
      () => host.shown.find(({ message, isModal }) => !isModal && message.startsWith(text)),
      () => host.messages.join(" | "),
      2_000,
    );
  const isAlive = (token: ListedToken) => (window.endOf(token) ?? new Date(0)) > new Date();

  it("is done after one question, tells so, and reads the list anew", async () => {
    const token = await window.has("deploy");
    await endTokens(window, [token], "expire");
    assert.equal(host.shown[0]?.message, 'Expire "deploy"?');
    assert.deepEqual(sent(), [`PUT ${keys}${token.key.id}/expire`]);
    assert.equal(isAlive(token), false);
    await told('Expired "deploy".');
    const listed = await window.listed.of(window.session);
    assert.equal(listed.find(({ key }) => key.name === "deploy")?.facts.state, "expired");
  });

  it("changes and sends nothing when the person does not agree", async () => {
    const token = await window.has("deploy");
    host.answer = () => undefined;
    for (const way of ["expire", "delete"] as const) await endTokens(window, [token], way);
    assert.equal(window.coderd.log.count(), 0);
    assert.deepEqual(window.busy, []);
    assert.ok(isAlive(token));
  });

  it("takes a token off the server when it is to be deleted", async () => {
    const token = await window.has("deploy");
    await endTokens(window, [token], "delete");
    assert.deepEqual(sent(), [`DELETE ${keys}${token.key.id}`]);
    assert.equal(window.endOf(token), undefined);
    await told('Deleted "deploy".');
  });

  it("has the rows say so for as long as it lasts, also when it fails", async () => {
    const token = await window.has("deploy");
    await endTokens(window, [token], "expire");
    assert.deepEqual(window.busy, [`${token.id} expiring…`, `${token.id} again`]);
    window.coderd.faults.add({ method: "DELETE", path: `${keys}*` }, { kind: "answer", status: 503 });
    await assert.rejects(endTokens(window, [token], "delete"), ServerFault);
    assert.deepEqual(window.busy.slice(2), [`${token.id} deleting…`, `${token.id} again`]);
  });

  it("says that no token fits when none is left, and asks nothing", async () => {
    await assert.rejects(endTokens(window, [], "expire"), {
      message: /The selected tokens have already expired/,
    });
    assert.deepEqual(host.shown, []);
  });

  it("fails as its request did when there was only one, which goes on living", async () => {
    const token = await window.has("deploy");
    window.coderd.faults.add(
      { method: "PUT", path: "/**" },
      { kind: "answer", status: 400, body: { message: "No." } },
    );
    await assert.rejects(endTokens(window, [token], "expire"), Rejected);
    assert.ok(isAlive(token));
    assert.equal(host.shown.length, 1, "the door of the command tells of it");
  });

  it("tells of several which failed, and tries those alone again", async () => {
    const [first, second] = [await window.has("first"), await window.has("second")];
    const path = `${keys}${second.key.id}/expire`;
    window.coderd.faults.add({ path, times: 1 }, { kind: "answer", status: 400, body: { message: "No." } });
    host.answer = (shown) => agreed(shown) ?? pressing("Try the Rest Again")(shown);
    await endTokens(window, [first, second], "expire");
    const warning = await told("1 of 2 tokens were revoked, 1 failed.");
    assert.deepEqual(warning.choices, ["Show Report", "Try the Rest Again"]);
    await told('Expired "second".');
    const puts = sent();
    assert.deepEqual(
      [
        puts.filter((one) => one.includes(first.key.id)).length,
        puts.filter((one) => one.includes(path)).length,
      ],
      [1, 2],
    );
    assert.deepEqual([first, second].map(isAlive), [false, false]);
    assert.equal(host.shown.filter(({ isModal }) => isModal).length, 1, "nobody is asked again");
  });

  it("never counts as ended what the session may not see", async () => {
    const token = await window.has("deploy");
    window.coderd.faults.add(
      { path: `${keys}**` },
      { kind: "answer", status: 404, body: { message: "No." } },
    );
    await endTokens(window, [token], "expire");
    await told('"deploy" may still work');
  });

  it("says of one that was gone before that it was", async () => {
    const token = await window.has("deploy");
    const key = window.coderd.store.keys.get(token.key.id);
    assert.ok(key);
    window.coderd.store.keys.remove(key);
    await endTokens(window, [token], "expire");
    await told('"deploy" was already deleted.');
  });

  it("deletes where the server knows nothing of expiring, having said so or not", async () => {
    const old = await openCommandWindow("alice", "2.31.0");
    try {
      const token = await old.has("deploy");
      await endTokens(old, [token], "expire");
      assert.match(host.shown[0]?.detail ?? "", /can't expire tokens, so it will be deleted/);
      assert.equal(old.coderd.log.count({ method: "PUT" }), 0);
      assert.equal(old.coderd.log.count({ method: "DELETE", path: `${keys}${token.key.id}` }), 1);
      await told('Deleted "deploy", because');
    } finally {
      await old.close();
    }
    const token = await window.has("deploy");
    window.coderd.faults.add(
      { method: "PUT", path: "/**" },
      { kind: "answer", status: 404, body: { message: "Route not found." } },
    );
    await endTokens(window, [token], "expire");
    assert.equal(window.endOf(token), undefined);
  });

  it("does nothing to the tokens of somebody who is not signed in there any more", async () => {
    const token = await window.has("deploy");
    await window.signIn("olive");
    window.coderd.log.clear();
    await assert.rejects(endTokens(window, [token], "delete"), { message: /as a different user/ });
    assert.equal(window.coderd.log.count({ method: "DELETE" }), 0);
    assert.ok(isAlive(token));
    for (const session of window.sessions.all) await window.sessions.signOut(session);
    window.coderd.log.clear();
    await assert.rejects(endTokens(window, [token], "delete"), { message: /not signed in/ });
    assert.equal(window.coderd.log.count(), 0);
  });

  it("sends each only to its own deployment, not to the current one", async () => {
    const other = await startCoderd();
    try {
      const token = await window.has("deploy");
      await window.signIn("alice", other);
      window.coderd.log.clear();
      other.log.clear();
      await endTokens(window, [token], "expire");
      assert.equal(other.log.count({ method: "PUT" }), 0);
      assert.equal(window.coderd.log.count({ method: "PUT" }), 1);
    } finally {
      await other.stop();
    }
  });

  it("asks of names of strangers as of text, each on a line of its own", async () => {
    const tokens = [await window.has("a\n\n• all of them"), await window.has("[b](command:x)")];
    host.answer = () => undefined;
    await endTokens(window, tokens, "expire");
    const [first, second] = (host.shown[0]?.detail ?? "").split("\n");
    assert.deepEqual([first, second], ["• a  • all of them", "• [b]\u200B(command:x)"]);
  });
});
