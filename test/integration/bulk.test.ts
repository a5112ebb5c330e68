import assert from "node:assert/strict";
import { Unreachable } from "../../src/coder";
import { reportOf } from "../../src/commands/tokens/ending/endReport";
import { confirmation } from "../../src/commands/tokens/ending/endWords";
import { Secret } from "../../src/core/token/secret";
import type { ListedToken } from "../../src/presentation/token/listedToken";
import { type Coderd, type ProfileName, startCoderd } from "../coderd";
import { signedInAt } from "../support/signedIn";
import { Explorer, rowOf } from "./explorerSupport";

describe("ending several tokens", () => {
  let coderd: Coderd;
  let explorer: Explorer;

  async function begin(profile: ProfileName = "2.35.1"): Promise<void> {
    coderd = await startCoderd({ profile });
    explorer = new Explorer(await signedInAt(coderd, "alice"));
  }
  async function tokens(count: number): Promise<ListedToken[]> {
    const names = Array.from({ length: count }, (_, index) => `job-${index}`);
    for (const name of names) coderd.createToken("alice", { name });
    await explorer.refresh();
    const { roots } = await explorer.picture();
    return Promise.all(names.map(async (name) => (await rowOf(roots, name)).token));
  }
  afterEach(async () => {
    explorer.dispose();
    explorer.session.client.dispose();
    await coderd.stop();
  });

  it("asks once, naming every token up to ten", async () => {
    await begin();
    const { question, detail, verb } = confirmation(await tokens(10), "expire");
    assert.equal(question, "Expire 10 tokens?");
    assert.equal(verb, "Expire 10 Tokens");
    assert.equal(detail.filter((line) => /^• job-\d/.test(line)).length, 10);
    assert.match(String(detail.at(-1)), /stops working now. This can't be undone.$/);
  });

  it("counts those for whose names there is no room", async () => {
    await begin();
    const { detail } = confirmation(await tokens(13), "delete");
    assert.equal(detail.filter((line) => /^• job-\d/.test(line)).length, 10);
    assert.ok(detail.includes("• and 3 more"));
  });

  it("says before that an old server deletes what should expire", async () => {
    await begin("2.31.0");
    const { detail } = confirmation(await tokens(2), "expire");
    assert.match(detail.join("\n"), /can't expire tokens, so they will be deleted/);
  });

  it("warns whoever is about to end the token they are signed in with", async () => {
    await begin();
    const [token] = await tokens(1);
    assert.ok(token);
    const { session } = token.loaded;
    const own = {
      ...token.loaded,
      session: {
        ...session,
        record: { ...session.record, session: new Secret(`${token.key.id}-${"x".repeat(22)}`) },
      },
    };
    const { detail } = confirmation(
      [Object.assign(Object.create(token) as ListedToken, { loaded: own })],
      "expire",
    );
    assert.ok(detail.includes('You\'re signed in with "job-0" and will be signed out.'));
  });

  it("reports what went wrong first, with the reason, and then the rest", async () => {
    await begin();
    const [first, second, third, fourth] = await tokens(4);
    assert.ok(first && second && third && fourth);
    const error = new Unreachable(explorer.session.deployment, "timeout", { sent: "maybe", timeoutMs: 1000 });
    const report = reportOf([
      { item: first, kind: "done" },
      { item: second, kind: "failed", error },
      { item: third, kind: "untouched" },
      { item: fourth, kind: "gone" },
    ]);
    const lines = report.filter((line) => line !== "");
    assert.deepEqual(
      lines.map((line) => line.replace(/^(- job-\d).*/, "$1")),
      [
        "# Failed",
        "- job-1",
        "# Not tried",
        "- job-2",
        "# Already deleted",
        "- job-3",
        "# Revoked",
        "- job-0",
      ],
    );
    const text = report.join("\n");
    assert.ok(text.includes(error.message) && text.includes(first.key.id));
  });
});
