import assert from "node:assert/strict";
import {
  appAddress,
  buildAddress,
  portAddress,
  templateAddress,
  workspaceAddress,
} from "../../../../src/workspaces/opening/addresses";
import { agent, app, workspace } from "../workspaceSupport";

const deployment = { href: "https://coder.example.com/base" };
const alpha = workspace("alpha", { ownerName: "bob" });
const main = agent();
const host = "*.apps.example.com";

describe("where workspaces, apps and ports are opened", () => {
  it("is below the deployment's own path, with the real owner's name", () => {
    assert.equal(workspaceAddress(deployment, alpha), "https://coder.example.com/base/@bob/alpha");
    assert.equal(buildAddress(deployment, alpha), "https://coder.example.com/base/@bob/alpha/builds/1");
    assert.equal(templateAddress(deployment, alpha), "https://coder.example.com/base/templates/coder/docker");
    assert.equal(
      templateAddress(deployment, { ...alpha, organizationName: "" }),
      "https://coder.example.com/base/templates/docker",
    );
  });

  it("is a path with a slash at its end for an app without a host of its own", () => {
    assert.deepEqual(appAddress(deployment, alpha, main, app("web"), host), {
      kind: "page",
      address: "https://coder.example.com/base/@bob/alpha.main/apps/web/",
    });
  });

  it("is a host of its own where the app wants one, and nowhere without a wildcard host", () => {
    const own = app("web", { subdomain: true, subdomainName: "web--main--alpha--bob" });
    assert.deepEqual(appAddress(deployment, alpha, main, own, host), {
      kind: "page",
      address: "https://web--main--alpha--bob.apps.example.com/",
    });
    assert.deepEqual(appAddress(deployment, alpha, main, own, undefined), { kind: "noHost" });
    const odd = { ...own, subdomainName: "evil.example.com/" };
    assert.deepEqual(appAddress(deployment, alpha, main, odd, host), { kind: "noHost" });
  });

  it("never has the session's secret in it", () => {
    const wants = app("ide", { external: true, url: "jetbrains-gateway://connect#token=$SESSION_TOKEN" });
    assert.deepEqual(appAddress(deployment, alpha, main, wants, host), { kind: "wantsSession" });
  });

  it("tells a page from another program's address, and takes none that runs something here", () => {
    const external = (url: string) =>
      appAddress(deployment, alpha, main, app("x", { external: true, url }), host).kind;
    assert.equal(external("https://docs.example.com/"), "page");
    assert.equal(external("cursor://coder.coder-remote/open?x=1"), "program");
    for (const url of [
      "",
      "docs",
      "command:workbench.action.quit",
      "file:///etc/passwd",
      "javascript:alert(1)",
    ])
      assert.equal(external(url), "noAddress", url);
  });

  it("is a terminal's business for a command", () => {
    assert.deepEqual(appAddress(deployment, alpha, main, app("top", { command: "top" }), host), {
      kind: "command",
    });
  });

  it("is a host of its own for a port", () => {
    assert.equal(
      portAddress(deployment, alpha, main, 8080, host),
      "https://8080--main--alpha--bob.apps.example.com/",
    );
    assert.equal(portAddress(deployment, alpha, main, 8080, undefined), undefined);
    assert.equal(
      portAddress({ href: "http://10.0.0.1:3000" }, alpha, main, 80, "*.apps.lan:3000"),
      "http://80--main--alpha--bob.apps.lan:3000/",
    );
  });
});
