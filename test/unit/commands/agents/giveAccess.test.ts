import assert from "node:assert/strict";
import { givenAccess } from "../../../../src/agents/access/givenAccess";
import { requireLimits } from "../../../../src/agents/access/requireLimits";
import { findServerWay } from "../../../../src/agents/servers/serverWay";
import { giveAccess } from "../../../../src/commands/agents/giveAccess";
import type { LeaseFacts } from "../../../../src/leases/leaseControl";
import { type FakeCoder, fakeCoder } from "../../../support/fakeCoder";
import { MemoryMemento } from "../../../support/memory";
import { host, type Shown, useVscode } from "../../../support/vscode/host";
import { openShowingWindow, type ShowingWindow } from "../workspaces/showing/showingSupport";

describe("giving agents access", () => {
  useVscode();
  let window: ShowingWindow;
  let coder: FakeCoder;
  let memory: MemoryMemento;
  let ended: LeaseFacts[];

  beforeEach(async () => {
    window = await openShowingWindow();
    coder = fakeCoder();
    memory = new MemoryMemento();
    ended = [];
    window.coderd.log.clear();
  });
  afterEach(async () => {
    coder.remove();
    await window.close();
  });

  const answering = (...labels: string[]) => {
    host.answer = ({ choices }: Shown) =>
      choices.find((choice) => labels.includes(choice.trim()) || labels.includes(choice));
  };
  const held: LeaseFacts[] = [];
  const give = (argument?: unknown) =>
    giveAccess(
      {
        ...window,
        memory,
        findServerWay,
        requireLimits,
        leases: {
          list: () => Promise.resolve(held),
          end: (leases) => {
            ended.push(...leases);
            return Promise.resolve({ ended: leases.length, left: [], unknown: [] });
          },
        },
      },
      argument,
    );
  const asked = () => host.shown.map(({ message }) => message);

  it("asks what for, for which workspace and for how long, and says what agents can and can't do", async () => {
    answering("Work in a Workspace", "alpha", "8 hours", "Give Access");
    const before = Date.now();
    await give();
    assert.deepEqual(asked().slice(0, 3), ["What May AI Agents Do?", "Which Workspace?", "For How Long?"]);
    const question = host.shown.find(({ isModal }) => isModal) ?? assert.fail("nothing was asked");
    assert.match(question.message, /^Give AI agents access to .* as "alice"\?$/);
    for (const said of [
      /run any command .* in "alpha"/,
      /private Git key/,
      /can't list workspaces/,
      /looks empty/,
      /Every AI agent in VS Code/,
      /lasts for 8 hours/,
    ])
      assert.match(question.detail ?? "", said);
    const [access] = givenAccess(memory);
    const { until, ...rest } = access ?? assert.fail("nothing was given");
    assert.deepEqual(rest, {
      version: 1,
      deployment: window.session.deployment.href,
      userId: window.session.record.userId,
      bundle: "work",
      target: { id: window.alpha.workspace.id, name: "alpha" },
    });
    assert.ok(Math.abs(Number(until) - before - 8 * 3600_000) < 60_000);
    assert.equal(window.coderd.log.count({ method: "POST" }), 0);
  });

  it("takes the workspace of a row", async () => {
    answering("View Workspaces", "1 hour", "Give Access");
    await give({ listed: window.alpha });
    assert.deepEqual(asked().slice(0, 2), ["What May AI Agents Do?", "For How Long?"]);
    assert.ok(!host.shown[0]?.choices.includes("Manage Templates"));
    assert.equal(givenAccess(memory)[0]?.target?.name, "alpha");
  });

  it("reaches all workspaces only if that is chosen", async () => {
    answering("View Workspaces", "All My Workspaces", "Until I stop it", "Give Access");
    await give();
    const [access] = givenAccess(memory);
    assert.deepEqual([access?.target, access?.until], [undefined, undefined]);
    const question = host.shown.find(({ isModal }) => isModal);
    assert.match(question?.detail ?? "", /all your workspaces.*lasts until you stop it/s);
  });

  it("is for one organization where it is about templates", async () => {
    answering("Manage Templates", "Until I stop it", "Give Access", "coder");
    await give();
    const [organization] = await window.session.client.organizations.mine();
    assert.equal(givenAccess(memory)[0]?.target?.id, organization?.id);
  });

  it("ends what runs with the access before, of the same kind only", async () => {
    answering("View Workspaces", "One Workspace…", "alpha", "Until I stop it", "Give Access");
    await give();
    const { href } = window.session.deployment;
    const { userId } = window.session.record;
    const grant = {
      scopes: ["workspace:read", "template:read", "user:read"],
      allowList: [
        { type: "workspace", id: window.alpha.workspace.id },
        { type: "template", id: "*" },
        { type: "user", id: userId },
      ],
    };
    const lease = { kind: "agent", deployment: href, userId, grant, id: "one" } as unknown as LeaseFacts;
    held.push(lease, { ...lease, id: "two", kind: "terminal" }, { ...lease, id: "three", deployment: "x" });
    await give();
    assert.deepEqual(
      ended.map(({ id }) => id),
      ["one"],
    );
    held.length = 0;
  });

  for (const [what, ...labels] of [
    ["the purpose"],
    ["the workspace", "Work in a Workspace"],
    ["the lifetime", "Work in a Workspace", "alpha"],
    ["the question", "Work in a Workspace", "alpha", "1 hour"],
  ] as const) {
    it(`gives nothing when the person leaves ${what}`, async () => {
      answering(...labels);
      await assert.rejects(give(), { name: "Cancelled" });
      assert.deepEqual(givenAccess(memory), []);
    });
  }

  it("says which program agents use, or that they use the deployment's own endpoint", async () => {
    answering("View Workspaces", "All My Workspaces", "1 hour", "Give Access");
    const said = () => host.shown.find(({ isModal }) => isModal)?.detail ?? "";
    await give();
    assert.ok(said().includes(`on this computer: ${coder.file}`), said());
    coder.remove();
    Object.assign(window.coderd.settings, { oauth2Provider: true, mcpEndpoint: true });
    host.shown.length = 0;
    const { PATH } = process.env;
    process.env["PATH"] = "";
    await give();
    process.env["PATH"] = PATH;
    assert.match(said(), /use the MCP endpoint of 127\.0\.0\.1:\d+, because .* isn't available/);
  });

  it("says how to get Coder's command line, before it asks anything", async () => {
    const { PATH } = process.env;
    process.env["PATH"] = "";
    await assert.rejects(give(), /isn't installed/);
    process.env["PATH"] = PATH;
    assert.deepEqual(host.shown, []);
  });
});

describe("giving agents access at a server that can't limit tokens", () => {
  useVscode();

  it("gives nothing, and never more", async () => {
    const coder = fakeCoder();
    const { openCommandWindow } = await import("../commandSupport");
    const window = await openCommandWindow("alice", "2.27");
    const memory = new MemoryMemento();
    host.answer = ({ choices }) => choices.find((choice) => choice === "Work in a Workspace");
    const services = {
      ...window,
      memory,
      findServerWay,
      requireLimits,
      workspaces: { of: () => Promise.resolve([]), changed: () => Promise.resolve() },
      leases: { list: () => Promise.resolve([]), end: () => assert.fail("nothing to end") },
    };
    await assert.rejects(giveAccess(services, undefined), /user:read needs Coder v2/);
    assert.deepEqual(memory.keys(), []);
    await window.close();
    coder.remove();
  });
});
