import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { PartNode } from "../../src/views/tree/partNode";
import { type Coderd, startCoderd } from "../coderd";
import { noMarks } from "../support/noMarks";
import { signedInAt } from "../support/signedIn";
import { Explorer, outline, pictureOf, rowOf } from "./explorerSupport";

const hour = 3_600_000;
const day = 24 * hour;

describe("the explorer of tokens", () => {
  let coderd: Coderd;
  let explorer: Explorer;
  const opened: Explorer[] = [];

  const open = async (username: string, at = coderd) => {
    const made = new Explorer(await signedInAt(at, username));
    opened.push(made);
    return made;
  };
  const names = async () => outline((await explorer.picture()).roots, 2);
  const words = async (name: string) =>
    String((await rowOf((await explorer.picture()).roots, name)).toItem().description);

  beforeEach(async () => {
    coderd = await startCoderd();
    explorer = await open("alice");
    await explorer.refresh();
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) {
      one.dispose();
      one.session.client.dispose();
    }
    await coderd.stop();
  });

  it("puts what needs attention first, in groups that count, and expired tokens out of sight", async () => {
    const lines = await names();
    assert.deepEqual(
      lines.map((line) => line.replace(/^( *\S+).*/, "$1")),
      [
        "Needs",
        "  release-bot",
        "  preview-environment",
        "  home-server",
        "  laptop-2024",
        "Active",
        "  alpha-terminal",
        "  office-dashboard-2",
        "  key-rotator",
        "  ci-alpha",
        "  office-dashboard",
        "  docker-image-push",
      ],
    );
    assert.ok(lines.includes("Needs attention 4") && lines.includes("Active 6"), lines.join("\n"));
    explorer.options = { ...explorer.options, showsExpired: true };
    assert.deepEqual((await names()).slice(-2)[0], "Expired 1");
    assert.match((await names()).at(-1) ?? "", /demo-for-fair expired 2 d ago/);
  });

  it("counts what needs attention for the badge", async () => {
    assert.equal((await explorer.picture()).attention, 4);
  });

  it("shows one sorted list when groups are switched off", async () => {
    explorer.options = { ...explorer.options, isGrouped: false, sort: "name" };
    const labels = (await explorer.picture()).roots.map((node) => node.toItem().label);
    assert.deepEqual(labels.slice(0, 3), ["alpha-terminal", "ci-alpha", "docker-image-push"]);
    assert.equal(labels.length, 10);
  });

  it("tells every state in words of its own", async () => {
    const make = (name: string, token: Parameters<Coderd["createToken"]>[1]) =>
      coderd.createToken("alice", { name, ...token });
    const ago = (milliseconds: number) => new Date(Date.now() - milliseconds);
    make("sleepy", {
      createdAt: ago(200 * day),
      lifetime: 400 * day,
      lastUsedAt: ago(100 * day),
      scopes: ["file:read"],
    });
    make("ending", {
      createdAt: ago(29.5 * day),
      lifetime: 30 * day,
      lastUsedAt: ago(hour),
      scopes: ["task:read"],
    });
    await explorer.refresh();
    assert.match(await words("sleepy"), /^unused · 6 mo$/);
    assert.match(await words("ending"), /^1[12] h left$/);
    assert.match(await words("laptop-2024"), /^full access · \d+ y$/);
    assert.match(await words("key-rotator"), /^creates tokens · \d+ d$/);
    assert.match(await words("preview-environment"), /^workspace gone · \d+ (d|mo)$/);
    assert.match(await words("ci-alpha"), /^alpha · \d+ d$/);
    assert.match(await words("office-dashboard"), /^\S.* · \d+ (h|d)$/);
  });

  it("tells tokens apart whose end use has moved, on a server that does so", async () => {
    const old = await startCoderd({ profile: "2.31.0" });
    const there = await open("alice", old);
    const secret = old.createToken("alice", {
      name: "slid",
      createdAt: new Date(Date.now() - 20 * day),
      lifetime: 21 * day,
      scopes: ["workspace:read"],
    });
    await fetch(`${old.url}/api/v2/workspaces`, { headers: { "Coder-Session-Token": secret } });
    await there.refresh();
    const row = await rowOf((await there.picture()).roots, "slid");
    assert.match(String(row.toItem().description), /^extended · /);
    await old.stop();
  });

  it("has three icons, which are told apart by their shape", async () => {
    const { roots } = await explorer.picture();
    const icons = await Promise.all(
      ["release-bot", "preview-environment", "laptop-2024", "key-rotator", "ci-alpha"].map(
        async (name) => ((await rowOf(roots, name)).toItem().iconPath as vscode.ThemeIcon).id,
      ),
    );
    assert.deepEqual(icons, ["clockface", "warning", "warning", "key", "key"]);
  });

  it("opens a token into what it can do, reaches, and when it was used and ends, by names", async () => {
    const row = await rowOf((await explorer.picture()).roots, "ci-alpha");
    const lines = await outline([row]);
    const zone = String.raw`[A-Z]{3}|GMT`;
    for (const expected of [
      /^ {2}Permissions read, start and stop 1 workspace$/,
      /^ {4}workspace:read View workspaces/,
      /^ {2}Resources workspace alpha, all templates, your profile$/,
      /^ {4}alpha workspace$/,
      /^ {2}Used .* ago( \(accurate to the hour\))?$/,
      new RegExp(`^ {2}Expires in \\d+ days · .*202\\d.*(${zone})`),
    ]) {
      assert.ok(
        lines.some((line) => expected.test(line)),
        `${String(expected)} is not in\n${lines.join("\n")}`,
      );
    }
  });

  it("keeps the ids of what a token reaches for copying, and in the tooltip", async () => {
    const row = await rowOf((await explorer.picture()).roots, "ci-alpha");
    const reach = (await row.children()).find(
      (node) => node instanceof PartNode && node.part.name === "reach",
    );
    const [alpha] = (await reach?.children?.()) ?? [];
    assert.ok(alpha instanceof PartNode);
    const { id } = coderd.workspace("alpha");
    assert.equal(alpha.part.resourceId, id);
    assert.equal(alpha.toItem().contextValue, "resource+workspace");
    assert.ok(alpha.tooltip().includes(id));
  });

  it("says which resource is gone, and that it may only be hidden", async () => {
    const lines = await outline([await rowOf((await explorer.picture()).roots, "preview-environment")]);
    assert.ok(lines.some((line) => /^ {2}Resource deleted One of its resources was deleted/.test(line)));
    assert.ok(lines.some((line) => /^ {4}deleted workspace or you can't see it · 5d0c1f6e/.test(line)));
  });

  it("looks names up once for all tokens, and tells when they are known", async () => {
    const fresh = await open("alice");
    let learned = 0;
    fresh.surveys.onDidLearn(() => (learned += 1));
    coderd.log.clear();
    await fresh.refresh();
    await fresh.picture();
    await fresh.picture();
    assert.equal(learned, 1);
    const lookups = coderd.log.entries.filter(({ path }) => /workspaces|templates/.test(path));
    assert.ok(lookups.length <= 4, lookups.map(({ path }) => path).join("\n"));
  });

  it("filters by any word that a row shows, and says how many match", async () => {
    for (const [filter, expected] of [
      ["OFFICE", ["office-dashboard-2", "office-dashboard"]],
      ["docker containers", ["docker-image-push"]],
      ["full access", ["home-server", "laptop-2024"]],
      ["deleted", ["preview-environment"]],
      ["coder:apikeys", ["key-rotator"]],
    ] as const) {
      explorer.options = { ...explorer.options, isGrouped: false, filter };
      const { roots, message } = await explorer.picture();
      assert.deepEqual(
        roots.map((node) => node.toItem().label),
        expected,
        filter,
      );
      assert.equal(message, `${expected.length} of 10 tokens match "${filter}".`);
    }
    explorer.options = { ...explorer.options, filter: "no such token" };
    const nothing = await explorer.picture();
    assert.deepEqual([nothing.roots.length, nothing.face], [0, "data"]);
    assert.equal(nothing.message, 'No token matches "no such token".');
  });

  it("does not say that there are no tokens when all of them have expired", async () => {
    const fresh = await startCoderd({ seed: "empty" });
    fresh.createUser({ username: "erin" });
    const erin = await open("erin", fresh);
    await erin.refresh();
    assert.deepEqual([(await erin.picture()).face, (await erin.picture()).message], ["empty", ""]);
    fresh.createToken("erin", { createdAt: new Date(Date.now() - 2 * day), lifetime: day });
    await erin.refresh();
    assert.equal((await erin.picture()).message, "1 expired token is hidden.");
    await fresh.stop();
  });

  it("tells an outage above the last good rows", async () => {
    coderd.faults.add({ path: "/api/v2/users/me/keys/tokens" }, { kind: "reset", when: "before" });
    await explorer.refresh();
    const { roots, message, face } = await explorer.picture();
    assert.equal(face, "data");
    const [outage] = roots.map((root) => root.toItem());
    assert.equal(roots.length, 3);
    assert.match(
      `${JSON.stringify(outage?.label)} ${String(outage?.description)}`,
      /^"From .* failing since /,
    );
    assert.notEqual(message, "");
  });

  it("shows several deployments side by side, each with its groups", async () => {
    const other = await startCoderd();
    const bob = await open("bob", other);
    await bob.refresh();
    const { roots } = await pictureOf([explorer, bob]);
    const lines = await outline(roots, 3);
    const labels = roots.map((node) => node.toItem().label);
    assert.deepEqual(labels, [`127.0.0.1:${coderd.port}`, `127.0.0.1:${other.port}`]);
    assert.ok(
      lines.some((line) => /^ {4}bob-backup/.test(line)),
      lines.join("\n"),
    );
    const row = await rowOf(roots, "bob-backup");
    assert.equal(row.parent?.toItem().label, "Needs attention");
    assert.equal(row.parent.parent, roots[1]);
    await other.stop();
  });

  it("names the owner of each token when an owner looks at everybody's", async () => {
    const olive = await open("olive");
    const count = () => olive.store.current.last?.tokens.length;
    await olive.refresh();
    assert.equal(count(), 1);
    coderd.log.clear();
    await olive.store.ofEverybody(true);
    const { query } = coderd.log.last({ path: "/api/v2/users/me/keys/tokens" });
    assert.deepEqual(query, { include_all: "true", include_expired: "true" });
    const row = await rowOf((await olive.picture()).roots, "laptop-2024");
    assert.match(String(row.toItem().description), /^alice · full access/);
    await olive.store.ofEverybody(false);
    assert.equal(count(), 1);
  });

  it("says on the row what is being done with its token", async () => {
    const id = (await rowOf((await explorer.picture()).roots, "ci-alpha")).token.key.id;
    explorer.facts = { busyWith: (one) => (one.endsWith(` ${id}`) ? "expiring…" : undefined) };
    const item = (await rowOf((await explorer.picture()).roots, "ci-alpha")).toItem();
    assert.equal(item.description, "expiring…");
    assert.equal((item.iconPath as vscode.ThemeIcon).id, "loading~spin");
  });

  it("says when a token retires, and what takes its place", async () => {
    const { id } = (await rowOf((await explorer.picture()).roots, "ci-alpha")).token.key;
    const retirement = {
      version: 1,
      tokenId: id,
      name: "ci-alpha",
      deployment: explorer.session.deployment.href,
      userId: explorer.session.record.userId,
      successor: "ci-alpha-2",
      dueAt: new Date(Date.now() + 23.5 * hour).toISOString(),
      whenUnused: false,
      failures: 0,
    } as const;
    explorer.facts = {
      marks: { ...noMarks, retirementOf: (_, one) => (one === id ? retirement : undefined) },
    };
    const row = await rowOf((await explorer.picture()).roots, "ci-alpha");
    assert.match(String(row.toItem().description), /^replaced · 23 h$/);
    assert.match(String(row.toItem().contextValue), /\bretiring\b/);
    assert.ok((await outline([row])).some((line) => line.includes('"ci-alpha-2" replaces it')));
  });

  it("shows a long list in pieces", async () => {
    for (let index = 0; index < 450; index += 1)
      coderd.createToken("alice", { name: `many-${index}`, scopes: ["file:read"], lifetime: 30 * day });

    await explorer.refresh();
    const [, active] = (await explorer.picture()).roots;
    const rows = (await active?.children?.()) ?? [];
    assert.equal(active?.toItem().description, "456");
    assert.equal(rows.length, 201);
    const more = rows.at(-1)?.toItem();
    assert.equal(more?.label, "Show 200 more");
    assert.equal(more.description, "256 left");
    assert.equal(more.command?.command, "coderAccess.tokens.showMoreTokens");
    explorer.facts = { shownOf: () => 400 };
    const [, again] = (await explorer.picture()).roots;
    const last = ((await again?.children?.()) ?? []).at(-1)?.toItem();
    assert.equal(last?.label, "Show 56 more");
  });
});
