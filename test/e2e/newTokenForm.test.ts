import assert from "node:assert/strict";
import type { Frame, Locator } from "playwright-core";
import { until } from "../host/until";
import { type Coderd, startCoderd } from "./support/coderd";
import { eventually, valueIs } from "./support/eventually";
import { DeliveryPage, NewTokenPage } from "./support/panels";
import { signInAs } from "./support/signInAs";
import { useWorkbench } from "./support/useWorkbench";
import type { Workbench } from "./support/workbench";

/** Something that was found by name. */
function found(frame: Frame, name: string): Locator {
  return frame.getByRole("listbox").getByRole("option", { name });
}

/** What a secret may do, by the status of each answer. */
async function ask(coderd: Coderd, secret: string, path: string, body?: unknown): Promise<number> {
  const answer = await fetch(`${coderd.url}/api/v2${path}`, {
    headers: { "Coder-Session-Token": secret },
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  return answer.status;
}

/** The body of the one request that created a token. */
function created(coderd: Coderd): unknown {
  const posts = coderd.log.find({ method: "POST", path: "/api/v2/users/me/keys/tokens" });
  assert.equal(posts.length, 1);
  return JSON.parse(posts[0]?.body ?? "");
}

async function openForm(workbench: Workbench): Promise<{ page: NewTokenPage; frame: Frame }> {
  await workbench.runCommand("Coder Access: Create Token…");
  const page = await NewTokenPage.shown(workbench);
  await page.card("Start and stop a workspace").waitFor();
  return { page, frame: page.frame };
}

async function takeSecret(workbench: Workbench, name: string): Promise<string> {
  const delivery = await DeliveryPage.shown(workbench, name);
  await delivery.copy.click();
  await delivery.says("Copied").waitFor();
  const secret = await workbench.readClipboard();
  await delivery.haveIt.click();
  await workbench.tree("Tokens").row(name).waitFor();
  return secret;
}

describe("the New Token form in VS Code", () => {
  let coderd: Coderd;
  let workbench: Workbench;

  before(async () => {
    coderd = await startCoderd();
  });
  after(() => coderd.stop());
  const opened = useWorkbench(() => ({
    env: { CODER_URL: coderd.url },
    size: { width: 1400, height: 1000 },
  }));
  before(() => {
    ({ workbench } = opened());
    return signInAs(workbench, coderd, "alice");
  });

  it("makes of a recipe and a workspace found by name a token that does that and nothing else", async () => {
    const { page, frame } = await openForm(workbench);
    await page.card("Start and stop a workspace").click();
    const workspace = frame.getByRole("combobox", { name: "Workspace", exact: true });
    await workspace.waitFor();
    await workspace.pressSequentially("alp");
    await workspace.press("Enter");
    await page.says(/^Can read, start and stop workspace alpha; /).waitFor();
    await page.says("Can't create tokens.").waitFor();
    await page.says(/^Access to: .*workspace alpha/).waitFor();
    await page.name.fill("night-watch");
    coderd.log.clear();
    await page.create.click();
    const secret = await takeSecret(workbench, "night-watch");
    const { id } = coderd.workspace("alpha");
    assert.deepEqual(created(coderd), {
      token_name: "night-watch",
      lifetime: 604_800_000_000_000,
      scopes: ["workspace:read", "workspace:start", "workspace:stop", "template:read", "user:read"],
      allow_list: ["template:*", `user:${coderd.user("alice").id}`, `workspace:${id}`],
    });
    assert.equal(await ask(coderd, secret, `/workspaces/${id}`), 200);
    assert.equal(await ask(coderd, secret, `/workspaces/${id}/builds`, { transition: "stop" }), 201);
    assert.equal(await ask(coderd, secret, `/workspaces/${id}/builds`, { transition: "delete" }), 403);
    assert.equal(await ask(coderd, secret, `/workspaces/${coderd.workspace("beta").id}`), 404);
    assert.notEqual(await ask(coderd, secret, "/users/me/keys/tokens", { token_name: "x" }), 201);
  });

  it("sends exactly what was picked by name, and shows what the person's role forbids", async () => {
    const { page, frame } = await openForm(workbench);
    await page.chooseMyself();
    for (const scope of ["workspace:read", "template:read", "template:delete"]) {
      await page.search.fill(scope);
      await page.scope(scope).check();
    }
    await frame.getByRole("radio", { name: "Only selected resources" }).check();
    const find = (what: string): Locator => frame.getByRole("combobox", { name: `Find ${what} by name` });
    await find("a workspace").pressSequentially("bet");
    await found(frame, "beta").click();
    await frame.getByLabel("Resource type").selectOption("template");
    await find("a template").click();
    await found(frame, "All templates").click();
    await frame.getByText("Workspace beta", { exact: true }).waitFor();
    await frame.getByRole("button", { name: "Delete not in your role" }).waitFor();
    await frame.getByRole("list", { name: "Workspaces beta only" }).getByText("View").waitFor();
    await page.name.fill("read-beta");
    coderd.log.clear();
    await page.create.click();
    await takeSecret(workbench, "read-beta");
    assert.deepEqual(created(coderd), {
      token_name: "read-beta",
      lifetime: 604_800_000_000_000,
      scopes: ["workspace:read", "template:read", "template:delete"],
      allow_list: [`workspace:${coderd.workspace("beta").id}`, "template:*"],
    });
  });

  it("resolves a pasted id to its name, and mends with one press what would be dead", async () => {
    const { page, frame } = await openForm(workbench);
    await page.chooseMyself();
    await page.search.fill("workspace:read");
    await page.scope("workspace:read").check();
    await page.search.fill("template:read");
    await page.scope("template:read").check();
    await frame.getByRole("radio", { name: "Only selected resources" }).check();
    const find = frame.getByRole("combobox", { name: "Find a workspace by name" });
    await find.fill(coderd.workspace("arm-controller").id);
    await found(frame, "arm-controller").waitFor();
    await frame.getByRole("button", { name: "Add", exact: true }).click();
    await frame.getByText("Workspace arm-controller", { exact: true }).waitFor();
    await frame.getByRole("button", { name: "Allow all templates" }).click();
    await frame.getByText("All templates").first().waitFor();
    await frame.getByRole("button", { name: "Allow all templates" }).waitFor({ state: "detached" });
    await frame.getByRole("button", { name: "Cancel" }).click();
  });

  it("starts from the grant of an existing token, offers a free name, and copies the command", async () => {
    const { page, frame } = await openForm(workbench);
    await frame.getByRole("button", { name: "Copy an existing token…" }).click();
    await page.card("ci-alpha").first().click();
    await page.says(/^Access to: .*workspace alpha/).waitFor();
    await valueIs(page.name, "ci-alpha-2");
    await page.name.fill("ci-alpha");
    await page.create.click();
    await frame.getByRole("button", { name: "Use ci-alpha-2" }).click();
    await until(
      async () => ((await page.name.inputValue()) === "ci-alpha-2" ? true : undefined),
      () => "The name is not taken over.",
    );
    await page.expireAfter("12h");
    await page.says(/Expires in 12 hours/).waitFor();
    await frame.getByRole("button", { name: "Copy as command" }).click();
    const { id } = coderd.workspace("alpha");
    const user = coderd.user("alice").id;
    const command =
      "coder tokens create --name ci-alpha-2 --lifetime 12h --scope workspace:read --scope workspace:start " +
      "--scope workspace:stop --scope template:read --scope user:read " +
      `--allow 'template:*' --allow user:${user} --allow workspace:${id}`;
    await eventually(async () => assert.equal(await workbench.readClipboard(), command));
    coderd.log.clear();
    await page.create.click();
    await takeSecret(workbench, "ci-alpha-2");
    const body = created(coderd) as { scopes: string[]; allow_list: string[] };
    assert.deepEqual([...body.allow_list].sort(), ["template:*", `user:${user}`, `workspace:${id}`]);
    assert.equal(body.scopes.length, 5);
  });

  it("asks a second time before full access", async () => {
    const { page, frame } = await openForm(workbench);
    await page.chooseMyself();
    await page.search.fill("coder:all");
    await page.scope("coder:all").check();
    await frame.getByText("Full access, now and in the future.").waitFor();
    await page.name.fill("everything");
    coderd.log.clear();
    await page.create.click();
    assert.match(await workbench.dialog.message(), /"everything"/);
    await workbench.dialog.choose("Cancel");
    assert.equal(coderd.log.count({ method: "POST", path: "/api/v2/users/me/keys/tokens" }), 0);
    await frame.getByRole("button", { name: "Cancel" }).click();
  });
});
