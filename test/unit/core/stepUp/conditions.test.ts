import assert from "node:assert/strict";
import { entryText } from "../../../../src/core";
import { commandRows } from "../../../../src/core/commands/commandRows";
import { mayAct, typeListedBy } from "../../../../src/core/stepUp/commandEffects";
import { withConditions } from "../../../../src/core/stepUp/conditions";
import { ids } from "../arbitraries";
import { catalogOf } from "../catalogs";

const catalog = catalogOf("2.35");

describe("what a command needs because of its workspace", () => {
  const [workspace, task] = ids;
  const more = (command: string, isStopped: boolean, taskId?: string, line = "2.35"): string => {
    const none = { scopes: [], allowList: [] };
    const facts = { isStopped, taskId };
    const { conditions, grant } = withConditions(catalogOf(line), command, none, workspace, facts);
    return [...conditions, ...grant.scopes, ...grant.allowList.map(entryText)].join(" ");
  };

  it("is its task, when it is built", () => {
    const expected = `task task:read task:update task:${task}`;
    for (const command of ["start", "stop", "restart", "update", "delete"])
      assert.equal(more(command, false, task), expected);
    for (const command of ["show", "logs", "ssh"]) assert.equal(more(command, false, task), "");
    assert.equal(more("start", true), "");
  });

  it("is a start, when it is stopped and something is to run in it", () => {
    assert.equal(more("ssh", true), `stopped workspace:start workspace:${workspace}`);
    assert.match(more("ssh", true, task), /^stopped task workspace:start task:read task:update /);
    assert.equal(more("ping", true), "");
  });

  it("is nothing that the deployment doesn't have", () => {
    assert.equal(more("start", false, task, "2.27"), "");
  });
});

describe("what a command does", () => {
  const acts = commandRows.flatMap((row) =>
    row.commands.filter((command) => !mayAct(catalog, command, row.needs)),
  );

  it("is only to read for these alone", () => {
    assert.deepEqual(acts.sort(), [
      "list",
      "list --shared-with-me",
      "logs",
      "organizations list",
      "organizations show",
      "publickey",
      "schedule show",
      "secret list",
      "sharing status",
      "show",
      "templates list",
      "templates presets list",
      "templates versions list",
      "tokens list",
      "tokens view",
      "users list",
      "users show",
      "whoami",
    ]);
  });

  it("is to list for these", () => {
    assert.equal(typeListedBy("list"), "workspace");
    assert.equal(typeListedBy("tokens list"), "api_key");
    assert.equal(typeListedBy("toString"), undefined);
    assert.equal(typeListedBy("start"), undefined);
  });
});
