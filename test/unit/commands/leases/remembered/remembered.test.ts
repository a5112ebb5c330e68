import assert from "node:assert/strict";
import { allRemembered, forgetRemembered } from "../../../../../src/commands/leases/remembered/remembered";
import { useVscode } from "../../../../support/vscode/host";
import { LeaseCommands } from "../leaseCommands";

describe("what is remembered", () => {
  useVscode();
  let open: LeaseCommands;
  beforeEach(async () => (open = await LeaseCommands.open()));
  afterEach(() => open.close());

  it("is what agents, other extensions and tasks get without a question", async () => {
    assert.deepEqual(allRemembered(open.memory), []);
    await open.remember();
    assert.deepEqual(
      allRemembered(open.memory).map(({ kind, title, place }) => [kind, title, place]),
      [
        ["agent", "AI agents: Start and Stop a Workspace", "alpha"],
        ["extension", "Another extension", ""],
        ["task", 'Task "push"', "robots"],
      ],
    );
  });

  it("can be forgotten one by one", async () => {
    const { consents, tasks } = await open.remember();
    const [agent, extension] = allRemembered(open.memory);
    await extension?.forget();
    assert.deepEqual([consents.all().length, tasks.all().length], [0, 1]);
    await agent?.forget();
    assert.deepEqual(
      allRemembered(open.memory).map(({ kind }) => kind),
      ["task"],
    );
  });

  it("is forgotten at one deployment, and stays at others", async () => {
    await open.remember();
    await forgetRemembered(open.memory, "https://other.example.com");
    assert.equal(allRemembered(open.memory).length, 3);
    await forgetRemembered(open.memory, open.session.deployment.href);
    assert.deepEqual(allRemembered(open.memory), []);
  });
});
