import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";
import { NotCoder } from "../../src/coder";
import { type Coderd, createCertificate, startCoderd } from "../coderd";
import { networkWith, startProxy, temporaryFolder, unreachable } from "./networkSupport";

/** A name that no name server knows: whoever reaches it went through the proxy. */
const name = "coder.internal.invalid";
const authority = createCertificate({ name: "Private authority", authority: true });
const server = createCertificate({ name: "coder", issuer: authority, hosts: [name] });
const person = createCertificate({ name: "alice", issuer: authority });

describe("VS Code's proxy settings", () => {
  const folder = temporaryFolder();
  const ca = folder.path("ca.pem");
  const both = folder.path("both.pem");
  let plain: Coderd;
  let encrypted: Coderd;
  let proxy: Awaited<ReturnType<typeof startProxy>>;

  const http = (setting: string, value: unknown) =>
    vscode.workspace.getConfiguration("http").update(setting, value, vscode.ConfigurationTarget.Global);
  const alice = (coderd: Coderd, port = coderd.port) => {
    const scheme = coderd === plain ? "http" : "https";
    return networkWith({ ca, cert: both }).clientAt(
      `${scheme}://${name}:${port}`,
      coderd.sessionKeyFor("alice"),
    );
  };

  before(async () => {
    writeFileSync(ca, authority.cert);
    writeFileSync(both, person.cert + person.key);
    plain = await startCoderd();
    encrypted = await startCoderd({
      tls: { key: server.key, cert: server.cert, ca: authority.cert, requestCert: true },
    });
  });

  beforeEach(async () => {
    proxy = await startProxy();
    await http("proxy", `http://127.0.0.1:${proxy.port}`);
  });

  afterEach(async () => {
    for (const setting of ["proxy", "noProxy", "proxySupport"]) await http(setting, undefined);
    await proxy.stop();
  });

  after(async () => {
    await Promise.all([plain.stop(), encrypted.stop()]);
    folder.remove();
  });

  it("send a request to an http deployment through http.proxy, with its whole address", async () => {
    assert.equal((await alice(plain).users.me()).username, "alice");
    assert.deepEqual(proxy.asked, [`GET http://${name}:${plain.port}/api/v2/users/me`]);
  });

  it("send a request to an https deployment through a tunnel, with CA file and client certificate", async () => {
    assert.equal((await alice(encrypted).users.me()).username, "alice");
    assert.deepEqual(proxy.asked, [`CONNECT ${name}:${encrypted.port}`]);
  });

  it("open a socket to an https deployment through a tunnel, with CA file and client certificate", async () => {
    const { workspaces } = alice(encrypted);
    const [workspace] = (await workspaces.list()).workspaces;
    assert.ok(workspace);
    for await (const event of workspaces.watch(workspace.id, new AbortController().signal)) {
      assert.equal(event.type === "workspace" && event.workspace.id, workspace.id);
      break;
    }
    const tunnel = `CONNECT ${name}:${encrypted.port}`;
    assert.deepEqual(proxy.asked, [tunnel, tunnel]);
  });

  /** Opens a terminal, types, waits for what is printed, and gives how much that was. */
  const useTerminal = async (coderd: Coderd): Promise<number> => {
    const client = alice(coderd);
    const { latestBuild } = await client.workspaces.get(coderd.workspace("alpha").id);
    let length = 0;
    let tail = "";
    let seen = (): void => undefined;
    const over = new Promise<void>((resolve) => (seen = resolve));
    const opening = {
      agentId: latestBuild.agents[0]?.id ?? "",
      reconnect: randomUUID(),
      columns: 80,
      rows: 24,
    };
    const terminal = await client.workspaces.openTerminal(opening, (bytes) => {
      length += bytes.length;
      tail = (tail + Buffer.from(bytes).toString("latin1")).slice(-200);
      if (tail.includes("over-42")) seen();
    });
    terminal.write("yes 0123456789 | head -c 1000000; echo over-$((40+2))\r");
    await over;
    terminal.close();
    await terminal.closed;
    return length;
  };

  it("open a terminal through a tunnel, which loses nothing of a megabyte", async () => {
    assert.ok((await useTerminal(encrypted)) > 1_000_000);
    assert.deepEqual(new Set(proxy.asked), new Set([`CONNECT ${name}:${encrypted.port}`]));
  });

  it("open a terminal at an http deployment through a proxy that passes upgrades on", async () => {
    await proxy.stop();
    proxy = await startProxy(undefined, { upgrades: true });
    await http("proxy", `http://127.0.0.1:${proxy.port}`);
    assert.ok((await useTerminal(plain)) > 1_000_000);
    assert.match(
      proxy.asked.at(-1) ?? "",
      new RegExp(`^GET http://${name}:${plain.port}/api/v2/workspaceagents/`),
    );
  });

  it("say so where the proxy of an http deployment passes no upgrade on", async () => {
    const error = await useTerminal(plain).then(
      () => assert.fail("it was opened"),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof NotCoder, String(error));
    assert.match(error.message, /WebSocket/);
    assert.match(error.advice, /proxy/);
  });

  it("are followed when they change", async () => {
    const client = alice(plain);
    await client.users.me();
    await http("noProxy", [name]);
    assert.equal((await unreachable(client.users.me())).cause, "dns");
    await http("noProxy", undefined);
    await client.users.me();
    assert.equal(proxy.asked.length, 2);
  });

  it("leave out the proxy when http.proxySupport is off", async () => {
    await http("proxySupport", "off");
    assert.equal((await unreachable(alice(plain).users.me())).cause, "dns");
    assert.deepEqual(proxy.asked, []);
  });

  it("leave out the proxy for a deployment on this machine", async () => {
    await networkWith({}).clientAt(plain.url).buildInfo();
    assert.deepEqual(proxy.asked, []);
  });

  for (const [what, status] of [
    ["refuses the tunnel", 403],
    ["wants a sign-in", 407],
    ["cannot find the deployment", 502],
  ] as const) {
    it(`let a proxy that ${what} be told from the deployment`, async () => {
      await proxy.stop();
      proxy = await startProxy(status);
      await http("proxy", `http://127.0.0.1:${proxy.port}`);
      const { users, workspaces } = alice(encrypted);
      const watching = workspaces.watch("w", new AbortController().signal);
      for (const work of [users.me(), watching[Symbol.asyncIterator]().next()]) {
        const error = await unreachable(work);
        assert.deepEqual([error.cause, error.sent], ["proxy", "no"]);
        assert.match(error.advice, /http\.proxy/);
      }
    });
  }

  it("say so when the proxy itself is not there", async () => {
    await http("proxy", "http://127.0.0.1:9");
    assert.equal((await unreachable(alice(plain).users.me())).cause, "proxy");
  });
});
