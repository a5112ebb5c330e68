import assert from "node:assert/strict";
import {
  createWorkspace,
  openBuildInDashboard,
  openInDashboard,
  openTemplateInDashboard,
} from "../../../../../src/commands/workspaces/showing/openInDashboard";
import { host, useVscode } from "../../../../support/vscode/host";
import { openingAt } from "./openingSupport";

describe("opening the dashboard's pages of workspaces", () => {
  useVscode();

  it("opens the pages of the dashboard", async () => {
    const { services, row } = openingAt(undefined);
    await openInDashboard(services, row);
    await openBuildInDashboard(services, row);
    await openTemplateInDashboard(services, row);
    await createWorkspace(services, undefined);
    assert.deepEqual(host.opened, [
      "https://coder.example.com/@bob/alpha",
      "https://coder.example.com/@bob/alpha/builds/1",
      "https://coder.example.com/templates/coder/docker",
      "https://coder.example.com/templates",
    ]);
  });
});
