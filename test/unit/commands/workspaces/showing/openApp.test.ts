import assert from "node:assert/strict";
import { openApp } from "../../../../../src/commands/workspaces/showing/openApp";
import { Cancelled } from "../../../../../src/platform/errors";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { app } from "../../../workspaces/workspaceSupport";
import { explained, openingAt } from "./openingSupport";

describe("opening a workspace's apps", () => {
  useVscode();

  it("opens an app in the browser", async () => {
    const { services, rowOf } = openingAt("*.apps.example.com");
    await openApp(services, rowOf({ app: app("web") }));
    await openApp(
      services,
      rowOf({ app: app("own", { subdomain: true, subdomainName: "own--alpha--bob" }) }),
    );
    assert.deepEqual(host.opened, [
      "https://coder.example.com/@bob/alpha.main/apps/web/",
      "https://own--alpha--bob.apps.example.com/",
    ]);
  });

  it("asks before another program is opened, and shows its address", async () => {
    const { services, rowOf } = openingAt(undefined);
    const row = rowOf({ app: app("ide", { external: true, url: "cursor://open/it" }) });
    await assert.rejects(openApp(services, row), Cancelled);
    assert.equal(host.shown[0]?.detail, "cursor://open/it");
    host.answer = pressing("Open");
    await openApp(services, row);
    assert.deepEqual(host.opened, ["cursor://open/it"]);
  });

  it("fills no session into an app's address, and leads to the dashboard instead", async () => {
    const { services, rowOf } = openingAt(undefined);
    const wants = app("ide", { external: true, url: "https://x.example.com/?t=$SESSION_TOKEN" });
    await assert.rejects(openApp(services, rowOf({ app: wants })), explained(/doesn't fill it in/));
    await assert.rejects(
      openApp(services, rowOf({ app: app("top", { command: "top" }) })),
      explained(/terminal/),
    );
    const own = app("own", { subdomain: true, subdomainName: "own" });
    await assert.rejects(openApp(services, rowOf({ app: own })), explained(/no wildcard host/));
    assert.deepEqual(host.opened, []);
  });

  it("says of an app without an address, or with one that runs something here, that it can't be opened", async () => {
    const { services, rowOf } = openingAt(undefined);
    for (const url of ["", "no address", "command:workbench.action.quit", "file:///etc/passwd"]) {
      const odd = app("odd", { external: true, url });
      await assert.rejects(openApp(services, rowOf({ app: odd })), explained(/^"odd" has no address/));
    }
    assert.deepEqual([host.opened, host.executed], [[], []]);
  });
});
