import assert from "node:assert/strict";
import { startWorkspace } from "../../../../../src/commands/workspaces/startWorkspace";
import { updateWorkspace } from "../../../../../src/commands/workspaces/updateWorkspace";
import { Cancelled } from "../../../../../src/platform/errors";
import { until } from "../../../../host/until";
import { host, useVscode } from "../../../../support/vscode/host";
import { openWorkspaceWindow, type WorkspaceWindow } from "../workspaceWindow";

const number = {
  type: "number",
  formType: "input",
  mutable: true,
  defaultValue: "10",
  min: 1,
  max: 100,
} as const;
const option = (value: string) => ({ name: value, description: `In ${value}`, value, icon: "" });

describe("what a workspace's template asks before it starts", () => {
  useVscode();
  let window: WorkspaceWindow;
  beforeEach(async () => {
    window = await openWorkspaceWindow();
  });
  afterEach(() => window.close());
  const inputs = (count: number) =>
    until(
      () => host.inputs[count - 1],
      () => host.messages.join(" | "),
      5_000,
    );
  const picks = (count: number) =>
    until(
      () => host.picks[count - 1],
      () => host.messages.join(" | "),
      5_000,
    );
  const made = (classicParameters: boolean) => {
    window.coderd.createTemplate("olive", {
      name: "asking",
      classicParameters,
      versions: [
        { name: "v1", parameters: [{ name: "size", ...number }] },
        {
          name: "v2",
          parameters: [
            { name: "size", ...number },
            {
              name: "team",
              displayName: "Your team",
              description: "Who pays for it",
              type: "string",
              formType: "input",
              mutable: true,
              required: true,
              regex: "^[a-z]+$",
              error: "small letters only",
            },
            {
              name: "region",
              type: "string",
              formType: "dropdown",
              mutable: false,
              required: true,
              options: ["eu", "us"].map(option),
            },
          ],
        },
      ],
    });
    const { versions } = window.coderd.template("asking");
    window.coderd.createWorkspace("alice", "asking", {
      name: "asked",
      history: [
        { transition: "start", duration: 1, createdAt: new Date(Date.now() - 9_000), version: versions[0] },
        { transition: "stop", duration: 1, createdAt: new Date(Date.now() - 5_000) },
      ],
    });
  };

  it("is asked before the update, in its own words and with its own sentence for what does not fit", async () => {
    made(false);
    const updating = updateWorkspace(window, { listed: await window.row("asked") });
    const input = await inputs(1);
    assert.equal(input.title, 'Your team for "asked" (1 of 2)');
    assert.equal(input.prompt, "Who pays for it");
    input.type("Arms");
    input.accept();
    assert.equal(input.validationMessage, "small letters only");
    assert.ok(input.isShown);
    input.type("arms");
    input.accept();
    const pick = await picks(1);
    assert.deepEqual(
      pick.items.map(({ label, detail }) => [label, detail]),
      [
        ["eu", "In eu"],
        ["us", "In us"],
      ],
    );
    pick.choose("us");
    pick.accept();
    await updating;
    assert.deepEqual(window.sent, [
      {
        transition: "start",
        template_version_id: window.coderd.template("asking").activeVersionId,
        rich_parameter_values: [
          { name: "team", value: "arms" },
          { name: "region", value: "us" },
        ],
      },
    ]);
    await window.saidQuietly('Started "asked".');
  });

  it("sends nothing when the person leaves a question, and asks the one before again", async () => {
    made(false);
    const updating = updateWorkspace(window, { listed: await window.row("asked") });
    const input = await inputs(1);
    input.type("arms");
    input.accept();
    const pick = await picks(1);
    const [back] = pick.buttons;
    assert.ok(back);
    (pick as unknown as { press(button: unknown): void }).press(back);
    const again = await inputs(2);
    assert.equal(again.value, "arms");
    again.hide();
    await assert.rejects(updating, Cancelled);
    assert.deepEqual(window.sent, []);
  });

  for (const classic of [true, false]) {
    it(`is asked where the server refused a value (${classic ? "classic" : "dynamic"} parameters)`, async () => {
      made(classic);
      const workspace = window.coderd.workspace("asked");
      workspace.builds.at(-1)?.parameters.set("size", "500");
      const starting = startWorkspace(window, { listed: await window.row("asked") });
      const input = await inputs(1);
      assert.equal(input.value, "500");
      assert.match(input.prompt ?? "", /size|validation/i);
      input.type("50");
      input.accept();
      await starting;
      assert.deepEqual(window.sent, [
        { transition: "start" },
        { transition: "start", rich_parameter_values: [{ name: "size", value: "50" }] },
      ]);
      await window.saidQuietly('Started "asked".');
    });
  }

  it("is only named where it is not plain, and the dashboard opens", async () => {
    window.coderd.createTemplate("olive", {
      name: "long",
      versions: [
        { name: "v1", parameters: [] },
        {
          name: "v2",
          parameters: [
            {
              name: "key",
              displayName: "Your key",
              type: "string",
              formType: "textarea",
              required: true,
              mutable: true,
            },
          ],
        },
      ],
    });
    const { versions } = window.coderd.template("long");
    window.coderd.createWorkspace("alice", "long", {
      name: "told",
      history: [
        { transition: "stop", duration: 1, createdAt: new Date(Date.now() - 9_000), version: versions[0] },
      ],
    });
    const error = await updateWorkspace(window, { listed: await window.row("told") }).catch(
      (thrown: unknown) => thrown,
    );
    const { message, steps } = error as {
      message: string;
      steps: { title: string; run(): Promise<unknown> }[];
    };
    assert.equal(message, '"told" needs values that only the dashboard can ask for: Your key.');
    await steps[0]?.run();
    assert.equal(host.executed[0]?.command, "coderAccess.workspaces.openInDashboard");
    assert.deepEqual(window.sent, []);
  });
});
