import assert from "node:assert/strict";
import { reportOf, tellEndings, troubleOf } from "../../../../../src/commands/tokens/ending/endReport";
import type { ListedToken } from "../../../../../src/presentation/token/listedToken";
import type { EndOutcome } from "../../../../../src/tokens/ending/endMany";
import { host, pressing, useVscode } from "../../../../support/vscode/host";

describe("what is said of tokens that were to be revoked", () => {
  useVscode();
  const node = (name: string) =>
    ({
      key: { name, id: `id-${name}` },
      loaded: {
        features: { expire: true },
        session: { deployment: { href: "https://coder.example.com", host: "coder.example.com" } },
      },
    }) as unknown as ListedToken;
  const ending = (kind: EndOutcome<ListedToken>["kind"], name = "deploy") =>
    ({
      item: node(name),
      kind,
      error: { message: "Why.", advice: "a" },
    }) as unknown as EndOutcome<ListedToken>;

  it("never counts as revoked what the session may not see or end", () => {
    assert.equal(
      troubleOf([ending("notAllowed")]),
      "\"deploy\" may still work: the session you're signed in with on coder.example.com isn't allowed to see or revoke it.",
    );
    const twelve = Array.from({ length: 12 }, (_, index) => ending("notAllowed", `t${index}`));
    assert.equal(
      troubleOf(twelve),
      "0 of 12 tokens were revoked. 12 may still work: your session on coder.example.com isn't allowed to see or revoke them.",
    );
    assert.equal(
      troubleOf([ending("done"), ending("gone"), ending("failed"), ending("notAllowed")]),
      "2 of 4 tokens were revoked, 1 failed. Why. 1 may still work: your session on coder.example.com isn't allowed to see or revoke it.",
    );
    assert.equal(troubleOf([ending("done"), ending("untouched")]), "Stopped: 1 of 2 tokens were revoked.");
    assert.deepEqual(reportOf([ending("notAllowed")]).filter(Boolean), [
      "# Not allowed, and may still work",
      "- deploy (id-deploy)",
    ]);
  });

  it("says why the first of them failed, which names the deployment", () => {
    assert.equal(
      troubleOf([ending("done"), ending("failed"), ending("failed")]),
      "1 of 3 tokens were revoked, 2 failed. Why.",
    );
  });

  it("offers to sign in again where the session is not allowed to, and nowhere else", async () => {
    host.answer = pressing("Sign In Again");
    await tellEndings([ending("notAllowed")], "expire", () => Promise.resolve());
    await tellEndings([ending("failed")], "expire", () => Promise.resolve());
    assert.deepEqual(host.executed, [
      { command: "coderAccess.session.signIn", args: ["https://coder.example.com"] },
    ]);
    assert.ok(!host.shown[1]?.choices.includes("Sign In Again"));
  });

  it("has a report, what went wrong first, and does nothing else when that is shown or left", async () => {
    let tries = 0;
    const again = () => Promise.resolve(void (tries += 1));
    const endings = [ending("done", "a"), ending("untouched", "b"), ending("failed", "c")];
    host.answer = pressing("Show Report");
    await tellEndings(endings, "expire", again);
    assert.deepEqual(
      host.documents.map(({ content }) => content.split("\n").filter(Boolean)),
      [["# Failed", "- c (id-c): Why. a", "# Not tried", "- b (id-b)", "# Revoked", "- a (id-a)"]],
    );
    host.answer = () => undefined;
    await tellEndings(endings, "expire", again);
    assert.equal(tries, 0);
    host.answer = pressing("Try the Rest Again");
    await tellEndings(endings, "expire", again);
    assert.equal(tries, 1);
  });

  it("says in a word that all is done", async () => {
    await tellEndings([ending("done")], "expire", () => Promise.resolve());
    await tellEndings([ending("done"), ending("gone")], "delete", () => Promise.resolve());
    await tellEndings([ending("gone")], "delete", () => Promise.resolve());
    assert.deepEqual(host.messages, [
      'Expired "deploy".',
      "Deleted 2 tokens.",
      '"deploy" was already deleted.',
    ]);
  });
});
