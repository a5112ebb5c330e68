import assert from "node:assert/strict";
import * as vscode from "vscode";
import type { Draft } from "../../../../src/drafting/draft/draft";
import { host, useVscode } from "../../../support/vscode/host";
import { choose, field, list, openQuickWindow, questions, type QuickWindow, type } from "./quickSupport";

describe("the quick form", () => {
  useVscode();
  let window: QuickWindow;
  afterEach(() => window.close());

  const labelsOf = (question: string) => list(question).then(({ items }) => items.map(({ label }) => label));
  /** Takes what stands there as lifetime, gives a name, and creates it. */
  async function finish(name: string): Promise<void> {
    await type(questions.lifetime);
    await type(questions.name, name);
    await choose(questions.review, `Create ${name}`);
  }
  const partsOf = ({ scopes, reach, allowList }: Draft) => ({ scopes, reach, allowList });

  describe("where everything can be chosen", () => {
    beforeEach(async () => (window = await openQuickWindow()));

    it("asks what it is for, for which thing, how long and its name, and fills in what the recipe needs", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "Start and stop a workspace");
      await choose(questions.workspace, "alpha");
      const lifetime = await type(questions.lifetime);
      assert.equal(lifetime.value, "7d");
      const name = await type(questions.name);
      assert.equal(name.value, "start-stop-alpha");
      await choose(questions.review, "Create start-stop-alpha");
      const { id } = window.coderd.workspace("alpha");
      assert.deepEqual(await filled, {
        name: "start-stop-alpha",
        lifetime: "7d",
        scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read", "user:read"],
        reach: "only",
        allowList: ["template:*", `user:${window.coderd.user("alice").id}`, `workspace:${id}`],
        start: "recipe:start-stop",
        choices: { workspace: [id] },
      });
    });

    it("asks for each thing that a recipe is for, and takes all of a kind after one more question", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "Push a template from CI");
      await choose("Which template? Type a part of its name.", "All templates");
      await choose("Allow all templates?", "All templates");
      await choose("Which organization? Type a part of its name.", "acme");
      await finish("push");
      const { choices, allowList } = await filled;
      const [organization = ""] = window.coderd.user("alice").organizationIds;
      assert.deepEqual(choices, { template: "all", organization: [organization] });
      assert.ok(allowList.includes("template:*") && allowList.includes(`organization:${organization}`));
    });

    it("takes scopes one by one, limited to one thing and what they need beside it", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "Choose scopes");
      await choose(questions.scopes, "workspace:read", "template:read", "user:read");
      await choose(questions.reach, "Only one workspace");
      await choose(questions.workspace, "alpha");
      await finish("shell");
      assert.deepEqual(partsOf(await filled), {
        scopes: ["workspace:read", "template:read", "user:read"],
        reach: "only",
        allowList: [
          `workspace:${window.coderd.workspace("alpha").id}`,
          "template:*",
          `user:${window.coderd.user("alice").id}`,
        ],
      });
    });

    it("offers as a limit what the scopes are about, and the broader answer last", async () => {
      const limits = ["Only one workspace", "Only one template", "Only one user"];
      const all = "All resources you can access";
      const filled = window.fillIn();
      await choose(questions.start, "Choose scopes");
      await choose(questions.scopes, "template:read");
      const reach = await list(questions.reach);
      assert.deepEqual(await labelsOf(questions.reach), [...limits, all]);
      reach.press(vscode.QuickInputButtons.Back);
      await choose(questions.scopes, "organization:read");
      assert.deepEqual(await labelsOf(questions.reach), [...limits, "Only one organization", all]);
      await choose(questions.reach, all);
      await finish("org");
      assert.deepEqual(partsOf(await filled), { scopes: ["organization:read"], reach: "all", allowList: [] });
    });

    it("grants what another token does, under the next name", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "ci-alpha");
      await type(questions.lifetime);
      assert.equal((await type(questions.name)).value, "ci-alpha-2");
      await choose(questions.review, "Create ci-alpha-2");
      const { scopes, allowList } = await filled;
      assert.equal(scopes.length, 5);
      assert.ok(allowList.includes(`workspace:${window.coderd.workspace("alpha").id}`));
    });

    it("does not offer another owner to whom it would be refused", async () => {
      const filled = window.fillIn();
      const first = await list(questions.start);
      assert.equal(
        first.items.some(({ label }) => label === "For another user"),
        false,
      );
      await choose(questions.start, "Choose scopes");
      await list(questions.scopes);
      assert.equal(window.coderd.log.count({ path: "/api/v2/users" }), 0);
      (await list(questions.scopes)).hide();
      await assert.rejects(filled, { name: "Cancelled" });
    });

    it("takes no lifetime that is too long, says what one means, and writes the longest on a press", async () => {
      void window.fillIn({ scopes: ["file:read"] });
      await choose(questions.start, "Watch workspaces");
      const box = await field(questions.lifetime);
      assert.match(JSON.stringify(box.validationMessage), /Expires in 7 days.*Maximum: 100 years/);
      box.type("999y");
      assert.match(JSON.stringify(box.validationMessage), /^"999y is longer than/);
      box.accept();
      assert.equal(box.isShown, true);
      const longest = box.buttons.find(({ tooltip }) => tooltip === "As long as allowed");
      assert.ok(longest);
      box.press(longest);
      assert.deepEqual([box.value, typeof box.validationMessage], ["100y25d", "object"]);
    });

    it("takes no name that another token has, expired ones too", async () => {
      void window.fillIn();
      await choose(questions.start, "Watch workspaces");
      await type(questions.lifetime);
      const box = await field(questions.name);
      for (const name of ["ci-alpha", "demo-for-fair"]) {
        box.type(name);
        assert.match(JSON.stringify(box.validationMessage), /This name is already used/);
        box.accept();
      }
      assert.equal(box.isShown, true);
      await type(questions.name, " mine ");
      await list(questions.review);
    });

    it("says before creating what it would be and what is wrong with it, and mends that on a press", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "Choose scopes");
      await choose(questions.scopes, "workspace:ssh");
      await choose(questions.reach, "Only one workspace");
      await choose(questions.workspace, "alpha");
      await type(questions.lifetime);
      await type(questions.name, "shell");
      const review = await list(questions.review);
      const [create] = review.items;
      assert.match(create?.description ?? "", /^Expires in 7 days/);
      assert.match(create?.detail ?? "", /^Can run commands in workspace alpha\. Can't create tokens\./);
      const hint = review.items.find(({ label }) => label.includes("become dormant"));
      await choose(questions.review, hint?.label ?? "");
      await choose(questions.review, "Allow reading your profile");
      const again = await list(questions.review);
      assert.ok(!again.items.some(({ label }) => label === "Allow reading your profile"));
      await choose(questions.review, "Create shell");
      const me = window.coderd.user("alice").id;
      const { scopes, allowList } = await filled;
      assert.deepEqual(scopes, ["workspace:ssh", "user:read"]);
      assert.ok(allowList.includes(`user:${me}`));
    });

    it("goes back a question at a time, with what was answered there", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "Choose scopes");
      await choose(questions.scopes, "file:read");
      await choose(questions.reach, "All resources you can access");
      await type(questions.lifetime, "3d");
      (await field(questions.name)).press(vscode.QuickInputButtons.Back);
      const lifetime = await field(questions.lifetime);
      assert.equal(lifetime.value, "3d");
      lifetime.press(vscode.QuickInputButtons.Back);
      (await list(questions.reach)).press(vscode.QuickInputButtons.Back);
      const scopes = await list(questions.scopes);
      assert.deepEqual(
        scopes.selectedItems.map(({ label }) => label),
        ["file:read"],
      );
      scopes.press(vscode.QuickInputButtons.Back);
      const first = await list(questions.start);
      assert.deepEqual(first.buttons, []);
      await choose(questions.start, "Watch workspaces");
      await type(questions.lifetime);
      await type(questions.name);
      await choose(questions.review, "Create dashboard");
      const draft = await filled;
      assert.equal(draft.start, "recipe:dashboard");
      assert.ok(!draft.scopes.includes("file:read"));
    });

    it("drops what was chosen for a recipe when another start takes its place", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "Start and stop a workspace");
      await choose(questions.workspace, "alpha");
      (await field(questions.lifetime)).press(vscode.QuickInputButtons.Back);
      (await list(questions.workspace)).press(vscode.QuickInputButtons.Back);
      await choose(questions.start, "Watch workspaces");
      await finish("watch");
      const { choices, allowList } = await filled;
      assert.deepEqual(choices, {});
      assert.ok(!allowList.includes(`workspace:${window.coderd.workspace("alpha").id}`));
    });
  });

  describe("for another owner", () => {
    beforeEach(async () => (window = await openQuickWindow("olive")));

    it("asks whose it is, and goes on with what that person has", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "For another user");
      await choose(questions.user, "alice");
      const start = await choose(questions.start, "ci-alpha");
      assert.equal(start.title, `New token for alice on ${window.session.deployment.host}`);
      await type(questions.lifetime, "1d");
      assert.equal((await type(questions.name)).value, "ci-alpha-2");
      await choose(questions.review, "Create ci-alpha-2");
      const { owner, allowList } = await filled;
      const { id } = window.coderd.user("alice");
      assert.deepEqual(owner, { id, username: "alice" });
      assert.ok(allowList.includes(`user:${id}`));
    });

    it("makes it the person's own again when they choose themselves, or go back", async () => {
      const filled = window.fillIn();
      await choose(questions.start, "For another user");
      await choose(questions.user, "alice");
      const hers = await list(questions.start);
      assert.match(hers.title ?? "", /for alice/);
      hers.press(vscode.QuickInputButtons.Back);
      await choose(questions.user, "olive");
      const own = await choose(questions.start, "Audit your tokens");
      assert.equal(own.title, `New token on ${window.session.deployment.host}`);
      await finish("audit");
      assert.equal((await filled).owner, undefined);
    });
  });

  describe("on an older deployment", () => {
    it("says which recipes it cannot keep, and takes none of them", async () => {
      window = await openQuickWindow("alice", "2.31.0");
      void window.fillIn();
      const first = await list(questions.start);
      const { detail } = first.items.find(({ label }) => label === "Start and stop a workspace") ?? {};
      assert.equal(detail, "user:read needs Coder v2.31.7.");
      await choose(questions.start, "Start and stop a workspace");
      const again = await list(questions.start);
      assert.notEqual(again, first);
    });

    it("asks for no limit where there are no allow lists", async () => {
      window = await openQuickWindow("alice", "2.27");
      const filled = window.fillIn();
      await choose(questions.start, "Choose scopes");
      await choose(questions.scopes, "template:read");
      await finish("templates");
      assert.deepEqual(partsOf(await filled), { scopes: ["template:read"], reach: "all", allowList: [] });
    });

    it("asks for nothing but lifetime and name where tokens cannot be limited", async () => {
      window = await openQuickWindow("alice", "2.20");
      const filled = window.fillIn();
      const lifetime = await field(questions.lifetime);
      assert.deepEqual([host.picks.length, lifetime.buttons.length], [0, 1]);
      await finish("plain");
      assert.deepEqual((await filled).scopes, []);
    });

    it("asks an owner there whose it is first", async () => {
      window = await openQuickWindow("olive", "2.20");
      const filled = window.fillIn();
      await choose(questions.user, "alice");
      const lifetime = await field(questions.lifetime);
      assert.match(lifetime.title ?? "", /^Lifetime of the new token/);
      await finish("plain");
      assert.equal((await filled).owner?.username, "alice");
    });
  });
});
