import assert from "node:assert/strict";
import type { AgentApp } from "../../../../../src/coder/api/workspaces";
import { openApp } from "../../../../../src/commands/workspaces/showing/openApp";
import {
  createWorkspace,
  openInDashboard,
} from "../../../../../src/commands/workspaces/showing/openInDashboard";
import { openInEditor } from "../../../../../src/commands/workspaces/showing/openInEditor";
import { openPort, openPortHere } from "../../../../../src/commands/workspaces/showing/openPort";
import { Cancelled, Explained } from "../../../../../src/platform/errors";
import { ListedWorkspace } from "../../../../../src/presentation/workspace/listedWorkspace";
import type { SignedIn } from "../../../../../src/session/sessionState";
import { host, pressing, useVscode } from "../../../../support/vscode/host";
import { sessionAt } from "../../../views/pictureSupport";
import { agent, app, noon, stopped, workspace } from "../../../workspaces/workspaceSupport";
import { sessionsOf } from "../../commandSupport";

describe("opening workspaces, apps and ports", () => {
  useVscode();
  /** A deployment with this wildcard host, or with none. */
  function at(appHost: string | undefined, ...more: ReturnType<typeof workspace>[]) {
    const bare = sessionAt("coder.example.com", 0);
    const client = { ...bare.client, workspaces: { appHost: () => Promise.resolve(appHost) } };
    const session = { ...bare, client } as unknown as SignedIn;
    const all = [workspace("alpha", { ownerName: "bob", ownerId: "bob-id" }), ...more].map(
      (one) => new ListedWorkspace(one, session, noon),
    );
    const [alpha] = all;
    assert.ok(alpha);
    const workspaces = { of: () => Promise.resolve(all), changed: () => Promise.resolve() };
    const rowOf = (what: { app?: AgentApp; port?: number }) => ({
      about: {
        listed: alpha,
        agent: agent(),
        ...(what.app ? { app: what.app } : {}),
        ...(what.port === undefined ? {} : { port: { port: what.port, network: "tcp", processName: "" } }),
      },
    });
    return { services: { sessions: sessionsOf(session), workspaces }, row: { listed: alpha }, rowOf };
  }
  const explained = (part: RegExp) => (error: unknown) =>
    error instanceof Explained && part.test(error.message) && error.steps.length > 0;

  it("opens the editor by the link of Coder's extension, with the real owner and no token", async () => {
    const { services, row } = at(undefined);
    host.extensions.set("coder.coder-remote", {});
    await openInEditor(services, row);
    const [link = ""] = host.opened;
    assert.match(link, /^vscode:\/\/coder\.coder-remote\/open\?/);
    const query = new URLSearchParams(link.slice(link.indexOf("?") + 1));
    assert.deepEqual(Object.fromEntries(query), {
      owner: "bob",
      workspace: "alpha",
      url: "https://coder.example.com",
      openRecent: "true",
    });
  });

  it("says how to get that extension where it is missing", async () => {
    const { services, row } = at(undefined);
    await assert.rejects(openInEditor(services, row), explained(/install Coder's own extension/));
    assert.deepEqual(host.opened, []);
  });

  it("opens the pages of the dashboard", async () => {
    const { services, row } = at(undefined);
    await openInDashboard(services, row);
    await createWorkspace(services, undefined);
    assert.deepEqual(host.opened, [
      "https://coder.example.com/@bob/alpha",
      "https://coder.example.com/templates",
    ]);
  });

  it("offers the workspaces by name from the palette", async () => {
    const { services } = at(undefined, stopped("beta"));
    host.answer = pressing("alice/beta");
    await openInDashboard(services, undefined);
    assert.deepEqual(host.opened, ["https://coder.example.com/@alice/beta"]);
    host.answer = () => undefined;
    await assert.rejects(openInDashboard(services, undefined), Cancelled);
  });

  it("opens an app in the browser", async () => {
    const { services, rowOf } = at("*.apps.example.com");
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
    const { services, rowOf } = at(undefined);
    const row = rowOf({ app: app("ide", { external: true, url: "cursor://open/it" }) });
    await assert.rejects(openApp(services, row), Cancelled);
    assert.equal(host.shown[0]?.detail, "cursor://open/it");
    host.answer = pressing("Open");
    await openApp(services, row);
    assert.deepEqual(host.opened, ["cursor://open/it"]);
  });

  it("fills no session into an app's address, and leads to the dashboard instead", async () => {
    const { services, rowOf } = at(undefined);
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

  it("opens a port in the browser or here, and says where none can be opened", async () => {
    const { services, rowOf } = at("*.apps.example.com");
    await openPort(services, rowOf({ port: 8080 }));
    assert.deepEqual(host.opened, ["https://8080--main--alpha--bob.apps.example.com/"]);
    await openPortHere(services, rowOf({ port: 9090 }));
    assert.deepEqual(host.executed, [
      { command: "simpleBrowser.show", args: ["https://9090--main--alpha--bob.apps.example.com/"] },
    ]);
    const without = at(undefined);
    await assert.rejects(
      openPort(without.services, without.rowOf({ port: 8080 })),
      explained(/no wildcard host/),
    );
  });

  it("asks for the port of an agent, and takes only one", async () => {
    const { services, rowOf } = at("*.apps.example.com");
    host.answer = ({ kind }) => (kind === "inputBox" ? "0" : undefined);
    await assert.rejects(openPort(services, rowOf({})), Cancelled);
    host.answer = ({ kind }) => (kind === "inputBox" ? "3000" : undefined);
    await openPort(services, rowOf({}));
    assert.deepEqual(host.opened, ["https://3000--main--alpha--bob.apps.example.com/"]);
  });
});
