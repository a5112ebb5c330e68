import assert from "node:assert/strict";
import { offeredDeployments } from "../../../src/session/deployments/offeredDeployments";
import { RecentDeployments } from "../../../src/session/deployments/recentDeployments";
import { MemoryMemento } from "../../support/memory";
import { deploymentOf } from "../../support/sessionWindows";
import { host, useVscode } from "../../support/vscode/host";

describe("the deployments used before", () => {
  let memory: MemoryMemento;
  let recent: RecentDeployments;
  const hrefs = () => recent.list().map(({ href }) => href);

  beforeEach(() => {
    memory = new MemoryMemento();
    recent = new RecentDeployments(memory);
  });

  it("are the last ten, newest first, each once", async () => {
    for (let index = 1; index <= 12; index += 1)
      await recent.add(deploymentOf(`https://c${index}.example.com`));
    await recent.add(deploymentOf("https://c5.example.com"));
    assert.deepEqual(
      hrefs(),
      [5, 12, 11, 10, 9, 8, 7, 6, 4, 3].map((index) => `https://c${index}.example.com`),
    );
  });

  for (const [stored, left] of [
    ["https://a.example.com", []],
    [undefined, []],
    [[7, null, "ftp://a", "https://a.example.com"], ["https://a.example.com"]],
  ] as const) {
    it(`are what can be read of ${JSON.stringify(stored)}`, async () => {
      await memory.update("recentDeployments", stored);
      assert.deepEqual(hrefs(), left);
    });
  }
});

describe("the deployments offered when signing in", () => {
  useVscode();
  const offered = async (setting: string | undefined, variable: string | undefined, ...used: string[]) => {
    if (setting !== undefined) host.set("coderAccess.url", setting);
    const recent = new RecentDeployments(new MemoryMemento());
    for (const address of used) await recent.add(deploymentOf(address));
    return offeredDeployments(recent, { CODER_URL: variable });
  };

  it("are the setting's, the environment's and those used before, in this order", async () => {
    assert.deepEqual(
      await offered("https://set.example.com", "https://env.example.com", "https://used.example.com"),
      ["https://set.example.com", "https://env.example.com", "https://used.example.com"],
    );
  });

  it("are each offered once, however they are written", async () => {
    assert.deepEqual(
      await offered("HTTPS://A.example.com/", "https://a.example.com", "https://a.example.com"),
      ["https://a.example.com"],
    );
  });

  it("are offered as they are written where they are no address, so that the person sees what to correct", async () => {
    assert.deepEqual(await offered("http://", undefined), ["http://"]);
  });

  it("are none that are empty", async () => {
    assert.deepEqual(await offered("  ", ""), []);
    assert.deepEqual(await offered(undefined, undefined), []);
  });

  it("are never a workspace's", async () => {
    host.settings.set("coderAccess.url", { workspaceValue: "https://evil.example.com" });
    assert.deepEqual(await offered(undefined, undefined), []);
  });
});
