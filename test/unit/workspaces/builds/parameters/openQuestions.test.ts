import assert from "node:assert/strict";
import type { ParameterValue, TemplateParameter } from "../../../../../src/coder/api/workspaces";
import { Rejected } from "../../../../../src/coder/errors/refusals";
import {
  faultsOf,
  isPlain,
  openQuestionsOf,
  refusedParameters,
} from "../../../../../src/workspaces/builds/parameters/openQuestions";
import { deploymentAt } from "../../../coder/testServer";
import { stopped } from "../../workspaceSupport";
import { parameter } from "./parameterSupport";

const deployment = deploymentAt("https://coder.example.com");
const refused = (serverMessage: string, detail?: string, validations?: { field: string; detail: string }[]) =>
  new Rejected(deployment, 400, { serverMessage, detail }, validations);

describe("what has to be answered before a build", () => {
  const asked: string[] = [];
  const client = (parameters: TemplateParameter[], values: ParameterValue[]) =>
    ({
      workspaces: {
        templateParameters: (id: string) => {
          asked.push(`version ${id}`);
          return Promise.resolve(parameters);
        },
        buildParameters: (id: string) => {
          asked.push(`build ${id}`);
          return Promise.resolve(values);
        },
      },
    }) as unknown as Parameters<typeof openQuestionsOf>[0];
  const open = async (parameters: TemplateParameter[], values: ParameterValue[] = []) => {
    const { plain, others } = await openQuestionsOf(client(parameters, values), stopped("alpha"), "v2-id");
    return { plain: plain.map(({ parameter: { name }, value }) => `${name}=${value}`), others };
  };
  const option = { name: "EU", description: "", value: "eu", icon: "" };

  it("is what is required and has no value, and what can be chosen only once", async () => {
    assert.deepEqual(
      await open(
        [
          parameter("team", { required: true }),
          parameter("size", { required: true, defaultValue: "10" }),
          parameter("region", { mutable: false, defaultValue: "eu" }),
          parameter("repo", { required: true }),
          parameter("note"),
        ],
        [{ name: "repo", value: "https://x" }],
      ),
      { plain: ["team=", "region=eu"], others: [] },
    );
    assert.deepEqual(asked.slice(-2), ["version v2-id", "build alpha-build-id"]);
  });

  it("asks again for an option that is gone, unless it can't be changed, and for what is told each time", async () => {
    const values = ["region", "fixed", "reset"].map((name) => ({ name, value: "asia" }));
    assert.deepEqual(
      await open(
        [
          parameter("region", { options: [option] }),
          parameter("fixed", { options: [option], mutable: false }),
          parameter("reset", { ephemeral: true, required: true }),
          parameter("ignored", { ephemeral: true, mutable: false }),
        ],
        values,
      ),
      { plain: ["region=asia", "reset=asia"], others: [] },
    );
  });

  it("names what only the dashboard can ask for, as the template calls it", async () => {
    const tags = parameter("tags", { type: "list(string)", formType: "tag-select", required: true });
    const key = parameter("key", { formType: "textarea", required: true, displayName: "Your key" });
    assert.deepEqual(await open([tags, key]), { plain: [], others: ["tags", "Your key"] });
    assert.equal(isPlain(parameter("tools", { type: "list(string)" })), false);
    assert.equal(isPlain(parameter("tools", { type: "list(string)", options: [option] })), true);
    assert.equal(isPlain(parameter("later", { type: "map" })), false);
  });

  it("reads what a refusal complains of, in both ways of the server", () => {
    assert.deepEqual(
      [...faultsOf(refused('Unable to validate parameter "size"', "parameter validation failed\ntoo big"))],
      [["size", "too big"]],
    );
    assert.deepEqual(
      [...faultsOf(refused('Unable to validate parameter "size"', "too big"))],
      [["size", "too big"]],
    );
    const all = [
      { field: "size", detail: "too big" },
      { field: "repo", detail: "no" },
    ];
    assert.deepEqual(
      [...faultsOf(refused("Unable to validate parameters", undefined, all)).keys()],
      ["size", "repo"],
    );
    const owner = refused("Unable to validate parameters", "Failed to fetch workspace owner; Please check.");
    for (const other of [owner, refused("No.", undefined, all), new Error("x"), undefined])
      assert.equal(faultsOf(other).size, 0);
  });

  it("asks for what was refused with the server's words, and names what it doesn't know", async () => {
    const error = refused("Unable to validate parameters", undefined, [
      { field: "size", detail: "too big" },
      { field: "region", detail: "not mutable" },
      { field: "conditional", detail: "missing" },
    ]);
    const parameters = [parameter("size"), parameter("region", { mutable: false }), parameter("note")];
    const values = [
      { name: "size", value: "500" },
      { name: "region", value: "eu" },
    ];
    const found = await refusedParameters(client(parameters, values), stopped("alpha"), "v1-id", error);
    assert.deepEqual(
      found?.plain.map(({ parameter: { name }, value, before, fault }) => [name, value, before, fault]),
      [["size", "500", "500", "too big"]],
    );
    assert.deepEqual(found.others, ["region", "conditional"]);
    assert.equal(
      await refusedParameters(client([], []), stopped("alpha"), "v1-id", refused("Something else")),
      undefined,
    );
  });
});
